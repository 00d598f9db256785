import type { Ability } from "../../../reach/ability.ts";
import type { Permissions } from "../workflows/document.ts";
import type { OrganizationPower, RepositoryPower } from "./hubs.ts";

/** What a permission comes to: a power in repositories or in an organization, or an ability at the organization. */
export type PermissionAbility = { power: RepositoryPower } | { organization: OrganizationPower } | { ability: Ability };

const on = (power: RepositoryPower): PermissionAbility => ({ power });
const over = (organization: OrganizationPower): PermissionAbility => ({ organization });
/** Beside code, by no power that leads on. */
const data = (ability: "read" | "write" | "secrets" | "execute"): PermissionAbility => ({ power: `data-${ability}` });
const at = (ability: Ability): PermissionAbility => ({ ability });

/**
 * Permissions of Apps, fine-grained tokens and jobs as they lead on, reviewed one by one. Null: it leads nowhere; it
 * lists names and settings, or changes what is said of code and not the code. A level that is left out is the one below.
 * @see https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
const REVIEWED: Readonly<Record<string, { read: PermissionAbility | null; write?: PermissionAbility | null }>> = {
  // Code. Workflow files need `workflows` beside `contents`.
  contents: { read: on("read"), write: on("push-code") },
  single_file: { read: on("read"), write: on("push-code") },
  workflows: { read: null },
  // What runs. Logs and artifacts hold what jobs wrote there.
  actions: { read: data("read"), write: on("runs") },
  deployments: { read: null, write: data("execute") },
  codespaces: { read: null, write: data("execute") },
  codespaces_lifecycle_admin: { read: null, write: null },
  codespaces_metadata: { read: null },
  pages: { read: null, write: data("write") },
  packages: { read: data("read"), write: data("write") },
  artifact_metadata: { read: null, write: null },
  attestations: { read: null, write: data("write") },
  // Settings. Names of secrets are no secrets, but alerts show what was found.
  administration: { read: null, write: on("administer") },
  environments: { read: null, write: on("environments") },
  secrets: { read: null, write: on("secrets") },
  dependabot_secrets: { read: null, write: data("write") },
  codespaces_secrets: { read: null, write: data("write") },
  secret_scanning_alerts: { read: data("secrets") },
  secret_scanning_push_protection_bypasses: { read: null, write: null },
  secret_scanning_alert_dismissal_requests: { read: null, write: null },
  actions_variables: { read: data("read"), write: data("write") },
  variables: { read: data("read"), write: data("write") },
  repository_hooks: { read: null, write: data("read") },
  repository_custom_properties: { read: null, write: null },
  // What is said of code.
  checks: { read: null, write: null },
  statuses: { read: null, write: null },
  issues: { read: null, write: null },
  pull_requests: { read: null, write: null },
  "pull-requests": { read: null, write: null },
  discussions: { read: null, write: null },
  metadata: { read: null },
  merge_queues: { read: null, write: null },
  repository_projects: { read: null, write: null },
  "repository-projects": { read: null, write: null },
  repository_advisories: { read: data("read"), write: data("read") },
  security_events: { read: data("read"), write: data("read") },
  "security-events": { read: data("read"), write: data("read") },
  vulnerability_alerts: { read: data("read"), write: data("read") },
  models: { read: null },
  "id-token": { read: null, write: null },
  // The organization itself. Whoever changes memberships makes owners.
  members: { read: null, write: over("owners") },
  organization_administration: { read: null, write: at("admin") },
  organization_custom_roles: { read: null, write: at("admin") },
  organization_custom_org_roles: { read: null, write: at("admin") },
  organization_custom_properties: { read: null, write: null },
  organization_personal_access_tokens: { read: null, write: null },
  organization_personal_access_token_requests: { read: null, write: at("admin") },
  organization_secrets: { read: null, write: over("secrets") },
  organization_actions_variables: { read: at("read"), write: at("write") },
  organization_codespaces: { read: null, write: null },
  organization_codespaces_secrets: { read: null, write: at("write") },
  organization_codespaces_settings: { read: null, write: null },
  organization_dependabot_secrets: { read: null, write: at("write") },
  organization_self_hosted_runners: { read: null, write: over("add-runners") },
  organization_hooks: { read: null, write: at("read") },
  organization_events: { read: null },
  organization_plan: { read: null },
  organization_packages: { read: at("read"), write: at("write") },
  organization_projects: { read: null, write: null },
  organization_user_blocking: { read: null, write: null },
  organization_announcement_banners: { read: null, write: null },
  organization_copilot_seat_management: { read: null, write: null },
  team_discussions: { read: null, write: null },
};

/** What one permission comes to; undefined: nobody has reviewed it, so that it may be anything. */
export function abilityOf(permission: string, level: string): PermissionAbility | null | undefined {
  const reviewed = Object.hasOwn(REVIEWED, permission) ? REVIEWED[permission] : undefined;
  if (!reviewed) return level === "none" ? null : undefined;
  if (level === "none") return null;
  return level === "read" ? reviewed.read : reviewed.write === undefined ? reviewed.read : reviewed.write;
}

/** Permissions that a job's token may have; the others only Apps and tokens are given. */
const OF_JOBS = ["actions", "attestations", "contents", "deployments", "packages", "pages", "security-events"];

/** What the token of a job comes to. It is never allowed to change workflow files. */
export function powersOfJob(permissions: Permissions): RepositoryPower[] {
  const level = (name: string) =>
    typeof permissions === "string" ? permissions.replace("-all", "") : (permissions[name] ?? "none");
  return OF_JOBS.flatMap((name) => {
    const found = abilityOf(name, level(name));
    return found && "power" in found ? [found.power] : [];
  });
}
