import type { FakeOrganization, FakeRepository } from "./model.ts";
import * as rows from "./rows.ts";

const { TIME_OF_EVERYTHING: TIME, CANARY } = rows;

/** What a path answers: a list, which comes in pages, or one object; null: 404. */
export type Honest = { list: unknown[]; in?: string } | { object: unknown; status?: number } | null;

/** One path of the API. */
export interface Route {
  /** As GitHub's description writes it. */
  path: string;
  method?: "POST";
  /** Asked by the App itself. */
  asApp?: boolean;
  /** The permission it needs. */
  permission?: string;
  answer(organization: FakeOrganization, parts: Record<string, string>, query: URLSearchParams): Honest;
}

type Ask = (organization: FakeOrganization, parts: Record<string, string>, query: URLSearchParams) => Honest;

const ofOrganization = (path: string, permission: string, answer: Ask): Route => {
  const inside: Ask = (organization, parts, query) =>
    parts["org"]?.toLowerCase() === organization.login ? answer(organization, parts, query) : null;
  return { path: `/orgs/{org}${path}`, permission, answer: inside };
};

const ofRepository = (
  path: string,
  permission: string,
  answer: (repository: FakeRepository, organization: FakeOrganization, parts: Record<string, string>) => Honest,
): Route => {
  const inside: Ask = (organization, parts) => {
    const found = organization.repositories.find(({ name }) => name === parts["repo"]);
    return found ? answer(found, organization, parts) : null;
  };
  return { path: `/repos/{owner}/{repo}${path}`, permission, answer: inside };
};

const found = <Item>(item: Item | undefined, make: (item: Item) => Honest): Honest => (item ? make(item) : null);

const own = ({ id, selection }: FakeOrganization["installation"]) => ({ id, appId: 4, slug: "rollcall", selection });

const APP: Route[] = [
  {
    path: "/orgs/{org}/installation",
    asApp: true,
    answer: (organization, { org }) => {
      const { installation, login } = organization;
      return org === login ? { object: rows.installationRow(organization, own(installation), installation) } : null;
    },
  },
  {
    path: "/app/installations",
    asApp: true,
    answer: (organization) => ({ list: [rows.installationRow(organization, own(organization.installation))] }),
  },
];

const ORGANIZATION: Route[] = [
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

const REPOSITORY: Route[] = [
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
      ({ id }) => ({
        list: ["main", "release/*", "hotfix/*"].map((name, index) => ({
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
  ofRepository("/hooks", "repository_hooks", ({ hooks }) => ({
    list: hooks.map((hook) => rows.hookRow(hook, "Repository")),
  })),
  ofRepository("/actions/runners", "administration", ({ runners }) => ({
    list: runners.map(rows.runnerRow),
    in: "runners",
  })),
];

const OTHERS: Route[] = [
  {
    path: "/user",
    answer: () => ({
      object: {
        ...rows.userRow("user-1", 100),
        ...{ name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null },
        ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0, created_at: TIME, updated_at: TIME },
      },
    }),
  },
  {
    path: "/installation/repositories",
    permission: "metadata",
    answer: (organization) => ({
      list: organization.repositories.map((repository) => rows.repositoryRow(organization, repository)),
      in: "repositories",
    }),
  },
  {
    path: "/apps/{app_slug}",
    answer: ({ apps }, { app_slug }) =>
      found(
        // One of them is private: nobody may read whose it is.
        apps.find(({ slug }) => slug === app_slug && slug !== "deployer"),
        ({ appId, slug }) => ({
          object: {
            ...{ id: appId, slug, node_id: "A", owner: rows.userRow(`${slug}-inc`, 4242, "Organization"), name: slug },
            ...{
              description: null,
              external_url: "https://x",
              html_url: "https://x",
              created_at: TIME,
              updated_at: TIME,
            },
            ...{ permissions: { metadata: "read" }, events: [] },
          },
        }),
      ),
  },
];

/** Every path the fake GitHub has. */
export const ROUTES: readonly Route[] = [...APP, ...ORGANIZATION, ...REPOSITORY, ...OTHERS];

/** The route of a path, with what stands in its places. */
export function routeOf(pathname: string): { route: Route; parts: Record<string, string> } | null {
  for (const route of ROUTES) {
    const pattern = route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = new RegExp(`^${pattern}$`).exec(pathname);
    if (!match) continue;
    const parts = Object.entries(match.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
    return { route, parts: Object.fromEntries(parts) as Record<string, string> };
  }
  return null;
}
