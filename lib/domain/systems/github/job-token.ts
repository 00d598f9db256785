import type { NoteEvidence } from "../../inventory/notes.ts";
import type { Itself } from "../system.ts";
import { objectOf, textOf } from "../content.ts";
import { containerOf, readAlias } from "./aliases.ts";
import { workflowOf } from "./jobs.ts";
import { knownRepository, repositoryFacts } from "./repository-content.ts";
import type { Permissions, WorkflowJob } from "./workflows/document.ts";
import { tokenPermissions } from "./workflows/token-permissions.ts";

/** What the token of a job may do and what says so. */
export type JobToken =
  | { value: null; because: string }
  | {
      value: Permissions;
      /** `line 5`, or `the default of its repository`. */
      by: string;
      /** Null where the file leaves it to the default. */
      line: number | null;
      /** The setting that says it; null where the file does. */
      proof: NoteEvidence | null;
    };

/** Nothing of an identity was read but what is attached to it. */
export const UNREAD: Itself = { identity: null, around: [] };

/**
 * What the token of a job may do: as the file says, else as the repository or its organization sets it. Unknown where
 * neither was read, where a caller decides, and where a call may be given less than the default.
 * @param alias of the workflow, or of what is in it
 */
export function jobToken(
  alias: string,
  job: Pick<WorkflowJob, "permissions" | "call">,
  { identity, around }: Itself,
): JobToken {
  const { permissions } = job;
  if (permissions) {
    return { value: permissions.value, by: `line ${permissions.line}`, line: permissions.line, proof: null };
  }
  const place = readAlias(alias);
  const unread = "what its repository gives by default was not read";
  if (!identity || !place || place.repository === null) return { value: null, because: unread };
  const facts = repositoryFacts(knownRepository(place.owner, place.repository, around));
  const given = tokenPermissions(workflowOf(identity, []), job, facts);
  if (given.value === null) {
    return { value: null, because: given.from === "repository" ? unread : "what it gets is for the caller to say" };
  }
  if (job.call && facts.defaultPermissions === "write") {
    return { value: null, because: "what it calls may be given less than its repository gives by default" };
  }
  const { settings } = knownRepository(place.owner, place.repository, around);
  const isOwn = textOf(objectOf(settings?.workflow).defaultPermissions) !== "";
  const key = isOwn
    ? `github:${place.host}/${place.owner}/${place.repository}:actions-settings:actions`
    : containerOf({ ...place, repository: null });
  const proof = {
    key,
    path: ["workflow", "defaultPermissions"],
    deciding: facts.defaultPermissions === null ? [] : [facts.defaultPermissions],
  };
  return { value: given.value, by: `the default of its ${isOwn ? "repository" : "organization"}`, line: null, proof };
}
