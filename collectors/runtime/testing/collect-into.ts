import type { Collector } from "#collectors/types.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { collectDirectory } from "../collect.ts";
import type { CollectResult } from "../run-collection.ts";

/** What a test collects: a directory, or a collector that reads something else in its place. */
export interface Read {
  collector: Collector;
  path: string;
  sourceSlug: string;
  readAt: Date;
  signal?: AbortSignal;
}

/** Collects once into a test's database, through the production path. */
export function collectInto(test: Pick<TestDatabase, "database" | "url">, read: Read): Promise<CollectResult> {
  return collectDirectory({
    database: test.database,
    databaseUrl: test.url,
    sample: false,
    defaultNamespace: "default",
    actor: { kind: "system", id: "test", name: "test" },
    signal: new AbortController().signal,
    ...read,
  });
}

/** Changes so far, as `removed parent-gone role x`. */
export async function changesIn({ database }: Pick<TestDatabase, "database">): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    "select concat_ws(' ', type, reason, kind, alias) as line from change order by id",
  );
  return rows.map(({ line }) => line);
}
