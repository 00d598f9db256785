import type { JsonObject } from "../../facts/json.ts";

// What the AWS collector says of each kind of fact: the agreement between it and what is understood here.
// Everything that AWS itself names keeps AWS's name, in camel case. Absent is not known; null is known not to be there.

/** Tags by key, as AWS has them. In documents they are called `labels`, as in all systems: owners and environments are told by them. */
export type Tags = Record<string, string>;

/** identity `role`, key `RoleId`. */
export type RoleContent = {
  arn: string;
  path: string;
  /** ISO time. */
  created: string | null;
  labels: Tags;
  /** ARN of its permissions boundary. */
  boundary: string | null;
};

/** identity `user`, key `UserId`. */
export type UserContent = {
  arn: string;
  path: string;
  created: string | null;
  labels: Tags;
  boundary: string | null;
};

/** identity `group`, key `GroupId`; and identity `root`, key `<account>:root`, which only a credential report shows. */
export type GroupContent = { arn: string; path: string; created: string | null };
export type RootContent = { arn: string };

/**
 * credential `access-key`, key the access key id; and `reported-access-key`, of which only a credential report tells: those
 * of roots, and of users where no listing of key ids is read. Two kinds, because two listings define them.
 */
export type AccessKeyContent = {
  type: "access-key";
  /** `AKIA…`: it names the key and is no secret. Null: only a credential report told of it. */
  accessKeyId: string | null;
  status: "active" | "inactive";
  created: string | null;
  expires: null;
};

/**
 * credential `role-session`, one per role: the temporary credentials of whoever becomes it. `lastUse` of the fact is
 * `RoleLastUsed`, which AWS keeps for 400 days.
 */
export type RoleSessionContent = { type: "role-session" };

/**
 * policy-document `session-length`, key `RoleId`: what only `ListRoles` says of a role, which files of an account are not. A
 * fact of its own, so that a role read from both does not go back and forth.
 */
export type SessionLengthContent = {
  /** ARN. */
  role: string;
  description: string | null;
  /** Seconds a session may last: the lifetime of its credentials. */
  maxSessionDuration: number;
};

/**
 * credential `service-use`: what a role or user does with its credentials at one service that its policies let it reach, by
 * service-last-accessed reports. `lastUse` of the fact is when; none: not within the time AWS looks back. It names no
 * identity in `refs`, because it is no credential to count; `principal` does.
 */
export type ServiceUseContent = {
  type: "service-use";
  /** ARN of the role or user. */
  principal: string;
  /** `s3` */
  service: string;
};

/** credential `console-password` and `signing-certificate` of users and roots. */
export type PasswordContent = {
  type: "console-password";
  created: string | null;
  lastChanged: string | null;
  mfa: boolean | null;
  expires: string | null;
};
export type SigningCertificateContent = {
  type: "signing-certificate";
  status: "active" | "inactive";
  created: string | null;
  expires: null;
};

/**
 * policy-document `managed-policy` (key `PolicyId`, and one for each account that has it: also of AWS's own, which accounts
 * are read with at different times), `inline-policy`, `trust-policy` (of a role), `scp`, `rcp`; and of resources
 * `secret-policy`, `repository-policy`, `key-policy`: a kind for each listing that defines them.
 * A document that is no policy has `document: null` and says why in `fault`.
 */
export type PolicyContent = {
  /** Null for inline, trust and resource policies. */
  arn: string | null;
  /** `customer` made it, or `aws`: nobody here can change it. Null for what is no managed policy. */
  managedBy: "aws" | "customer" | null;
  /** `v3`; null where documents have no versions. */
  version: string | null;
  /** The policy as AWS has it, cut to the elements of its grammar that decide: Version and Statement. */
  document: JsonObject | null;
  /** Also beside a document: it has elements that no grammar knows, which were left out. */
  fault?: string;
};

/**
 * attachment: `attached` and `boundary` (principal ↔ managed policy), `inline`, `trust` (a role ↔ its own trust policy),
 * `trusted-principal` (whom a trust policy names ↔ that policy), `member` (user ↔ group; no document), `scp` and `rcp`
 * (root, unit or account ↔ document; no identity), `secret-policy`, `repository-policy` and `key-policy` (resource ↔
 * document; no identity).
 */
export type AttachmentContent = {
  kind:
    | "attached"
    | "boundary"
    | "inline"
    | "trust"
    | "trusted-principal"
    | "member"
    | "scp"
    | "rcp"
    | "secret-policy"
    | "repository-policy"
    | "key-policy";
  /** ARN of the role, user or group; id of the root, unit or account; ARN of the resource. */
  target: string;
  /** Alias of the document, or of the group. */
  of: string;
  /**
   * Of `trusted-principal`: as the policy writes it. `refs.identity` is its alias where the text alone says which identity
   * that is: a role, user, account (its root), service, or federated provider (`aws:aws:federated:<as written>`), and not
   * `*`, a session of a role, or the id of something deleted.
   */
  principal?: string;
};

/** policy-document `permission-set` of Identity Center, key its ARN: what becomes a role in each account it is assigned in. */
export type PermissionSetContent = {
  arn: string;
  /** `PT8H`, as AWS has it. */
  sessionDuration: string | null;
  managedPolicies: string[];
  /** Policies that each account must have under this path and name. */
  customerPolicies: string[];
  /** ARN, or path and name, of its boundary. */
  boundary: string | null;
  /** Its inline policy; null: it has none, or `fault` says what is wrong with it. */
  document: JsonObject | null;
  fault?: string;
};

/** attachment `assignment`: `refs.identity` the person or group of Identity Center, `refs.document` the permission set. */
export type AssignmentContent = {
  kind: "assignment";
  /** The account. */
  target: string;
  /** Alias of the permission set. */
  of: string;
  principalType: "USER" | "GROUP";
  /** Id in the identity store. */
  principal: string;
};

/**
 * resource `account`, key the account id, which is its name in ARNs. Its scope is the organization that lists it, or
 * `account/<id>` where only the account itself was read.
 */
export type AccountContent = {
  /** Twelve digits. */
  id: string;
  /** The name people gave it; null where only IAM was read. */
  name: string | null;
  status: string | null;
  labels: Tags;
  /** Ids of what it lies in, from the root of the organization down to its unit; null: not known. */
  units: { id: string; name: string }[] | null;
  organization: string | null;
  /** The management account: SCPs and RCPs do not hold there. Null: not known. */
  management: boolean | null;
};

/** resource `organization` (key `o-…`) and `organizational-unit` (key `ou-…` or `r-…`). */
export type OrganizationContent = {
  id: string;
  managementAccount: string;
  /** `ALL`: SCPs can hold; and which kinds of policies the root has switched on. */
  featureSet: string | null;
  policyTypes: string[] | null;
};
export type UnitContent = { id: string; name: string; parent: string | null };

/** resource `oidc-provider` and `saml-provider`, key their ARN. */
export type OidcProviderContent = {
  arn: string;
  url: string;
  /** Absent, as the next: a file that only lists providers does not say them. */
  clientIds?: string[];
  thumbprints?: string[];
  created?: string;
};
export type SamlProviderContent = { arn: string; created?: string; validUntil?: string };

/**
 * consumer: what takes a role by itself. `instance-profile`, `ec2-instance`, `lambda-function`, `ecs-task-definition`,
 * `codebuild-project`, `pod-identity-association`. Environment values are never kept.
 */
export type ConsumerContent = {
  arn: string;
  /** Absent where the kind has no region. */
  region?: string;
  /** ARN of the role it acts as, null: none. */
  role: string | null;
  /**
   * What only some kinds say. Instances: `profile`, `hopLimit`, `tokensRequired`, `autoScalingGroup` (those of one group
   * that are set up alike are one consumer). Task definitions: `use`, `task` or `execution`. Build projects: `source`.
   * Pod identity: `cluster` (its name), `namespace`, `serviceAccount`, `targetRole`.
   */
  details?: JsonObject;
};

/** resource `eks-cluster`, key its ARN. */
export type EksClusterContent = {
  arn: string;
  region: string;
  /** Issuer of its service account tokens. */
  issuer: string | null;
  endpoint: string | null;
  version: string | null;
  authenticationMode: string | null;
  /** Whoever made it is its administrator, which no list shows. */
  creatorIsAdmin?: boolean;
  /** ARN of the role of its control plane. */
  role?: string;
  created?: string;
  labels: Tags;
};

/** attachment `eks-access-entry`: `refs.identity` the principal, `refs.container` the cluster. */
export type AccessEntryContent = {
  cluster: string;
  principal: string;
  type: string;
  username: string | null;
  groups: string[];
  /** Access policies, which authorize beside RBAC. */
  policies: { arn: string; scope: "cluster" | "namespace"; namespaces: string[] }[];
};

/**
 * stored-copy `secret` and `parameter` (of type SecureString), key their ARN. Of a secret `lastUse` of the fact is the day it
 * was last retrieved.
 */
export type SecretContent = {
  arn: string;
  region: string;
  rotation: boolean | null;
  /** Of a parameter: when its value was last set. */
  rotated: string | null;
  created: string | null;
  /** Since when it is to be deleted; until then it can be restored. */
  deleted?: string;
  labels: Tags;
  /** ARN, id or alias of the key it is encrypted with; null: the account's own key of the service. */
  key: string | null;
};

/** resource `ecr-repository` and `kms-key`, key their ARN. */
export type RepositoryContent = { arn: string; region: string; created: string | null; tagsImmutable: boolean | null };
export type KeyContent = { arn: string; region: string };
