import type { SliceId } from "../manifest.ts";
import { NOISE, person } from "./noise.ts";
import { RUN_ROWS } from "./run-rows.ts";

/** A repository as answers of others hold one. */
export function reference(name: string, id: number) {
  return {
    ...NOISE,
    id,
    name,
    full_name: `acme/${name}`,
    owner: person("acme", 9),
    description: "text",
    private: true,
  };
}

const SECRET = { created_at: "2025-03-01T10:00:00Z", updated_at: "2026-01-01T10:00:00+02:00" };

const SELECTED = { visibility: "selected", repositories: { known: [reference("api", 77)] } };

const HOOK = {
  ...NOISE,
  id: 5,
  name: "web",
  type: "Repository",
  active: true,
  events: ["push", "deployment"],
  config: {
    url: "https://bot:hunter2@ci.example:8443/hooks/abc?token=def#x",
    content_type: "json",
    insecure_ssl: "0",
    secret: "********",
  },
  created_at: "2024-06-01T00:00:00Z",
  last_response: { code: 200, status: "active", message: "OK" },
};

const RUNNER = {
  id: 23,
  name: "build-1",
  os: "linux",
  status: "online",
  busy: true,
  ephemeral: false,
  version: "2.330.0",
  runner_group_id: 1,
  labels: [
    { id: 5, name: "self-hosted", type: "read-only" },
    { id: 7, name: "production", type: "custom" },
  ],
};

const TOKEN = {
  owner: person("mona", 1),
  token_id: 98716,
  token_name: "release sync",
  token_expired: false,
  token_expires_at: "2026-11-16T08:47:09.000-07:00",
  token_last_used_at: "2026-02-20T09:00:00Z",
  repository_selection: "subset",
  repositories_url: "https://api.github.com/organizations/9/personal-access-tokens/1/repositories",
  permissions: { organization: { members: "read" }, repository: { contents: "write", metadata: "read" } },
  repositories: { known: [reference("api", 77)] },
};

/** One row or more of every listing, as GitHub answers them, with what is composed of several answers. */
export const ROWS: Record<SliceId, object[]> = {
  organization: [
    {
      ...NOISE,
      ...person("acme", 9),
      name: "Acme",
      billing_email: "bills@acme.example",
      created_at: "2015-01-14T04:33:35Z",
      default_repository_permission: "read",
      two_factor_requirement_enabled: true,
      members_can_create_repositories: false,
      plan: { name: "enterprise", seats: 5 },
      actions: { enabled_repositories: "all", allowed_actions: "selected", selected_actions_url: NOISE.url },
      selected_actions: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: ["acme/*"] },
      workflow: { default_workflow_permissions: "read", can_approve_pull_request_reviews: false },
      repository_roles: [
        { ...NOISE, id: 8, name: "releaser", description: "text", base_role: "write", permissions: ["delete_tag"] },
      ],
      oidc: { include_claim_keys: ["repo", "context", "job_workflow_ref"] },
    },
  ],
  repositories: [
    {
      ...reference("api", 77),
      visibility: "internal",
      archived: false,
      disabled: false,
      fork: false,
      default_branch: "main",
      created_at: "2020-05-01T00:00:00Z",
      pushed_at: "2026-02-27T00:00:00Z",
      homepage: "https://acme.example",
      topics: ["tickets"],
      custom_properties: { team: "payments", environment: "production", cost_center: "4711" },
    },
  ],
  people: [
    { ...person("mona", 1), role: "admin" },
    { ...person("hubot", 2), role: "member" },
    { ...person("guest", 3), role: "outside_collaborator" },
  ],
  teams: [
    {
      ...NOISE,
      id: 4,
      slug: "release",
      name: "Release",
      description: "text",
      privacy: "closed",
      permission: "pull",
      parent: null,
      members: [{ ...person("mona", 1), role: "maintainer" }],
    },
  ],
  "organization-roles": [
    {
      ...NOISE,
      id: 8030,
      name: "Auditor",
      description: "text",
      source: "Organization",
      base_role: "read",
      permissions: ["read_audit_logs"],
      organization: person("acme", 9),
      created_at: "2022-07-04T22:19:11Z",
      teams: [{ ...NOISE, id: 4, slug: "release", name: "Release", assignment: "direct" }],
      users: [
        { ...person("hubot", 2), email: "hubot@acme.example", assignment: "direct", inherited_from: [] },
        { ...person("mona", 1), assignment: "indirect", inherited_from: [{ ...NOISE, id: 4, slug: "release" }] },
      ],
    },
  ],
  "saml-identities": [
    { ...NOISE, guid: "5f1c1a3e-0f6b-4e0e-9a53-6d0b3c5b6f10", user: person("mona", 1), username: "mona@acme.example" },
  ],
  "app-installations": [
    {
      ...NOISE,
      id: 25381,
      account: person("acme", 9),
      app_id: 2218,
      app_slug: "renovate",
      repository_selection: "selected",
      access_tokens_url: "https://api.github.com/app/installations/25381/access_tokens",
      permissions: { contents: "write", metadata: "read" },
      events: ["push"],
      created_at: "2017-05-16T08:47:09.000-07:00",
      suspended_at: null,
      suspended_by: null,
      single_file_paths: [],
      app: { ...NOISE, name: "Renovate", description: "text", client_id: "Iv1.1", owner: person("mend", 44) },
      repositories: { unknown: "Only the App itself can list them." },
    },
  ],
  "fine-grained-tokens": [{ ...NOISE, id: 25381, access_granted_at: "2025-11-16T08:47:09.000-07:00", ...TOKEN }],
  "token-requests": [
    { ...NOISE, id: 31, reason: "I need it", created_at: "2026-02-16T08:47:09Z", ...TOKEN, token_id: 98717 },
  ],
  "credential-authorizations": [
    {
      login: "mona",
      credential_id: 161195,
      credential_type: "personal access token",
      token_last_eight: "71c3fc11",
      credential_authorized_at: "2023-01-26T19:06:43Z",
      credential_accessed_at: "2026-02-26T19:06:43Z",
      authorized_credential_expires_at: null,
      scopes: ["repo", "admin:org"],
      authorized_credential_id: 12345678,
      authorized_credential_note: "laptop",
    },
    {
      login: "hubot",
      credential_id: 161196,
      credential_type: "SSH key",
      credential_authorized_at: "2019-03-29T19:06:43Z",
      credential_accessed_at: "2026-02-26T19:06:43Z",
      authorized_credential_title: "work",
      fingerprint: "jklmnop12345678",
    },
  ],
  "organization-secrets": [
    { ...NOISE, ...SECRET, name: "DEPLOY_KEY", store: "actions", ...SELECTED, selected_repositories_url: NOISE.url },
    { ...NOISE, ...SECRET, name: "DEPLOY_KEY", store: "dependabot", visibility: "all" },
  ],
  "organization-variables": [{ ...SECRET, name: "REGION", value: "eu-west-1", visibility: "private" }],
  "runner-groups": [
    {
      id: 1,
      name: "Default",
      visibility: "all",
      default: true,
      inherited: false,
      allows_public_repositories: true,
      restricted_to_workflows: true,
      selected_workflows: ["acme/api/.github/workflows/deploy.yml@refs/heads/main"],
      runners_url: NOISE.url,
    },
  ],
  "organization-runners": [RUNNER],
  "organization-webhooks": [{ ...HOOK, config: { url: "http://example.com", content_type: "form" } }],
  "audit-log": [],
  "never-read": [],
  "repository-access": [
    {
      ...person("mona", 1),
      permissions: { pull: true, triage: true, push: true, maintain: true, admin: true },
      role_name: "admin",
      affiliation: "direct",
    },
    { ...NOISE, id: 4, slug: "release", name: "Release", permission: "push", privacy: "closed" },
  ],
  environments: [
    {
      ...NOISE,
      id: 161088068,
      name: "production",
      created_at: "2020-11-23T22:00:40Z",
      can_admins_bypass: true,
      protection_rules: [
        { id: 1, node_id: "x", type: "wait_timer", wait_timer: 30 },
        {
          id: 2,
          type: "required_reviewers",
          prevent_self_review: false,
          reviewers: [
            { type: "User", reviewer: person("mona", 1) },
            { type: "Team", reviewer: { ...NOISE, id: 4, slug: "release", name: "Release", description: "text" } },
          ],
        },
        { id: 3, type: "branch_policy" },
      ],
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      branch_policies: [
        { id: 1, node_id: "x", name: "release/*", type: "branch" },
        { id: 2, node_id: "x", name: "main" },
      ],
    },
  ],
  "deploy-keys": [
    {
      ...NOISE,
      id: 100,
      key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIINaSsehgTpibnTTtH4kKohPhwfzqo0OvfwP4w8qZfPp mona@laptop",
      title: "mirror",
      verified: true,
      created_at: "2023-02-08T10:00:15Z",
      read_only: false,
      last_used: "2026-02-08T10:02:11Z",
      added_by: "mona",
      enabled: true,
    },
  ],
  "repository-secrets": [{ ...SECRET, name: "NPM_TOKEN", store: "actions" }],
  "environment-secrets": [{ ...SECRET, name: "KUBECONFIG", environment: "production" }],
  "repository-variables": [
    { ...SECRET, name: "REGION", value: "eu-west-1" },
    { ...SECRET, name: "REGION", value: "eu-west-2", environment: "production" },
  ],
  "branch-rules": [
    {
      ...NOISE,
      id: 21,
      name: "trusted branches",
      target: "branch",
      source_type: "Organization",
      source: "acme",
      enforcement: "active",
      bypass_actors: [{ actor_id: 4, actor_type: "Team", bypass_mode: "always" }],
      conditions: {
        ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] },
        repository_name: { include: ["~ALL"], exclude: [], protected: true },
      },
      rules: [
        { type: "pull_request", parameters: { required_approving_review_count: 1, require_code_owner_review: true } },
        { type: "commit_author_email_pattern", parameters: { operator: "contains", pattern: "acme" } },
      ],
      _links: { self: { href: NOISE.url } },
    },
    {
      ...NOISE,
      pattern: "release/*",
      required_pull_request_reviews: {
        ...NOISE,
        required_approving_review_count: 2,
        dismiss_stale_reviews: true,
        bypass_pull_request_allowances: { users: [person("mona", 1)], teams: [], apps: [] },
      },
      required_status_checks: { strict: true, contexts: ["build"], checks: [{ context: "build", app_id: 1 }] },
      restrictions: null,
      enforce_admins: { ...NOISE, enabled: false },
      allow_force_pushes: { enabled: false },
    },
  ],
  "actions-settings": [
    {
      enabled: true,
      allowed_actions: "selected",
      selected_actions_url: NOISE.url,
      sha_pinning_required: true,
      workflow: { default_workflow_permissions: "write", can_approve_pull_request_reviews: true },
      oidc: { use_default: false, include_claim_keys: ["repo", "environment"] },
      access: { access_level: "organization" },
    },
  ],
  "repository-runners": [{ ...RUNNER, id: 24, ephemeral: true }],
  "repository-webhooks": [HOOK],
  workflows: [{ ...NOISE, id: 161335, path: ".github/workflows/ci.yml", state: "active", name: "CI", badge_url: "x" }],
  "branch-workflows": [
    { branch: "release/2024", exists: true, files: [{ path: ".github/workflows/ci.yml", as: "own" }] },
    { branch: "hotfix", exists: false, files: [] },
    {
      ...{ ...NOISE, id: 161335, path: ".github/workflows/ci.yml", state: "active", name: "CI", badge_url: "x" },
      ...{ branch: "release/2024", ref: "refs/heads/release/2024" },
    },
  ],
  ...RUN_ROWS,
  "secret-alerts": [
    {
      ...NOISE,
      number: 2,
      state: "open",
      secret: "aio_XXXXXXXXXXXX",
      secret_type: "adafruit_io_key",
      secret_type_display_name: "Adafruit IO Key",
      validity: "active",
      created_at: "2025-11-06T18:48:51Z",
      publicly_leaked: false,
      multi_repo: true,
      push_protection_bypassed: true,
      push_protection_bypassed_by: person("mona", 1),
      push_protection_bypass_request_comment: "needed",
      repository: reference("api", 77),
      locations: [
        {
          type: "commit",
          details: { ...NOISE, path: "config/old.env", start_line: 3, blob_sha: "af56", commit_sha: "f14d" },
        },
        { type: "issue_body", details: { issue_body_url: "https://api.github.com/repos/acme/api/issues/1" } },
      ],
    },
  ],
};
