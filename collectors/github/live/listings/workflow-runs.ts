import { RUNS_PAGE } from "../../documents/runs.ts";
import { getOne, oneDocument } from "../ask.ts";
import type { Listed } from "../listed.ts";
import { path } from "../listing.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** The newest page of runs, which serves all workflows of a repository: one call. Those before it are not asked for. */
export function readWorkflowRuns(session: Session, { owner, name }: Repository): Promise<Listed> {
  const place = path`/repos/${owner}/${name}/actions/runs`;
  return oneDocument(session, place, { permission: "actions" }, async () => {
    const page = await getOne(session, `${place}?per_page=${Math.min(RUNS_PAGE, session.client.limits.pageSize)}`);
    return page && { total_count: page["total_count"], workflow_runs: page["workflow_runs"] };
  });
}
