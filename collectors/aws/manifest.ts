import type { Manifest } from "#collectors/types.ts";
import { liveManifest } from "./live-manifest.ts";

const ACCOUNT = { noun: "resource", kind: "account" } as const;

/** What the AWS collector reads, as data. `docs/systems/aws.md` says the same in words. */
export const manifest = {
  id: "aws",
  label: "AWS",
  slices: [
    {
      id: "units",
      label: "Organization and its units",
      defines: [
        { noun: "resource", kind: "organization" },
        { noun: "resource", kind: "organizational-unit" },
      ],
      feeds: "which policies of the organization can hold, and where",
    },
    {
      id: "accounts",
      label: "Accounts",
      defines: [ACCOUNT],
      parentOf: { scopePrefix: "account", scopeBy: "key", resource: ACCOUNT },
      feeds: "which accounts exist, what they are for and in which unit they lie",
    },
    {
      id: "organization-policies",
      label: "Service and resource control policies",
      defines: [
        { noun: "policy-document", kind: "scp" },
        { noun: "policy-document", kind: "rcp" },
        { noun: "attachment", kind: "scp" },
        { noun: "attachment", kind: "rcp" },
      ],
      feeds: "what nobody in an account may do, whatever its policies say",
    },
    {
      id: "permission-sets",
      label: "Permission sets of Identity Center",
      defines: [
        { noun: "policy-document", kind: "permission-set" },
        { noun: "attachment", kind: "assignment" },
      ],
      feeds: "which people and groups become which roles by single sign-on",
    },
    {
      id: "authorization-details",
      label: "Roles, users, groups and their policies",
      defines: [
        { noun: "identity", kind: "role" },
        { noun: "identity", kind: "user" },
        { noun: "identity", kind: "group" },
        { noun: "credential", kind: "role-session" },
        { noun: "policy-document", kind: "managed-policy" },
        { noun: "policy-document", kind: "inline-policy" },
        { noun: "policy-document", kind: "trust-policy" },
        { noun: "attachment", kind: "attached" },
        { noun: "attachment", kind: "inline" },
        { noun: "attachment", kind: "boundary" },
        { noun: "attachment", kind: "trust" },
        { noun: "attachment", kind: "trusted-principal" },
        { noun: "attachment", kind: "member" },
        { noun: "consumer", kind: "instance-profile" },
      ],
      feeds: "who there is, what they may do, who may become them, and when roles were last used",
    },
    {
      id: "session-lengths",
      label: "How long sessions of roles last",
      defines: [{ noun: "policy-document", kind: "session-length" }],
      feeds: "how long the credentials of a role live, and what people say it is for",
    },
    {
      id: "access-keys",
      label: "Access keys",
      defines: [{ noun: "credential", kind: "access-key" }],
      feeds: "which keys never end, whose they are and when they were last used",
    },
    {
      id: "credential-report",
      label: "Credential report",
      defines: [
        { noun: "identity", kind: "root" },
        { noun: "credential", kind: "console-password" },
        { noun: "credential", kind: "signing-certificate" },
        { noun: "credential", kind: "reported-access-key" },
      ],
      feeds: "which passwords and certificates there are, and what the root of the account has",
    },
    {
      id: "identity-providers",
      label: "OIDC and SAML providers",
      defines: [
        { noun: "resource", kind: "oidc-provider" },
        { noun: "resource", kind: "saml-provider" },
      ],
      feeds: "whose tokens the account accepts, and for which audiences",
    },
    {
      id: "service-last-accessed",
      label: "Services last accessed",
      defines: [{ noun: "credential", kind: "service-use" }],
      feeds: "which services roles and users were last seen at, and which they never use",
    },
    {
      id: "instances",
      label: "EC2 instances",
      defines: [{ noun: "consumer", kind: "ec2-instance" }],
      feeds: "which machines take a role, and who near them can ask for it",
    },
    {
      id: "functions",
      label: "Lambda functions",
      defines: [{ noun: "consumer", kind: "lambda-function" }],
      feeds: "which functions run as a role",
    },
    {
      id: "task-definitions",
      label: "ECS task definitions",
      defines: [{ noun: "consumer", kind: "ecs-task-definition" }],
      feeds: "which tasks run as a role",
    },
    {
      id: "build-projects",
      label: "CodeBuild projects",
      defines: [{ noun: "consumer", kind: "codebuild-project" }],
      feeds: "which builds run as a role, and of which repository",
    },
    {
      id: "clusters",
      label: "EKS clusters",
      defines: [{ noun: "resource", kind: "eks-cluster" }],
      feeds: "which clusters there are, and whose service accounts can take roles",
    },
    {
      id: "access-entries",
      label: "EKS access entries and Pod Identity",
      defines: [
        { noun: "attachment", kind: "eks-access-entry" },
        { noun: "consumer", kind: "pod-identity-association" },
      ],
      feeds: "who gets into a cluster beside its RBAC, and which service accounts take a role",
    },
    {
      id: "secrets",
      label: "Secrets Manager (names only)",
      defines: [
        { noun: "stored-copy", kind: "secret" },
        { noun: "policy-document", kind: "secret-policy" },
        { noun: "attachment", kind: "secret-policy" },
      ],
      feeds: "where credentials are kept, whether they are rotated, and who is let in",
    },
    {
      id: "parameters",
      label: "Secure parameters of Systems Manager (names only)",
      defines: [{ noun: "stored-copy", kind: "parameter" }],
      feeds: "where else credentials are kept",
    },
    {
      id: "repositories",
      label: "ECR repositories",
      defines: [
        { noun: "resource", kind: "ecr-repository" },
        { noun: "policy-document", kind: "repository-policy" },
        { noun: "attachment", kind: "repository-policy" },
      ],
      feeds: "who may push the images that workloads run",
    },
    {
      id: "keys",
      label: "KMS keys of secrets",
      defines: [
        { noun: "resource", kind: "kms-key" },
        { noun: "policy-document", kind: "key-policy" },
        { noun: "attachment", kind: "key-policy" },
      ],
      feeds: "who may decrypt what secrets hold",
    },
  ],
  live: liveManifest,
} as const satisfies Manifest;

/** Id of one of the listings this collector makes. */
export type SliceId = (typeof manifest.slices)[number]["id"];

/** All slice kinds, in the order they are emitted: parents first. */
export const SLICE_IDS: readonly SliceId[] = manifest.slices.map((slice) => slice.id);
