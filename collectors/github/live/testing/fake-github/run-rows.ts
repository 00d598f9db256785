import type { FakeDeployment, FakeOrganization, FakeRepository } from "./model.ts";
import { CANARY, personRow, repositoryRow, userRow } from "./rows.ts";

const WEB = "https://github.example.org";

/** A run, with all that GitHub says of one beside what is kept. */
export function runRow(
  organization: FakeOrganization,
  repository: FakeRepository,
  { id, path, conclusion, at, branch }: FakeRepository["runs"][number],
): Record<string, unknown> {
  const own = repositoryRow(organization, repository);
  const sha = "0".repeat(40);
  const urls = ["jobs_url", "logs_url", "check_suite_url", "artifacts_url", "cancel_url", "rerun_url", "workflow_url"];
  return {
    ...Object.fromEntries([...urls, "url", "html_url"].map((url) => [url, `${WEB}/runs/${id}/${url}`])),
    ...{ id, name: path, path, node_id: `R_${id}`, workflow_id: repository.workflows.get(path) ?? 1 },
    ...{ head_branch: branch, head_sha: sha, run_number: 1, run_attempt: 1, event: "push", display_title: CANARY },
    ...{ status: conclusion === null ? "in_progress" : "completed", conclusion, check_suite_id: 1 },
    ...{ check_suite_node_id: "C", pull_requests: [], created_at: at, updated_at: at, run_started_at: at },
    ...{ actor: userRow("user-1", 100), triggering_actor: userRow("user-1", 100), previous_attempt_url: null },
    head_commit: {
      ...{ id: sha, tree_id: sha, message: CANARY, timestamp: at },
      ...{ author: { name: CANARY, email: "a@example.org" }, committer: { name: CANARY, email: "a@example.org" } },
    },
    repository: own,
    head_repository: own,
  };
}

/** A deployment. */
export function deploymentRow(
  organization: FakeOrganization,
  { id, environment, at, sha = "0".repeat(40) }: FakeDeployment,
): Record<string, unknown> {
  return {
    ...{ id, node_id: `D_${id}`, sha, ref: "main", task: "deploy", payload: { token: CANARY } },
    ...{ environment, original_environment: environment, description: CANARY, created_at: at, updated_at: at },
    ...{ creator: personRow(organization, "user-1"), url: WEB, statuses_url: WEB, repository_url: WEB },
    ...{ transient_environment: false, production_environment: true },
  };
}

/** What became of a deployment, the newest first. */
export function statusRows(
  organization: FakeOrganization,
  repository: FakeRepository,
  { id, at, run, log }: FakeDeployment,
): Record<string, unknown>[] {
  const runs = `${organization.web}/${organization.login}/${repository.name}/actions/runs`;
  const address = log ?? (run === null ? null : `${runs}/${run}/job/7`);
  return ["success", "in_progress", "pending"].map((state, index) => ({
    ...{ id: id * 10 + index, node_id: `S_${id}`, state, description: CANARY, environment: "stage", url: WEB },
    ...{ created_at: at, updated_at: at, creator: personRow(organization, "user-1"), target_url: WEB },
    ...{ deployment_url: WEB, repository_url: WEB, environment_url: `https://${CANARY}.example.org` },
    ...(address === null ? {} : { log_url: address }),
  }));
}

/** Reviews of the deployments of a run. */
export function reviewRows(
  organization: FakeOrganization,
  { deployments, environments }: FakeRepository,
  id: number,
): Record<string, unknown>[] {
  return deployments
    .filter(({ run, approvedBy }) => run === id && approvedBy !== null)
    .map(({ approvedBy, environment }) => ({
      ...{ state: "approved", comment: "Looks good.", user: personRow(organization, approvedBy ?? "") },
      environments: environments
        .filter(({ name }) => name === environment)
        .map((one) => ({
          ...{ id: one.id, node_id: `E_${one.id}`, name: one.name, url: WEB, html_url: WEB },
          ...{ created_at: "2026-01-02T03:04:05Z", updated_at: "2026-01-02T03:04:05Z" },
        })),
    }));
}
