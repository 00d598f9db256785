import { github } from "#collectors/github/collector.ts";
import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { SampleExport } from "#prisma/seed/sample/generate.ts";
import { writeGitHubSample } from "../generate.ts";

export const NOW = new Date("2026-03-14T09:26:53.589Z");
export const OWNER = "tickets-example";

const DAY = 86_400_000;

/** The sample as it was written, and what the collector makes of each of its readings. */
export interface ReadSample {
  exports: SampleExport[];
  readings: Collected[];
  /** The present. */
  now: Collected;
}

/** Writes the sample below a directory and collects it. */
export async function readSample(directory: string): Promise<ReadSample> {
  const exports = writeGitHubSample(directory, NOW);
  const readings = await Promise.all(exports.map((written) => collect(written)));
  const now = readings.at(-1);
  if (!now) throw new Error("the sample has no reading");
  return { exports, readings, now };
}

function collect({ path, slug, readAt }: SampleExport): Promise<Collected> {
  const { signal } = new AbortController();
  const input = { path, sourceSlug: slug, defaultNamespace: "default", readAt, signal };
  return sorted(github.collectDirectory(input, async () => slug));
}

/** The one fact of a kind whose alias ends so. */
export function find({ facts }: Collected, noun: Fact["noun"], kind: string, end: string): Fact {
  const found = facts.filter((fact) => fact.noun === noun && fact.kind === kind && fact.alias.endsWith(end));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${kind} ${end}`);
  return found[0];
}

/** The one fact of a kind that goes by this name. */
export function named({ facts }: Collected, noun: Fact["noun"], kind: string, name: string): Fact {
  const found = facts.filter((fact) => fact.noun === noun && fact.kind === kind && fact.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${kind} ${name}`);
  return found[0];
}

/** Whole days from now, as the data says them: times of day are spread over the ten hours before. */
export function daysOf(time: unknown): string | undefined {
  if (typeof time !== "string") return undefined;
  const days = Math.ceil((Date.parse(time) - NOW.getTime()) / DAY);
  return days > 0 ? `+${days}d` : `${days}d`;
}
