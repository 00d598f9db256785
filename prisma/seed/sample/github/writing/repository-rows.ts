import { sshBlob } from "#lib/domain/credentials/ssh-key.ts";
import type { RepositorySlice } from "#collectors/github/slices/normalizers.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { createHash } from "node:crypto";
import type { Environment, Repository, Ruleset } from "../model/repository.ts";
import { valueAt } from "../model/time.ts";
import { agesOf, runnerRow, webhookRow } from "./organization-rows.ts";
import { idOf, rowsFrom, type Moment } from "./rows.ts";
import { deploymentRows, runRows } from "./run-rows.ts";
import { branchRows, workflowRows } from "./workflow-rows.ts";

type RowsOf = (moment: Moment, repository: Repository) => Row[];

/** What GitHub answers for each listing of a repository. */
export const REPOSITORY_ROWS: Record<RepositorySlice, RowsOf> = {
  "repository-access": accessRows,
  environments: (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/environments`, moment.there(repository.environments), (environment) =>
      environmentRow(moment, repository, environment),
    ),
  "deploy-keys": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/keys`, moment.there(repository.keys), (key) => ({
      id: idOf("deploy-key", repository.name, key.title),
      title: key.title,
      key: publicKey(repository.name, key.title),
      verified: true,
      read_only: key.readOnly,
      enabled: true,
      added_by: key.addedBy,
      created_at: moment.time(key.born),
      last_used: moment.lastUse(key.used),
    })),
  "repository-secrets": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/actions/secrets`, moment.there(repository.secrets), (secret) => ({
      name: secret.name,
      store: secret.store ?? "actions",
      ...agesOf(moment, secret),
    })),
  "environment-secrets": (moment, repository) =>
    rowsFrom(
      `${base(moment, repository)}/environments/{environment}/secrets`,
      moment.there(repository.environmentSecrets),
      (secret) => ({ name: secret.name, environment: secret.environment, ...agesOf(moment, secret) }),
    ),
  "repository-variables": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/actions/variables`, moment.there(repository.variables), (variable) => ({
      name: variable.name,
      environment: variable.environment ?? null,
      ...agesOf(moment, variable),
    })),
  "branch-rules": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/rulesets`, moment.there(repository.rulesets), (ruleset) =>
      rulesetRow(moment, repository, ruleset),
    ),
  "actions-settings": settingsRow,
  "repository-runners": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/actions/runners`, moment.there(repository.runners), runnerRow),
  "repository-webhooks": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/hooks`, moment.there(repository.webhooks), (hook) =>
      webhookRow(moment, hook),
    ),
  workflows: workflowRows,
  "branch-workflows": branchRows,
  "workflow-runs": runRows,
  deployments: deploymentRows,
  "secret-alerts": (moment, repository) =>
    rowsFrom(`${base(moment, repository)}/secret-scanning/alerts`, moment.there(repository.alerts), (alert) => ({
      number: 1 + (idOf("alert", alert.path) % 40),
      state: "open",
      secret_type: alert.type,
      secret_type_display_name: alert.title,
      validity: alert.validity,
      publicly_leaked: false,
      multi_repo: false,
      created_at: moment.time(alert.born),
      locations: [{ type: "commit", details: { path: alert.path, start_line: 3 } }],
    })),
};

function base({ organization }: Moment, { name }: Repository): string {
  return `/repos/${organization.login}/${name}`;
}

/** The team that answers for it maintains it; who left the organization has no role any more. */
function accessRows(moment: Moment, repository: Repository): Row[] {
  const given = Object.entries({ [`team:${repository.team}`]: "maintain", ...repository.access });
  const there = new Set([
    ...moment.there(moment.organization.people).map(({ login }) => login),
    ...moment.there(moment.organization.teams).map(({ name }) => `team:${name}`),
  ]);
  const present = given.filter(([who]) => there.has(who));
  return rowsFrom(`${base(moment, repository)}/collaborators`, present, ([who, role]) => {
    const team = teamOf(who);
    if (team !== null) return { id: idOf("team", team), slug: team, role_name: role };
    const outside = moment.organization.people.find(({ login }) => login === who)?.role === "outside_collaborator";
    return { ...moment.person(who), role_name: role, affiliation: outside ? "outside" : "direct" };
  });
}

function teamOf(who: string): string | null {
  return who.startsWith("team:") ? who.slice("team:".length) : null;
}

function environmentRow(moment: Moment, repository: Repository, environment: Environment): object {
  const { name, reviewers, branches } = environment;
  const custom = Array.isArray(branches);
  const waits = environment.waitMinutes ? [{ type: "wait_timer", wait_timer: environment.waitMinutes }] : [];
  const review = {
    type: "required_reviewers",
    prevent_self_review: environment.preventSelfReview ?? false,
    reviewers: (reviewers ?? []).map((who) => {
      const team = teamOf(who);
      if (team !== null) return { type: "Team", reviewer: { slug: team, id: idOf("team", team) } };
      return { type: "User", reviewer: moment.person(who) };
    }),
  };
  return {
    id: idOf("environment", repository.name, name),
    name,
    created_at: moment.time(environment.born),
    can_admins_bypass: environment.adminsBypass ?? true,
    protection_rules: [...waits, ...(reviewers ? [review] : [])],
    deployment_branch_policy:
      branches === undefined ? null : { protected_branches: !custom, custom_branch_policies: custom },
    ...(custom ? { branch_policies: branches.map((pattern: string) => ({ name: pattern, type: "branch" })) } : {}),
  };
}

function rulesetRow(moment: Moment, repository: Repository, ruleset: Ruleset): object {
  const { name, approvals, checks, bypass } = ruleset;
  const review = {
    required_approving_review_count: approvals,
    require_code_owner_review: ruleset.codeOwners ?? false,
    dismiss_stale_reviews_on_push: true,
    require_last_push_approval: false,
  };
  const required = { required_status_checks: (checks ?? []).map((context) => ({ context })) };
  return {
    id: idOf("ruleset", repository.name, name),
    name,
    target: "branch",
    source_type: "Repository",
    source: `${moment.organization.login}/${repository.name}`,
    enforcement: valueAt(ruleset.enforcement ?? "active", moment.day),
    bypass_actors: (bypass ?? []).map(({ type, of }) => ({
      actor_type: type,
      actor_id: of === undefined ? 1 : idOf(type === "Team" ? "team" : "app", of),
      bypass_mode: "always",
    })),
    conditions: { ref_name: { include: ruleset.branches ?? ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [
      { type: "deletion" },
      { type: "non_fast_forward" },
      { type: "pull_request", parameters: review },
      ...(checks ? [{ type: "required_status_checks", parameters: required }] : []),
    ],
  };
}

function settingsRow(moment: Moment, repository: Repository): Row[] {
  const { claims, mayApprove, workflowDefault } = repository;
  const row = {
    enabled: true,
    allowed_actions: "all",
    sha_pinning_required: false,
    workflow: {
      default_workflow_permissions: valueAt(workflowDefault ?? "read", moment.day),
      can_approve_pull_request_reviews: mayApprove ?? false,
    },
    oidc: claims ? { use_default: false, include_claim_keys: claims } : { use_default: true },
    ...(repository.visibility === "internal" ? { access: { access_level: "organization" } } : {}),
  };
  return [{ value: row, evidence: `GET ${base(moment, repository)}/actions/permissions` }];
}

/** A public key that nobody has the other half of: its bytes are made of its name. */
function publicKey(repository: string, title: string): string {
  const point = createHash("sha256").update(`${repository}\0${title}`).digest();
  return `ssh-ed25519 ${Buffer.from(sshBlob("ssh-ed25519", point)).toString("base64")}`;
}
