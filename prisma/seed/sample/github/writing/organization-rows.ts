import type { OrganizationSlice } from "#collectors/github/slices/normalizers.ts";
import type { Row } from "#collectors/shared/rows.ts";
import type { OrganizationSecretEntry, Token } from "../model/organization.ts";
import { valueAt } from "../model/time.ts";
import { idOf, rowsFrom, type Moment } from "./rows.ts";

type RowsOf = (moment: Moment) => Row[];

/** What GitHub answers for each listing of the organization; those that are absent it cannot say. */
export const ORGANIZATION_ROWS: Partial<Record<OrganizationSlice, RowsOf>> = {
  organization: organizationRow,
  repositories: repositoryRows,
  people: (moment) =>
    rowsFrom(`${base(moment)}/members`, moment.there(moment.organization.people), ({ login, role }) => ({
      ...moment.person(login),
      role,
      two_factor_disabled: false,
    })),
  teams: (moment) =>
    rowsFrom(`${base(moment)}/teams`, moment.there(moment.organization.teams), ({ name }) => ({
      id: idOf("team", name),
      slug: name,
      name,
      privacy: "closed",
      parent: null,
      members: moment.members(name).map((person) => ({
        ...moment.person(person.login),
        role: person.role === "admin" ? "maintainer" : "member",
      })),
    })),
  "organization-roles": roleRows,
  "app-installations": appRows,
  "audit-log": () => [],
  "fine-grained-tokens": (moment) =>
    rowsFrom(`${base(moment)}/personal-access-tokens`, moment.there(moment.organization.tokens), (token) => ({
      ...tokenRow(moment, token),
      access_granted_at: moment.time(token.born),
    })),
  "token-requests": (moment) =>
    rowsFrom(
      `${base(moment)}/personal-access-token-requests`,
      moment.there(moment.organization.tokenRequests),
      (token) => ({ ...tokenRow(moment, token), created_at: moment.time(token.born) }),
    ),
  "organization-secrets": (moment) =>
    rowsFrom(`${base(moment)}/actions/secrets`, moment.there(moment.organization.secrets), (secret) => ({
      store: secret.store ?? "actions",
      ...sharedRow(moment, secret),
    })),
  "organization-variables": (moment) =>
    rowsFrom(`${base(moment)}/actions/variables`, moment.there(moment.organization.variables), (variable) =>
      sharedRow(moment, variable),
    ),
  "runner-groups": (moment) =>
    rowsFrom(`${base(moment)}/actions/runner-groups`, moment.there(moment.organization.runnerGroups), (group) => ({
      id: idOf("runner-group", group.name),
      name: group.name,
      default: group.default ?? false,
      inherited: false,
      visibility: group.repositories === "all" ? "all" : "selected",
      allows_public_repositories: group.publicRepositories,
      restricted_to_workflows: group.workflows !== undefined,
      selected_workflows: group.workflows ?? [],
      ...(group.repositories === "all" ? {} : { repositories: moment.selection(group.repositories) }),
    })),
  "organization-runners": (moment) =>
    rowsFrom(`${base(moment)}/actions/runners`, moment.there(moment.organization.runners), (runner) => ({
      ...runnerRow(runner),
      runner_group_id: idOf("runner-group", runner.group),
    })),
  "organization-webhooks": (moment) =>
    rowsFrom(`${base(moment)}/hooks`, moment.there(moment.organization.webhooks), (hook) => webhookRow(moment, hook)),
};

function base({ organization }: Moment): string {
  return `/orgs/${organization.login}`;
}

function organizationRow(moment: Moment): Row[] {
  const { login, born } = moment.organization;
  const row = {
    login,
    id: idOf("organization", login),
    name: "Tickets Example",
    created_at: moment.time(born),
    default_repository_permission: "read",
    two_factor_requirement_enabled: true,
    members_can_create_repositories: true,
    deploy_keys_enabled_for_repositories: true,
    actions: { enabled_repositories: "all", allowed_actions: "all", sha_pinning_required: false },
    workflow: { default_workflow_permissions: "read", can_approve_pull_request_reviews: false },
    fork_pr_approval: { approval_policy: "first_time_contributors" },
    oidc: { include_claim_keys: ["repo", "context"] },
  };
  return [{ value: row, evidence: `GET ${base(moment)}` }];
}

function repositoryRows(moment: Moment): Row[] {
  const owner = { login: moment.organization.login, id: idOf("organization", moment.organization.login) };
  return rowsFrom(`${base(moment)}/repos`, moment.there(moment.organization.repositories), (repository) => ({
    id: idOf("repository", repository.name),
    name: repository.name,
    owner,
    visibility: repository.visibility ?? "private",
    archived: repository.archived !== undefined && repository.archived >= moment.day,
    disabled: false,
    fork: false,
    default_branch: "main",
    created_at: moment.time(repository.born),
    custom_properties: {
      team: repository.team,
      ...(repository.environment ? { environment: repository.environment } : {}),
    },
  }));
}

/** People have a role by themselves, or by a team; GitHub lists both. */
function roleRows(moment: Moment): Row[] {
  const { teams, people, roles } = moment.organization;
  return rowsFrom(`${base(moment)}/organization-roles`, moment.there(roles), (role) => {
    const given = moment.there(teams).filter(({ name }) => role.teams.includes(name));
    return {
      id: idOf("role", role.name),
      name: role.name,
      source: role.predefined ? "Predefined" : "Organization",
      base_role: role.baseRole,
      permissions: role.permissions,
      teams: given.map(({ name }) => ({ id: idOf("team", name), slug: name, assignment: "direct" })),
      users: moment.there(people).flatMap(({ login, team }) => {
        const by = given.filter(({ name }) => name === team);
        const own = role.people.includes(login);
        if (!own && by.length === 0) return [];
        return [
          {
            ...moment.person(login),
            assignment: own ? (by.length > 0 ? "mixed" : "direct") : "indirect",
            inherited_from: by.map(({ name }) => ({ id: idOf("team", name), slug: name })),
          },
        ];
      }),
    };
  });
}

function appRows(moment: Moment): Row[] {
  const { apps } = moment.organization;
  return rowsFrom(`${base(moment)}/installations`, moment.there(apps), (app) => {
    const suspended = app.suspended && app.suspended.at >= moment.day ? app.suspended : null;
    return {
      id: idOf("installation", app.slug),
      app_id: idOf("app", app.slug),
      app_slug: app.slug,
      repository_selection: app.repositories === "all" ? "all" : "selected",
      permissions: valueAt(app.permissions, moment.day),
      events: app.events ?? [],
      created_at: moment.time(app.born),
      suspended_at: suspended && moment.time(suspended.at),
      suspended_by: suspended && moment.person(suspended.by),
      ...(app.owner === null ? {} : { app: { name: app.title, owner: moment.person(app.owner) } }),
      ...(app.repositories === "all" ? {} : { repositories: moment.selection(app.repositories) }),
    };
  });
}

function tokenRow(moment: Moment, token: Token): object {
  return {
    id: idOf("grant", token.owner, token.name),
    token_id: idOf("token", token.owner, token.name),
    token_name: token.name,
    owner: moment.person(token.owner),
    permissions: token.permissions,
    repository_selection: token.repositories === "all" ? "all" : "subset",
    token_expires_at: token.expires === null ? null : moment.time(token.expires),
    token_last_used_at: moment.lastUse(token.used),
    ...(token.repositories === "all" ? {} : { repositories: moment.selection(token.repositories) }),
  };
}

function sharedRow(moment: Moment, entry: OrganizationSecretEntry): object {
  const { name, repositories } = entry;
  const visibility = typeof repositories === "string" ? repositories : "selected";
  return {
    name,
    ...agesOf(moment, entry),
    visibility,
    ...(typeof repositories === "string" ? {} : { repositories: moment.selection(repositories) }),
  };
}

/** When it was made, and when its value was set last as of that day. */
export function agesOf(moment: Moment, { born, set }: { born: number; set?: number }): object {
  const updated = set !== undefined && set >= moment.day ? set : born;
  return { created_at: moment.time(born), updated_at: moment.time(updated) };
}

/** A runner as GitHub lists it. */
export function runnerRow(runner: { name: string; ephemeral: boolean; labels: readonly string[] }): object {
  const own = new Set(["self-hosted", "Linux", "X64", "ARM64"]);
  return {
    id: idOf("runner", runner.name),
    name: runner.name,
    os: "linux",
    ephemeral: runner.ephemeral,
    labels: runner.labels.map((name) => ({ name, type: own.has(name) ? "read-only" : "custom" })),
  };
}

/** A webhook as GitHub lists it: stars where there is a secret. */
export function webhookRow(
  moment: Moment,
  hook: { address: string; events: readonly string[]; secret: boolean; checksCertificate?: boolean; born: number },
): object {
  return {
    id: idOf("webhook", hook.address),
    active: true,
    events: hook.events,
    config: {
      url: hook.address,
      content_type: "json",
      insecure_ssl: hook.checksCertificate === false ? "1" : "0",
      ...(hook.secret ? { secret: "********" } : {}),
    },
    created_at: moment.time(hook.born),
  };
}
