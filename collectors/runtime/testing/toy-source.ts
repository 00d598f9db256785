import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import { changeLine, stayLine } from "#lib/domain/testing/as-text.ts";
import type { ModelChange, Reading, Version } from "#lib/domain/testing/knowledge.ts";
import type { CollectResult } from "../run-collection.ts";
import { collectToy } from "./collect-toy.ts";

let made = 0;

/** A source of its own that a test collects step by step, and what is known of its trust domain. */
export interface ToySource {
  slug: string;
  domain: string;
  /** Collects listings read so many minutes into the history. */
  collect(minutes: number, ...readings: Omit<Reading, "readAt">[]): Promise<CollectResult>;
  versions(): Promise<Version[]>;
  changes(): Promise<ModelChange[]>;
  /** Names of the facts that are open, sorted. */
  open(): Promise<string[]>;
  /** All of it as lines, for comparing. */
  lines(): Promise<string[]>;
  /** How the slices of the newest collection ended, by path. */
  coverage(): Promise<Record<string, string>>;
}

/** Opens a toy source; give it the domain of another for two that see the same. */
export function openToySource(test: TestDatabase, domain?: string): ToySource {
  made += 1;
  const slug = `toy-${made}`;
  const source = { slug, domain: domain ?? slug };
  const known = () => readKnowledge(test.database.pool, `toy:${source.domain}`);
  return {
    ...source,
    collect(minutes, ...readings) {
      const timed = readings.map((reading) => ({ ...reading, readAt: minutes }));
      const place = { database: test.database, url: test.url, sourceSlug: slug };
      return collectToy(place, { readAt: minutes, readings: timed, domain: source.domain });
    },
    versions: async () => (await known()).versions,
    changes: async () => (await known()).changes,
    async open() {
      const { versions } = await known();
      return versions.flatMap(({ name, closedAt }) => (closedAt === null ? [name] : [])).sort();
    },
    async lines() {
      const { versions, changes } = await known();
      const stays = versions.map((version) => stayLine(version, version.openedAt, version.closedAt));
      return [...stays, ...changes.map(changeLine)].sort();
    },
    coverage: () => readCoverage(test, slug),
  };
}

async function readCoverage({ database }: TestDatabase, slug: string): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ path: string; status: string }>(
    `select s.path, v.status from coverage v join slice s on s.id = v.slice_id
     where v.collection_id = (
       select max(c.id) from collection c join source o on o.id = c.source_id where o.slug = $1)
     order by s.path`,
    [slug],
  );
  return Object.fromEntries(rows.map(({ path, status }) => [path, status]));
}
