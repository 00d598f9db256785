import type { Use } from "#lib/domain/facts/fact.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { repositoryScope } from "../names.ts";
import type { Read } from "#collectors/shared/rows.ts";
import { lastUseBy, newestFirst, startOf } from "./run-activity.ts";
import type { RepositoryView } from "./view.ts";

/**
 * When each workflow last ran, from the newest runs of its repository: a use of the workflow, and no fact. A run makes no
 * version of anything, however it ends (design: principle 2).
 */
export function workflowRuns(
  { repository }: RepositoryView,
  reads: Iterable<Read<DocumentOf<"workflow-runs">>>,
): Use[] {
  return Array.from(reads).flatMap(({ document }) => {
    const runs = newestFirst(document.workflow_runs);
    const oldest = runs.at(-1);
    if (!oldest) return [];
    const since = { at: startOf(oldest), whole: document.total_count <= runs.length };
    const scope = repositoryScope(repository.id);
    return [...groupBy(runs, (run) => run.workflow_id)].flatMap(([workflow, own]): Use[] => {
      const lastUse = lastUseBy(own, since);
      return lastUse ? [{ of: { noun: "identity", kind: "workflow", scope, key: String(workflow) }, lastUse }] : [];
    });
  });
}
