import { together, unread, type Listed, type Outcome } from "./listed.ts";
import { CallFault } from "./call-fault.ts";
import type { Detail } from "./details.ts";
import { readActionsSettings } from "./listings/actions-settings.ts";
import { readBranchRules } from "./listings/branch-rules.ts";
import { readBranchWorkflows } from "./listings/branch-workflows.ts";
import { readDeployKeys } from "./listings/deploy-keys.ts";
import { readDeployments } from "./listings/deployments.ts";
import { readEnvironments } from "./listings/environments.ts";
import type { Repository } from "./listings/repositories.ts";
import { readRepositoryAccess } from "./listings/repository-access.ts";
import { readRepositorySecrets, readRepositoryVariables } from "./listings/repository-names.ts";
import { readRepositoryRunners } from "./listings/runners.ts";
import { alertsOf, type Alerts } from "./listings/secret-alerts.ts";
import { readRepositoryWebhooks } from "./listings/webhooks.ts";
import { readWorkflowRuns } from "./listings/workflow-runs.ts";
import { KnownWorkflows, readWorkflows } from "./listings/workflows.ts";
import type { RepositorySlice } from "../slices/normalizers.ts";
import type { Session } from "./session.ts";

/** Every listing of a repository, in the order of the manifest. */
export const OF_ONE: readonly RepositorySlice[] = [
  "repository-access",
  "environments",
  "deploy-keys",
  "repository-secrets",
  "environment-secrets",
  "repository-variables",
  "branch-rules",
  "actions-settings",
  "repository-runners",
  "repository-webhooks",
  "workflows",
  "branch-workflows",
  "workflow-runs",
  "deployments",
  "secret-alerts",
];

/** Reads everything of one repository. */
export async function readRepository(
  session: Session,
  repository: Repository,
  detail: Detail,
  alerts: Alerts,
): Promise<Outcome[]> {
  if (detail instanceof CallFault && detail.kind === "absent") {
    const reason = `POST /graphql ${detail.message}. The next collection tells what became of it.`;
    return OF_ONE.map((kind) => ({ kind, ...unread({ status: "failed", reason }) }));
  }
  const known = new KnownWorkflows(session, repository);
  const [access, environments, keys, secrets, variables, settings, runners, hooks, workflows, runs] = await Promise.all(
    [
      readRepositoryAccess(session, repository),
      readEnvironments(session, repository),
      readDeployKeys(session, repository),
      readRepositorySecrets(session, repository),
      readRepositoryVariables(session, repository),
      readActionsSettings(session, repository),
      readRepositoryRunners(session, repository),
      readRepositoryWebhooks(session, repository),
      readWorkflows(session, repository, detail, known),
      readWorkflowRuns(session, repository),
    ],
  );
  const rules = readBranchRules(session, detail, keys);
  const before = { workflows, rules, environments: environments.environments, runs, known };
  const [branches, deployments] = await Promise.all([
    readBranchWorkflows(session, repository, detail, before),
    readDeployments(session, repository, environments.environments),
  ]);
  const read: Record<(typeof OF_ONE)[number], Listed> = {
    "repository-access": access,
    environments: environments.environments,
    "deploy-keys": keys,
    "repository-secrets": secrets,
    "environment-secrets": environments.secrets,
    "repository-variables": together([variables, environments.variables]),
    "branch-rules": rules,
    "actions-settings": settings,
    "repository-runners": runners,
    "repository-webhooks": hooks,
    workflows: workflows.listed,
    "branch-workflows": branches,
    "workflow-runs": runs,
    deployments,
    "secret-alerts": alertsOf(session, alerts, repository),
  };
  return OF_ONE.map((kind) => ({ kind, ...read[kind] }));
}
