import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
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
): ReturnType<typeof collectInto> {
  return collectInto(test, {
    collector: { manifest, collectDirectory: (_, slug) => collectLive(input, slug, { ...LIMITS, ...limits }) },
    path: "/live",
    sourceSlug: input.sourceSlug,
    readAt: new Date(),
    signal: input.signal,
  });
}
