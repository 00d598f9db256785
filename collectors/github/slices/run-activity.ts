import type { LastUse } from "#lib/domain/facts/fact.ts";
import type { RunRecord, WorkflowActivity } from "#lib/domain/systems/github/runs/activity.ts";
import type { DocumentOf } from "../documents/documents.ts";

/** A run as it is kept. */
export type Run = DocumentOf<"workflow-runs">["workflow_runs"][number];

/** Since when runs are among those that were read, and whether those are all there ever were. */
export interface RunsRead {
  at: string;
  whole: boolean;
}

/** Runs with the newest first. */
export function newestFirst(runs: readonly Run[]): Run[] {
  return runs.toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
}

/**
 * What the runs of one workflow tell of it: when it last ran, and what came of it.
 * @param runs the newest first
 * @returns null where there are none
 */
export function lastUseBy(runs: readonly Run[], since: RunsRead): LastUse | null {
  const [last] = runs;
  if (!last) return null;
  const success = runs.find(({ conclusion }) => conclusion === "success");
  const detail: WorkflowActivity = {
    last: recordOf(last),
    lastSuccess: success ? { id: String(success.id), at: startOf(success) } : null,
    failures: failuresOf(runs, since.whole),
    read: { runs: runs.length, since: since.at },
  };
  return { at: startOf(last), granularity: "second", detail };
}

/** A run that is begun again begins anew. */
export function startOf({ run_started_at, created_at }: Run): string {
  return run_started_at ?? created_at;
}

function recordOf(run: Run): RunRecord {
  return {
    id: String(run.id),
    attempt: run.run_attempt ?? 1,
    event: run.event,
    status: run.status ?? "unknown",
    conclusion: run.conclusion ?? null,
    branch: run.head_branch ?? null,
    actor: run.actor?.login ?? null,
    at: startOf(run),
  };
}

const FAILED = new Set(["failure", "timed_out", "startup_failure"]);

/** Runs that say neither: canceled, skipped, or still going on. */
const OPEN = new Set([null, undefined, "cancelled", "skipped", "neutral", "action_required", "stale"]);

/** How many failed one after the other; what was canceled or skipped neither counts nor ends it. */
function failuresOf(runs: readonly Run[], whole: boolean): WorkflowActivity["failures"] {
  const ended = runs.filter(({ conclusion }) => !OPEN.has(conclusion));
  const end = ended.findIndex(({ conclusion }) => !FAILED.has(conclusion ?? ""));
  const count = end === -1 ? ended.length : end;
  return { count, atLeast: end === -1 && count > 0 && !whole };
}
