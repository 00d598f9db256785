import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import type { LiveInput } from "#collectors/types.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { manifest } from "../../manifest.ts";
import { collectLive } from "../collect-live.ts";
import type { Limits } from "../limits.ts";
import { FAST } from "./collect-live.ts";

/** Reads a running server and writes what it brought, as the worker does. */
export function applyLive(
  test: Pick<TestDatabase, "database" | "url">,
  input: LiveInput,
  limits: Partial<Limits> = {},
): ReturnType<typeof collectInto> {
  return collectInto(test, {
    collector: { manifest, collectDirectory: (_, slug) => collectLive(input, slug, { ...FAST, ...limits }) },
    path: "/live",
    sourceSlug: input.sourceSlug,
    readAt: new Date(),
    signal: input.signal,
  });
}

/** How the slices of the newest collection ended, by path. */
export async function endsIn({
  database,
}: Pick<TestDatabase, "database">): Promise<Map<string, { status: string; words: string }>> {
  const { rows } = await database.pool.query<{ path: string; status: string; words: string }>(
    `select s.path, v.status, concat_ws(' ', v.reason, v.problems::text) as words
     from coverage v join slice s on s.id = v.slice_id where v.collection_id = (select max(id) from collection)`,
  );
  return new Map(rows.map(({ path, status, words }) => [path, { status, words }]));
}
