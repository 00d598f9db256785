import type { RunsView, RunView } from "../../../inventory/detail.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { readAlias } from "../aliases.ts";
import { repositoryLinks } from "../home.ts";
import { workflowActivity, type RunRecord } from "./activity.ts";

/** GitHub's conclusions as pages say them; those it adds are said as they are. */
const OUTCOMES: Readonly<Record<string, string>> = {
  success: "succeeded",
  failure: "failed",
  timed_out: "timed out",
  startup_failure: "could not start",
  cancelled: "was canceled",
  skipped: "was skipped",
  action_required: "waits for an approval",
  waiting: "waits for an approval",
  in_progress: "is running",
  queued: "waits for a runner",
};

const FAILED = new Set(["failure", "timed_out", "startup_failure"]);

/**
 * What the runs of a workflow say, from what is kept with its last use; null where none is known.
 * @param alias of the workflow, or of its repository
 */
export function runsView(host: string, repository: string, detail: JsonObject | undefined): RunsView | null {
  const activity = workflowActivity(detail);
  if (!activity) return null;
  const { last, lastSuccess, failures, read } = activity;
  const links = repositoryLinks(host, repository);
  const hrefOf = (id: string) => (links && /^\d+$/.test(id) ? `${links.itself}/actions/runs/${id}` : null);
  return {
    last: runView(last, hrefOf(last.id)),
    lastSuccess: lastSuccess && { at: lastSuccess.at, href: hrefOf(lastSuccess.id) },
    failures,
    read,
  };
}

/** The same by the alias of a workflow. */
export function runsOf(alias: string, detail: JsonObject | undefined): RunsView | null {
  const place = readAlias(alias);
  if (!place || place.repository === null) return null;
  return runsView(place.host, `${place.owner}/${place.repository}`, detail);
}

function runView({ id, event, conclusion, status, branch, actor, at }: RunRecord, href: string | null): RunView {
  const word = conclusion ?? status;
  return {
    id,
    at,
    outcome: Object.hasOwn(OUTCOMES, word) ? (OUTCOMES[word] ?? word) : word.replaceAll("_", " "),
    failed: FAILED.has(word),
    event,
    actor,
    branch,
    href,
  };
}
