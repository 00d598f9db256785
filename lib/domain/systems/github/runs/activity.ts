import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf } from "../../content.ts";

// What runs and deployments tell, kept beside the history with the last use of a workflow or an environment: a collector
// writes these documents, pages read them. All of it moves with each run, so none of it is in a fact.

/** One run of a workflow. Its names come from whoever pushed: never trusted. */
export type RunRecord = {
  /** GitHub's number of it: what session names of clouds and the audit log name. */
  id: string;
  attempt: number;
  /** What started it: `push`, `schedule`. */
  event: string;
  /** `completed`, `in_progress`, `queued`, `waiting` … */
  status: string;
  /** Null while it is not completed. */
  conclusion: string | null;
  branch: string | null;
  actor: string | null;
  at: string;
};

/** What the newest runs of a repository say of one workflow. */
export type WorkflowActivity = {
  last: RunRecord;
  /** The newest run that succeeded, among those that were read. */
  lastSuccess: { id: string; at: string } | null;
  /** Runs that failed one after the other, up to now; `atLeast`: those before them were not read. */
  failures: { count: number; atLeast: boolean };
  /** How many runs of it were read, and since when they would be among them. */
  read: { runs: number; since: string };
};

/** One deployment to an environment with reviewers. */
export type DeploymentRecord = {
  id: string;
  /** Branch, tag or commit it was made of. */
  ref: string;
  sha: string | null;
  at: string;
  by: string | null;
  /** Its newest state: `success`, `waiting`, `inactive` …; null: it has none. */
  state: string | null;
  /** When it first was more than waiting. */
  startedAt: string | null;
  /** The run that made it; null: none says so. */
  run: string | null;
  /** Who decided on it; null: not read. */
  reviews: { by: string; state: string; comment: string | null }[] | null;
};

/** The newest deployments to one environment. */
export type EnvironmentActivity = {
  deployments: DeploymentRecord[];
  /** There are older ones. */
  more: boolean;
};

/** What the runs of a workflow say, from what is kept with its last use; null when that is nothing of the kind. */
export function workflowActivity(detail: JsonObject | undefined): WorkflowActivity | null {
  const last = objectOf(detail?.["last"]);
  return textOf(last["id"]) === "" || textOf(last["at"]) === "" ? null : (detail as WorkflowActivity);
}

/** The deployments of an environment, from what is kept with its last use; null when that is nothing of the kind. */
export function environmentActivity(detail: JsonObject | undefined): EnvironmentActivity | null {
  return listOf(detail?.["deployments"]).length === 0 ? null : (detail as EnvironmentActivity);
}
