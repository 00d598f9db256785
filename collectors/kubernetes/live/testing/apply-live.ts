import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { LiveInput } from "#collectors/types.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { manifest } from "../../manifest.ts";
import { collectLive } from "../collect-live.ts";
import { LIMITS, type Limits } from "../limits.ts";

/** Reads a running server and writes what it brought, as the worker does. */
export function applyLive(
  test: Pick<TestDatabase, "database" | "url">,
  input: LiveInput,
  limits: Partial<Limits> = {},
): ReturnType<typeof collectDirectory> {
  return collectDirectory({
    database: test.database,
    databaseUrl: test.url,
    collector: { manifest, collectDirectory: (_, slug) => collectLive(input, slug, { ...LIMITS, ...limits }) },
    path: "/live",
    sourceSlug: input.sourceSlug,
    sample: false,
    defaultNamespace: "default",
    readAt: new Date(),
    actor: { kind: "system", id: "test", name: "test" },
    signal: input.signal,
  });
}

/** Changes so far, as `removed parent-gone role x`. */
export async function changesIn({ database }: TestDatabase): Promise<string[]> {
  const { rows } = await database.pool.query<{ line: string }>(
    "select concat_ws(' ', type, reason, kind, alias) as line from change order by id",
  );
  return rows.map(({ line }) => line);
}
