import type { FindWorkflow } from "./calls.ts";
import type { WorkflowDocument } from "./document.ts";

/** A workflow and the branch it was read from; null: not known, as for a plain checkout. */
export interface KnownWorkflow {
  readonly document: WorkflowDocument;
  readonly ref: string | null;
}

/**
 * Finds called workflows among those that were read. A call that names a ref finds only what was read from it: at
 * another one the file may say something else.
 * @param at the branch the caller was read from, where what lies beside it is looked for
 */
export function findAmong(known: readonly KnownWorkflow[], at: string | null): FindWorkflow {
  return finder(known)(at);
}

/** The same for many callers, each by the branch it was read from: those that are known are arranged once. */
export function finder(known: readonly KnownWorkflow[]): (at: string | null) => FindWorkflow {
  const byPlace = new Map(
    known.map(({ document, ref }) => [keyOf(document.owner, document.repository, document.path, ref), document]),
  );
  return (at) =>
    ({ owner, repository, path, ref }) =>
      byPlace.get(keyOf(owner, repository, path, ref ?? at)) ?? null;
}

/** Names of owners and repositories are the same whatever their case, paths are not. */
function keyOf(owner: string, repository: string, path: string, ref: string | null): string {
  return JSON.stringify([owner.toLowerCase(), repository.toLowerCase(), path, ref]);
}
