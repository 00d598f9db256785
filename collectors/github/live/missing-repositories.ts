import { repositoryScope } from "../names.ts";
import { CallFault } from "./call-fault.ts";
import { path } from "./listing.ts";
import { isRecord } from "./records.ts";
import type { Session } from "./session.ts";

/** What was not read for so long before the last collection was gone by then: each repository is read once a day. */
const LATELY_MS = 7 * 24 * 3_600_000;

const PREFIX = repositoryScope("");

/** Ids of the repositories that were there when the organization was last read. */
export function knownRepositories({ lastEnds }: Session): string[] {
  const ends = [...(lastEnds?.values() ?? [])];
  const last = ends.reduce((newest, { readAt }) => Math.max(newest, readAt.getTime()), 0);
  const lately = ends.filter(({ scope, readAt }) => scope.startsWith(PREFIX) && readAt.getTime() > last - LATELY_MS);
  const ids = lately.map(({ scope }) => scope.slice(PREFIX.length)).filter((id) => /^\d{1,20}$/.test(id));
  return [...new Set(ids)];
}

/**
 * Whether a repository may still be one of the organization's: only 404, or another owner, says that it is not.
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export async function isStillThere({ client, organization }: Session, id: string): Promise<boolean> {
  try {
    const { data } = await client.get(path`/repositories/${id}`);
    const owner = isRecord(data) && isRecord(data["owner"]) ? data["owner"]["id"] : null;
    return !Number.isSafeInteger(owner) || String(owner) === organization.id;
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    return error.kind !== "absent";
  }
}
