import type { FakeOrganization, FakeRepository } from "./model.ts";

const WEB = "https://github.example.org";
const TIME = "2026-01-02T03:04:05Z";

/** Value that must be nowhere but on the wire. */
export const CANARY = "canary-value-of-the-fake-github";

function urls(names: readonly string[], base: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${WEB}/${base}/${name}`]));
}

const USER_URLS = [
  ...["avatar_url", "events_url", "followers_url", "following_url", "gists_url", "html_url", "organizations_url"],
  ...["received_events_url", "repos_url", "starred_url", "subscriptions_url", "url"],
];

/** A person, or an organization, as GitHub shows it wherever it is named. */
export function userRow(login: string, id: number, type = "User"): Record<string, unknown> {
  const more = { gravatar_id: "", node_id: `U_${id}`, site_admin: false, type, ...urls(USER_URLS, login) };
  return { login, id, ...more };
}

/** Whoever is called so. */
export function personRow({ people }: FakeOrganization, login: string): Record<string, unknown> {
  return userRow(login, people.find((person) => person.login === login)?.id ?? 1);
}

const REPOSITORY_URLS = [
  ...["archive_url", "assignees_url", "blobs_url", "branches_url", "collaborators_url", "comments_url", "commits_url"],
  ...["compare_url", "contents_url", "contributors_url", "deployments_url", "downloads_url", "events_url", "forks_url"],
  ...[
    "git_commits_url",
    "git_refs_url",
    "git_tags_url",
    "hooks_url",
    "html_url",
    "issue_comment_url",
    "issue_events_url",
  ],
  ...["issues_url", "keys_url", "labels_url", "languages_url", "merges_url", "milestones_url", "notifications_url"],
  ...["pulls_url", "releases_url", "stargazers_url", "statuses_url", "subscribers_url", "subscription_url", "tags_url"],
  ...["teams_url", "trees_url", "url", "clone_url", "git_url", "ssh_url", "svn_url"],
];

/** A repository as lists show it. */
export function repositoryRow(organization: FakeOrganization, repository: FakeRepository): Record<string, unknown> {
  const { id, name, archived, pushedAt } = repository;
  const counts = ["forks", "forks_count", "open_issues", "open_issues_count", "size", "stargazers_count"];
  return {
    ...Object.fromEntries([...counts, "watchers", "watchers_count"].map((count) => [count, 0])),
    ...urls(REPOSITORY_URLS, `${organization.login}/${name}`),
    mirror_url: null,
    id,
    node_id: nodeOf(repository),
    name,
    full_name: `${organization.login}/${name}`,
    owner: userRow(organization.login, organization.id, "Organization"),
    private: repository.private,
    visibility: repository.private ? "private" : "public",
    archived,
    disabled: false,
    fork: false,
    is_template: false,
    description: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: "main",
    has_downloads: true,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    created_at: TIME,
    updated_at: TIME,
    pushed_at: pushedAt,
    // Told to whoever may see the settings.
    ...(organization.installation.permissions["administration"] === undefined
      ? {}
      : { security_and_analysis: { secret_scanning: { status: "enabled" } } }),
    custom_properties: { owner: "platform", plan: CANARY },
  };
}

/** GraphQL's id of a repository. */
export function nodeOf({ id }: FakeRepository): string {
  return `R_${id}`;
}

/** The rows of the repositories that are called so. */
export function repositoryRows(organization: FakeOrganization, names: readonly string[]): Record<string, unknown>[] {
  return organization.repositories
    .filter(({ name }) => names.includes(name))
    .map((repository) => repositoryRow(organization, repository));
}

/** An installation of an App. */
export function installationRow(
  organization: FakeOrganization,
  app: { id: number; appId: number; slug: string; selection: string },
  more: { permissions?: Record<string, string>; suspended?: boolean } = {},
): Record<string, unknown> {
  return {
    id: app.id,
    app_id: app.appId,
    app_slug: app.slug,
    target_id: organization.id,
    target_type: "Organization",
    account: userRow(organization.login, organization.id, "Organization"),
    single_file_name: null,
    repository_selection: app.selection,
    events: ["push"],
    permissions: more.permissions ?? { contents: "read", metadata: "read" },
    created_at: TIME,
    updated_at: TIME,
    suspended_at: more.suspended ? TIME : null,
    suspended_by: more.suspended ? userRow("user-1", 100) : null,
    ...urls(["access_tokens_url", "html_url", "repositories_url"], `installations/${app.id}`),
  };
}

/** A team as lists show it. */
export function teamRow({ id, slug }: { id: number; slug: string }, permission = "pull"): Record<string, unknown> {
  return {
    ...{ id, slug, name: slug, node_id: `T_${id}`, description: null, permission, parent: null, type: "organization" },
    privacy: "closed",
    notification_setting: "notifications_enabled",
    organization_id: 9000,
    ...urls(["html_url", "members_url", "repositories_url", "url"], `teams/${id}`),
  };
}

/** A role of the organization. */
export function roleRow(
  organization: FakeOrganization,
  { id, name, baseRole }: FakeOrganization["roles"][number],
): Record<string, unknown> {
  return {
    ...{ id, name, description: CANARY, base_role: baseRole, source: id < 8030 ? "Predefined" : "Organization" },
    permissions: baseRole === null ? ["read_audit_logs"] : [],
    organization: userRow(organization.login, organization.id, "Organization"),
    ...{ created_at: TIME, updated_at: TIME },
  };
}

/** Whoever has a role, by themselves or by a team. */
export function roleUserRows(
  organization: FakeOrganization,
  { teams, users }: FakeOrganization["roles"][number],
): Record<string, unknown>[] {
  return organization.people.flatMap(({ login }) => {
    const by = organization.teams.filter(({ slug, members }) => teams.includes(slug) && members.includes(login));
    const own = users.includes(login);
    if (!own && by.length === 0) return [];
    const assignment = own ? (by.length > 0 ? "mixed" : "direct") : "indirect";
    const inherited_from = by.map((team) => teamRow(team));
    return [{ ...personRow(organization, login), name: CANARY, email: `${CANARY}@x`, assignment, inherited_from }];
  });
}

/** An event of the audit log, with more than may be looked at. */
export function auditRow(
  { action, at, repo }: { action: string; at: string; repo: string | null },
  repositories: readonly FakeRepository[],
): Record<string, unknown> {
  const time = Date.parse(at);
  return {
    ...{ "@timestamp": time, created_at: time, action, actor: CANARY, _document_id: `${action} ${at}`, org: "acme" },
    ...{ actor_ip: CANARY, hashed_token: CANARY, user_agent: CANARY, data: { secret: CANARY } },
    ...(repo === null ? {} : { repo: `acme/${repo}`, repo_id: repositories.find(({ name }) => name === repo)?.id }),
  };
}

/** A webhook; its address holds what must not be kept. */
export function hookRow({ id, host }: { id: number; host: string }, type: string): Record<string, unknown> {
  const config = {
    url: `https://${host}/${CANARY}?token=${CANARY}`,
    content_type: "json",
    insecure_ssl: "0",
    secret: "********",
  };
  return {
    ...{ id, type, name: "web", active: true, events: ["push"], config, created_at: TIME, updated_at: TIME },
    last_response: { code: null, status: "unused", message: null },
    ...urls(["url", "ping_url", "test_url", "deliveries_url"], `hooks/${id}`),
  };
}

/** A runner. */
export function runnerRow({ id, name }: { id: number; name: string }): Record<string, unknown> {
  const labels = [{ id: 1, name: "self-hosted", type: "read-only" }];
  return { id, name, os: "linux", status: "online", busy: false, ephemeral: false, runner_group_id: 1, labels };
}

/** A name with times, as secrets and variables have. */
export function namedRow(name: string, more: object = {}): Record<string, unknown> {
  return { name, created_at: TIME, updated_at: TIME, ...more };
}

/** A token, or a request for one. */
export function tokenRow(owner: Record<string, unknown>, id: number, selection: string): Record<string, unknown> {
  return {
    ...{ id, owner, repository_selection: selection, repositories_url: `${WEB}/tokens/${id}/repositories` },
    permissions: { repository: { contents: "read", metadata: "read" } },
    ...{ token_id: id + 1000, token_name: `token ${id}`, token_expired: false },
    token_expires_at: "2027-01-01T00:00:00Z",
    token_last_used_at: TIME,
  };
}

/** An environment of a repository. */
export function environmentRow({
  id,
  name,
  custom,
}: {
  id: number;
  name: string;
  custom: string[] | null;
}): Record<string, unknown> {
  const reviewers = [{ type: "User", reviewer: userRow("user-1", 100) }];
  return {
    ...{ id, node_id: `E_${id}`, name, url: WEB, html_url: WEB, created_at: TIME, updated_at: TIME },
    can_admins_bypass: true,
    protection_rules: [{ id, node_id: `P_${id}`, type: "required_reviewers", prevent_self_review: false, reviewers }],
    deployment_branch_policy: custom ? { protected_branches: false, custom_branch_policies: true } : null,
  };
}

export const TIME_OF_EVERYTHING = TIME;
