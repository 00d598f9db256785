import { repositoryScope } from "../names.ts";
import { CallFault } from "./call-fault.ts";
import { path } from "./listing.ts";
import { isRecord } from "./records.ts";
import type { Session } from "./session.ts";

/** What was not read for so long before the last collection was gone by then: each repository is read once a day. */
const LATELY_MS = 7 * 24 * 3_600_000;

const PREFIX = repositoryScope("");

/** A repository as it was called when it was last read. */
export interface KnownRepository {
  id: string;
  owner: string;
  name: string;
}

/** The repositories that were there when the organization was last read, each by its newest name. */
export function knownRepositories({ lastEnds }: Session): KnownRepository[] {
  const ends = [...(lastEnds?.entries() ?? [])].toSorted(([, a], [, b]) => a.readAt.getTime() - b.readAt.getTime());
  const last = ends.at(-1)?.[1].readAt.getTime() ?? 0;
  const known = new Map<string, KnownRepository>();
  for (const [slice, { scope, readAt }] of ends) {
    if (!scope.startsWith(PREFIX) || readAt.getTime() <= last - LATELY_MS) continue;
    const id = scope.slice(PREFIX.length);
    const [, owner, name] = PATH.exec(slice) ?? [];
    if (owner !== undefined && name !== undefined && /^\d{1,20}$/.test(id)) known.set(id, { id, owner, name });
  }
  return [...known.values()];
}

const PATH = /^organization\/repository\/([A-Za-z0-9._-]{1,100})\/([A-Za-z0-9._-]{1,100})\/[a-z-]+$/;

/**
 * Whether a repository that is missing in the list may still be one of the organization's. It is not where its name is
 * answered 404, leads to another owner, or is borne by another that is listed: GitHub gives a name away only when its
 * bearer was deleted, or renamed and then listed under the new one.
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export async function isStillThere(
  { client, organization }: Session,
  { id, owner, name }: KnownRepository,
  listed: ReadonlySet<string>,
): Promise<boolean> {
  try {
    const { data } = await client.get(path`/repos/${owner}/${name}`);
    if (!isRecord(data) || !isRecord(data["owner"])) return true;
    const isOurs = String(data["owner"]["id"]) === organization.id;
    const found = String(data["id"]);
    return isOurs && (found === id || !listed.has(found));
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    return error.kind !== "absent";
  }
}
