import { found, ofRepository, type Route } from "./route.ts";
import * as rows from "./rows.ts";
import { deploymentRow, reviewRows, runRow, statusRows } from "./run-rows.ts";

const { TIME_OF_EVERYTHING: TIME, CANARY } = rows;

/** What is asked about one repository. */
export const REPOSITORY: Route[] = [
  ofRepository("/branches", "contents", () => ({
    list: [{ name: "main", commit: { sha: "0".repeat(40), url: "https://x" }, protected: true }],
  })),
  ofRepository("/collaborators", "metadata", ({ collaborators }, organization) => ({
    list: collaborators.map(({ login, role }) => ({ ...rows.personRow(organization, login), role_name: role })),
  })),
  ofRepository("/teams", "administration", ({ teams }, organization) => ({
    list: teams.flatMap(({ slug, role }) =>
      organization.teams.filter((team) => team.slug === slug).map((team) => rows.teamRow(team, role)),
    ),
  })),
  ofRepository("/keys", "administration", ({ keys }) => ({
    list: keys.map(({ id, title, key, readOnly, addedBy }) => ({
      ...{ id, title, key, url: "https://x", verified: true, created_at: TIME, read_only: readOnly },
      ...{ added_by: addedBy, last_used: TIME, enabled: true },
    })),
  })),
  ...(["actions", "dependabot"] as const).map((store) =>
    ofRepository(`/${store}/secrets`, store === "actions" ? "secrets" : "dependabot_secrets", ({ secrets }) => ({
      list: secrets.filter((secret) => secret.store === store).map(({ name }) => rows.namedRow(name)),
      in: "secrets",
    })),
  ),
  ofRepository("/actions/variables", "actions_variables", ({ variables }) => ({
    list: variables.map(({ name }) => rows.namedRow(name, { value: CANARY })),
    in: "variables",
  })),
  ofRepository("/environments", "actions", ({ environments }) => ({
    list: environments.map(rows.environmentRow),
    in: "environments",
  })),
  ofRepository("/environments/{environment_name}/deployment-branch-policies", "actions", ({ environments }, _, parts) =>
    found(
      environments.find(({ name }) => name === parts["environment_name"]),
      ({ id, custom }) => ({
        list: (custom ?? []).map((name, index) => ({
          id: id * 10 + index,
          node_id: "B",
          name,
          type: "branch",
        })),
        in: "branch_policies",
      }),
    ),
  ),
  ...(["secrets", "variables"] as const).map((what) =>
    ofRepository(`/environments/{environment_name}/${what}`, "environments", ({ environments }, _, parts) =>
      found(
        environments.find(({ name }) => name === parts["environment_name"]),
        (environment) => ({
          list: environment[what].map((name) => rows.namedRow(name, what === "variables" ? { value: CANARY } : {})),
          in: what,
        }),
      ),
    ),
  ),
  ofRepository("/actions/permissions", "administration", () => ({
    object: { enabled: true, allowed_actions: "selected" },
  })),
  ofRepository("/actions/permissions/selected-actions", "administration", () => ({
    object: { github_owned_allowed: true, verified_allowed: true, patterns_allowed: [] },
  })),
  ofRepository("/actions/permissions/workflow", "administration", () => ({
    object: { default_workflow_permissions: "write", can_approve_pull_request_reviews: true },
  })),
  ofRepository("/actions/permissions/access", "administration", () => ({ object: { access_level: "none" } })),
  ofRepository("/actions/permissions/fork-pr-contributor-approval", "administration", () => ({
    object: { approval_policy: "all_external_contributors" },
  })),
  ofRepository("/actions/oidc/customization/sub", "actions", () => ({ object: { use_default: true } })),
  ofRepository("/actions/workflows", "actions", ({ workflows }) => ({
    list: [...workflows].map(([path, id]) => ({
      ...{ id, node_id: `W_${id}`, name: path, path, state: "active", created_at: TIME, updated_at: TIME },
      ...{ url: "https://x", html_url: "https://x", badge_url: "https://x" },
    })),
    in: "workflows",
  })),
  ofRepository("/actions/runs", "actions", (repository, organization) => ({
    list: repository.runs.map((run) => runRow(organization, repository, run)),
    in: "workflow_runs",
  })),
  ofRepository("/actions/runs/{run_id}", "actions", (repository, organization, { run_id }) =>
    found(
      repository.runs.find(({ id }) => id === Number(run_id)),
      (run) => ({ object: runRow(organization, repository, run) }),
    ),
  ),
  ofRepository("/actions/runs/{run_id}/approvals", "actions", (repository, organization, { run_id }) => ({
    object: reviewRows(organization, repository, Number(run_id)),
  })),
  ofRepository("/deployments", "deployments", ({ deployments }, organization, _, query) => ({
    list: deployments
      .filter(({ environment }) => environment === query.get("environment"))
      .map((deployment) => deploymentRow(organization, deployment)),
  })),
  ofRepository("/deployments/{deployment_id}/statuses", "deployments", (repository, organization, parts) =>
    found(
      repository.deployments.find(({ id }) => id === Number(parts["deployment_id"])),
      (deployment) => ({ list: statusRows(organization, repository, deployment) }),
    ),
  ),
  ofRepository("/hooks", "repository_hooks", ({ hooks }) => ({
    list: hooks.map((hook) => rows.hookRow(hook, "Repository")),
  })),
  ofRepository("/actions/runners", "administration", ({ runners }) => ({
    list: runners.map(rows.runnerRow),
    in: "runners",
  })),
];
