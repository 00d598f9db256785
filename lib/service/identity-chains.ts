import { reachWord } from "#lib/domain/reach/words.ts";
import type { PathsView } from "#lib/domain/reach/views/path-view.ts";
import { NotFound } from "#lib/errors.ts";
import type { Context } from "./context.ts";
import type { IdentityFacts } from "./identity-facts.ts";
import { readPaths } from "./paths.ts";

/**
 * The chains of an identity as its page tells them. Null for a past time and for one that is gone: only verdicts are kept of
 * those. Null too while the newest graph is not the one its verdict is of: both are never told side by side.
 */
export async function readChainsOf(context: Context, found: IdentityFacts, count?: number): Promise<PathsView | null> {
  if (found.asOf !== null || found.stored.closedAt !== null) return null;
  try {
    const view = await readPaths(context, found.stored.alias, count === undefined ? {} : { count });
    return reachWord(view.verdict.reaches) === found.row.reach.verdict ? view : null;
  } catch (error) {
    // No graph was made yet, or none since it was first seen.
    if (error instanceof NotFound) return null;
    throw error;
  }
}
