import type { Manifest } from "#collectors/types.ts";
import { liveManifest } from "./live-manifest.ts";

const REPOSITORY = { noun: "resource", kind: "repository" } as const;
const ENVIRONMENT = { noun: "resource", kind: "deployment-environment" } as const;

/** What the GitHub collector reads, as data. `docs/systems/github.md` says the same in words. */
export const manifest = {
  id: "github",
  label: "GitHub",
  slices: [
    {
      id: "organization",
      label: "The organization itself",
      defines: [{ noun: "resource", kind: "organization" }],
      feeds: "what members may do by default, what workflows get by default, and how their OIDC subjects are made",
    },
    {
      id: "repositories",
      label: "Repositories",
      defines: [REPOSITORY],
      parentOf: { scopePrefix: "repository", scopeBy: "key", resource: REPOSITORY },
      feeds: "which repositories exist, who sees them and which are archived",
    },
    {
      id: "people",
      label: "Members and outside collaborators",
      defines: [
        { noun: "identity", kind: "user" },
        { noun: "attachment", kind: "organization-role" },
      ],
      feeds: "who still belongs to the organization, and who owns it",
    },
    {
      id: "teams",
      label: "Teams",
      defines: [
        { noun: "identity", kind: "team" },
        { noun: "attachment", kind: "team-member" },
      ],
      feeds: "who is in which team",
    },
    {
      id: "organization-roles",
      label: "Organization roles",
      defines: [
        { noun: "policy-document", kind: "organization-role" },
        { noun: "attachment", kind: "organization-role-assignment" },
      ],
      feeds: "who may do more in the organization than its members, and push to all of its repositories",
    },
    {
      id: "saml-identities",
      label: "SAML identities",
      defines: [{ noun: "credential", kind: "saml-identity" }],
      feeds: "which person of the company an account belongs to",
    },
    {
      id: "app-installations",
      label: "App installations",
      defines: [
        { noun: "identity", kind: "app-installation" },
        { noun: "policy-document", kind: "app-permissions" },
        { noun: "attachment", kind: "app-access" },
      ],
      feeds: "which Apps act in the organization, with which permissions and on which repositories",
    },
    {
      id: "fine-grained-tokens",
      label: "Fine-grained personal access tokens",
      defines: [
        { noun: "identity", kind: "fine-grained-token" },
        { noun: "credential", kind: "fine-grained-token" },
        { noun: "policy-document", kind: "token-permissions" },
        { noun: "attachment", kind: "token-access" },
      ],
      feeds: "which fine-grained tokens reach the organization, whose they are and when they were last used",
    },
    {
      id: "token-requests",
      label: "Pending requests for fine-grained tokens",
      defines: [{ noun: "attachment", kind: "token-request" }],
      feeds: "which tokens somebody asks to be let in",
    },
    {
      id: "credential-authorizations",
      label: "Credentials authorized for SAML single sign-on",
      defines: [
        { noun: "identity", kind: "classic-token" },
        { noun: "credential", kind: "classic-token" },
        { noun: "credential", kind: "user-ssh-key" },
        { noun: "credential", kind: "oauth-app-token" },
      ],
      feeds: "which classic tokens, SSH keys and OAuth Apps of members reach the organization",
    },
    {
      id: "organization-secrets",
      label: "Organization secrets (names only)",
      defines: [{ noun: "stored-copy", kind: "organization-secret" }],
      feeds: "which credentials every repository, or some, can use",
    },
    {
      id: "organization-variables",
      label: "Organization variables (names only)",
      defines: [{ noun: "resource", kind: "organization-variable" }],
      feeds: "which values workflows take from the organization",
    },
    {
      id: "runner-groups",
      label: "Runner groups",
      defines: [{ noun: "resource", kind: "runner-group" }],
      feeds: "which repositories may run on which runners",
    },
    {
      id: "organization-runners",
      label: "Runners of the organization",
      defines: [{ noun: "identity", kind: "organization-runner" }],
      feeds: "which machines run jobs of many repositories",
    },
    {
      id: "organization-webhooks",
      label: "Webhooks of the organization",
      defines: [{ noun: "identity", kind: "organization-webhook" }],
      feeds: "where events of every repository are sent",
    },
    {
      id: "audit-log",
      label: "Audit log: which repositories were changed",
      defines: [],
      feeds: "which repositories are read again at once, although nobody pushed to them",
    },
    {
      id: "never-read",
      label: "Codespaces, enterprise level, ruleset bypass",
      defines: [],
      feeds: "what Rollcall does not ask GitHub for",
    },
    {
      id: "repository-access",
      label: "Collaborators and teams of a repository",
      defines: [{ noun: "attachment", kind: "repository-role" }],
      feeds: "who can push where",
    },
    {
      id: "environments",
      label: "Deployment environments",
      defines: [ENVIRONMENT],
      feeds: "what protects a deployment: reviewers, branches, who may bypass",
    },
    {
      id: "deploy-keys",
      label: "Deploy keys",
      defines: [
        { noun: "identity", kind: "deploy-key" },
        { noun: "credential", kind: "deploy-key" },
      ],
      feeds: "which keys read or write a repository, who added them and when they were last used",
    },
    {
      id: "repository-secrets",
      label: "Repository secrets (names only)",
      defines: [{ noun: "stored-copy", kind: "repository-secret" }],
      feeds: "which credentials workflows of a repository can use",
    },
    {
      id: "environment-secrets",
      label: "Environment secrets (names only)",
      defines: [{ noun: "stored-copy", kind: "environment-secret" }],
      feeds: "which credentials only jobs of a deployment environment can use",
    },
    {
      id: "repository-variables",
      label: "Variables of repositories and environments (names only)",
      defines: [{ noun: "resource", kind: "repository-variable" }],
      feeds: "which values workflows take from a repository",
    },
    {
      id: "branch-rules",
      label: "Rulesets and branch protection",
      defines: [
        { noun: "policy-document", kind: "ruleset" },
        { noun: "policy-document", kind: "branch-protection" },
      ],
      feeds: "what stands between a push and a trusted branch",
    },
    {
      id: "actions-settings",
      label: "Actions settings",
      defines: [{ noun: "policy-document", kind: "actions-settings" }],
      feeds: "which actions may run, and what workflows get by default",
    },
    {
      id: "repository-runners",
      label: "Runners of a repository",
      defines: [{ noun: "identity", kind: "repository-runner" }],
      feeds: "which machines run jobs of one repository",
    },
    {
      id: "repository-webhooks",
      label: "Webhooks of a repository",
      defines: [{ noun: "identity", kind: "repository-webhook" }],
      feeds: "where events of a repository are sent",
    },
    {
      id: "workflows",
      label: "Workflows",
      defines: [
        { noun: "identity", kind: "workflow" },
        { noun: "consumer", kind: "workflow-job" },
        { noun: "attachment", kind: "workflow-token" },
        { noun: "attachment", kind: "workflow-login" },
      ],
      feeds: "which jobs run, which secrets they take, as whom they sign in and on which machines",
    },
    {
      id: "branch-workflows",
      label: "Workflows of other branches",
      defines: [
        { noun: "resource", kind: "branch" },
        { noun: "identity", kind: "branch-workflow" },
        { noun: "consumer", kind: "branch-job" },
        { noun: "attachment", kind: "branch-token" },
        { noun: "attachment", kind: "branch-login" },
      ],
      feeds:
        "what runs on protected branches and on those an environment names, where it is not as on the default branch",
    },
    {
      id: "workflow-runs",
      label: "Newest runs of workflows",
      defines: [],
      feeds: "when each workflow last ran, how that ended and who started it",
    },
    {
      id: "deployments",
      label: "Deployments that somebody has to approve, with their reviews",
      defines: [],
      feeds: "who approved what went to a protected environment",
    },
    {
      id: "secret-alerts",
      label: "Open secret scanning alerts (no values)",
      defines: [{ noun: "stored-copy", kind: "leaked-secret" }],
      feeds: "which credentials lie in the open",
    },
  ],
  live: liveManifest,
} as const satisfies Manifest;

/** Id of one of the listings this collector makes. */
export type SliceId = (typeof manifest.slices)[number]["id"];

/** All slice kinds, in the order they are emitted: parents first. */
export const SLICE_IDS: readonly SliceId[] = manifest.slices.map((slice) => slice.id);
