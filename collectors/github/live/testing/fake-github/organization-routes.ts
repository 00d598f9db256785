import { found, ofOrganization, type Route } from "./route.ts";
import * as rows from "./rows.ts";

const { TIME_OF_EVERYTHING: TIME, CANARY } = rows;

/** What is asked about the organization as a whole. */
export const ORGANIZATION: Route[] = [
  ofOrganization("", "metadata", ({ login, id }) => ({
    object: {
      ...rows.userRow(login, id, "Organization"),
      description: "",
      has_organization_projects: true,
      has_repository_projects: true,
      ...{ public_repos: 1, public_gists: 0, followers: 0, following: 0 },
      ...{ created_at: TIME, updated_at: TIME, archived_at: null },
      ...{ hooks_url: "https://x", issues_url: "https://x", members_url: "https://x", public_members_url: "https://x" },
      two_factor_requirement_enabled: true,
      default_repository_permission: "read",
    },
  })),
  ofOrganization("/repos", "metadata", (organization) => ({
    list: organization.repositories.map((repository) => rows.repositoryRow(organization, repository)),
  })),
  ofOrganization("/teams", "members", ({ teams }) => ({ list: teams.map((team) => rows.teamRow(team)) })),
  ofOrganization("/teams/{team_slug}/members", "members", (organization, { team_slug }, query) =>
    found(
      organization.teams.find(({ slug }) => slug === team_slug),
      ({ members }) => ({
        list: members
          .filter((_, index) => (index === 0) === (query.get("role") === "maintainer"))
          .map((login) => rows.personRow(organization, login)),
      }),
    ),
  ),
  ofOrganization("/members", "members", (organization, _, query) => ({
    list: organization.people
      .filter(({ role }) => role === query.get("role"))
      .map(({ login }) => rows.personRow(organization, login)),
  })),
  ofOrganization("/outside_collaborators", "members", (organization) => ({
    list: organization.people
      .filter(({ role }) => role === "outside")
      .map(({ login }) => rows.personRow(organization, login)),
  })),
  ofOrganization("/organization-roles", "organization_custom_org_roles", (organization) => ({
    list: organization.roles.map((role) => rows.roleRow(organization, role)),
    in: "roles",
  })),
  ofOrganization("/organization-roles/{role_id}/teams", "members", (organization, { role_id }) =>
    found(
      organization.roles.find(({ id }) => String(id) === role_id),
      ({ teams }) => ({
        list: organization.teams
          .filter(({ slug }) => teams.includes(slug))
          .map((team) => ({ ...rows.teamRow(team), assignment: "direct" })),
      }),
    ),
  ),
  ofOrganization("/organization-roles/{role_id}/users", "members", (organization, { role_id }) =>
    found(
      organization.roles.find(({ id }) => String(id) === role_id),
      (role) => ({ list: rows.roleUserRows(organization, role) }),
    ),
  ),
  ofOrganization("/audit-log", "organization_administration", ({ events, repositories }, _, query) => {
    const since = Date.parse(/created:>=(\S+)/.exec(query.get("phrase") ?? "")?.[1] ?? "1970-01-01");
    return (
      events && {
        list: events.filter(({ at }) => Date.parse(at) >= since).map((event) => rows.auditRow(event, repositories)),
        cursor: true,
      }
    );
  }),
  ofOrganization("/installations", "organization_administration", (organization) => ({
    list: organization.apps.map((app) => rows.installationRow(organization, app)),
    in: "installations",
  })),
  ofOrganization("/personal-access-tokens", "organization_personal_access_tokens", (organization) => ({
    list: organization.tokens.map(({ id, owner, selection }) => ({
      ...rows.tokenRow(rows.personRow(organization, owner), id, selection),
      access_granted_at: TIME,
    })),
  })),
  ofOrganization(
    "/personal-access-tokens/{pat_id}/repositories",
    "organization_personal_access_tokens",
    (organization, { pat_id }) =>
      found(
        organization.tokens.find(({ id }) => String(id) === pat_id),
        ({ repositories }) => ({ list: rows.repositoryRows(organization, repositories) }),
      ),
  ),
  ofOrganization("/personal-access-token-requests", "organization_personal_access_token_requests", (organization) => ({
    list: organization.requests.map(({ id, owner }) => ({
      ...rows.tokenRow(rows.personRow(organization, owner), id, "all"),
      reason: CANARY,
      created_at: TIME,
    })),
  })),
  ofOrganization("/credential-authorizations", "organization_administration", ({ authorizations }) => ({
    list: authorizations.map(({ id, login, type }) => ({
      ...{ login, credential_id: id, credential_type: type, authorized_credential_id: id },
      ...{ credential_authorized_at: TIME, credential_accessed_at: TIME, token_last_eight: "canary88" },
      ...(type === "SSH key" ? { fingerprint: "SHA256:abc" } : { scopes: ["repo"] }),
    })),
  })),
  ...(["actions", "dependabot"] as const).flatMap((store) => [
    ofOrganization(
      `/${store}/secrets`,
      store === "actions" ? "organization_secrets" : "organization_dependabot_secrets",
      ({ secrets }) => ({
        list: secrets
          .filter((secret) => secret.store === store)
          .map(({ name, visibility }) => rows.namedRow(name, { visibility })),
        in: "secrets",
      }),
    ),
    ofOrganization(
      `/${store}/secrets/{secret_name}/repositories`,
      store === "actions" ? "organization_secrets" : "organization_dependabot_secrets",
      (organization, { secret_name }) =>
        found(
          organization.secrets.find(({ name }) => name === secret_name),
          ({ repositories }) => ({ list: rows.repositoryRows(organization, repositories), in: "repositories" }),
        ),
    ),
  ]),
  ofOrganization("/actions/variables", "organization_actions_variables", ({ variables }) => ({
    list: variables.map(({ name, visibility }) => rows.namedRow(name, { visibility, value: CANARY })),
    in: "variables",
  })),
  ofOrganization("/actions/variables/{name}/repositories", "organization_actions_variables", (organization, parts) =>
    found(
      organization.variables.find(({ name }) => name === parts["name"]),
      ({ repositories }) => ({ list: rows.repositoryRows(organization, repositories), in: "repositories" }),
    ),
  ),
  ofOrganization("/actions/runner-groups", "organization_self_hosted_runners", ({ groups }) => ({
    list: groups.map(({ id, name, visibility }) => ({
      ...{ id, name, visibility, default: id === 1, inherited: false, allows_public_repositories: false },
      runners_url: "https://x",
    })),
    in: "runner_groups",
  })),
  ofOrganization(
    "/actions/runner-groups/{runner_group_id}/repositories",
    "organization_self_hosted_runners",
    (organization, { runner_group_id }) =>
      found(
        organization.groups.find(({ id }) => String(id) === runner_group_id),
        ({ repositories }) => ({ list: rows.repositoryRows(organization, repositories), in: "repositories" }),
      ),
  ),
  ofOrganization("/actions/runners", "organization_self_hosted_runners", ({ runners }) => ({
    list: runners.map(rows.runnerRow),
    in: "runners",
  })),
  ofOrganization("/hooks", "organization_hooks", ({ hooks }) => ({
    list: hooks.map((hook) => rows.hookRow(hook, "Organization")),
  })),
  ofOrganization("/actions/permissions", "organization_administration", () => ({
    object: { enabled_repositories: "all", allowed_actions: "selected" },
  })),
  ofOrganization("/actions/permissions/selected-actions", "organization_administration", () => ({
    object: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ["acme/*"] },
  })),
  ofOrganization("/actions/permissions/workflow", "organization_administration", () => ({
    object: { default_workflow_permissions: "read", can_approve_pull_request_reviews: false },
  })),
  ofOrganization("/actions/permissions/fork-pr-contributor-approval", "organization_administration", () => ({
    object: { approval_policy: "first_time_contributors" },
  })),
  ofOrganization("/actions/permissions/self-hosted-runners", "organization_administration", () => ({
    object: { enabled_repositories: "all" },
  })),
  ofOrganization("/actions/oidc/customization/sub", "organization_administration", () => ({
    object: { include_claim_keys: ["repo", "context"] },
  })),
  ofOrganization("/secret-scanning/alerts", "secret_scanning_alerts", (organization, _, query) => ({
    list: organization.repositories.flatMap((repository) =>
      repository.alerts.map(({ number, type }) => ({
        ...{ number, created_at: TIME, url: "https://x", html_url: "https://x", locations_url: "https://x" },
        ...{
          state: "open",
          resolution: null,
          secret_type: type,
          secret_type_display_name: "Token",
          validity: "active",
        },
        secret: query.get("hide_secret") === "true" ? null : CANARY,
        repository: rows.repositoryRow(organization, repository),
      })),
    ),
  })),
];
