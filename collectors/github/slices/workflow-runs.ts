import type { Use } from "#lib/domain/facts/fact.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import type { RunRecord, WorkflowActivity } from "#lib/domain/systems/github/runs/activity.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { repositoryScope } from "../names.ts";
import type { Read } from "#collectors/shared/rows.ts";
import type { RepositoryView } from "./view.ts";

type Page = DocumentOf<"workflow-runs">;
type Run = Page["workflow_runs"][number];

/**
 * When each workflow last ran, from the newest runs of its repository: a use of the workflow, and no fact. A run makes no
 * version of anything, however it ends (design: principle 2).
 */
export function workflowRuns(view: RepositoryView, reads: Iterable<Read<Page>>): Use[] {
  return Array.from(reads).flatMap(({ document }) => {
    const runs = document.workflow_runs.toSorted((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
    const oldest = runs.at(-1);
    if (!oldest) return [];
    const since = { at: startOf(oldest), whole: document.total_count <= runs.length };
    return [...groupBy(runs, (run) => run.workflow_id)].map(([workflow, own]) => useOf(view, workflow, own, since));
  });
}

/** @param runs of one workflow, the newest first; there is one */
function useOf(
  { repository }: RepositoryView,
  workflow: number,
  runs: readonly Run[],
  since: { at: string; whole: boolean },
): Use {
  const [last] = runs;
  if (!last) throw new Error("a workflow without runs was grouped");
  const success = runs.find(({ conclusion }) => conclusion === "success");
  const detail: WorkflowActivity = {
    last: recordOf(last),
    lastSuccess: success ? { id: String(success.id), at: startOf(success) } : null,
    failures: failuresOf(runs, since.whole),
    read: { runs: runs.length, since: since.at },
  };
  return {
    of: { noun: "identity", kind: "workflow", scope: repositoryScope(repository.id), key: String(workflow) },
    lastUse: { at: startOf(last), granularity: "second", detail },
  };
}

/** A run that is begun again begins anew. */
function startOf({ run_started_at, created_at }: Run): string {
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
