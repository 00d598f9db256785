import type { JsonObject } from "../../facts/json.ts";

// What the AWS collector says of each kind of fact: the agreement between it and what is understood here.
// Everything that AWS itself names keeps AWS's name, in camel case. Absent is not known; null is known not to be there.

/** Tags by key, as AWS has them. In documents they are called `labels`, as in all systems: owners and environments are told by them. */
export type Tags = Record<string, string>;

/** identity `role`, key `RoleId`. */
export type RoleContent = {
  arn: string;
  path: string;
  description: string | null;
  /** ISO time. */
  created: string | null;
  /** Seconds a session may last: the lifetime of its credentials. */
  maxSessionDuration: number | null;
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

/** credential `access-key`, key the access key id, or `<user id or root>/<1|2>` where only a credential report told. */
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
export type RoleSessionContent = { type: "role-session"; maxSessionDuration: number | null };

/** credential `console-password`, `signing-certificate` and `service-specific-credential` of users and roots. */
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
 * policy-document `managed-policy` (key `PolicyId`), `inline-policy`, `trust-policy` (of a role), `scp`, `rcp`,
 * `resource-policy`, `permission-set`. A document that is no JSON has `document: null` and says why in `fault`.
 */
export type PolicyContent = {
  /** Null for inline, trust and resource policies. */
  arn: string | null;
  /** `customer` made it, or `aws`: nobody here can change it. Null for what is no managed policy. */
  managedBy: "aws" | "customer" | null;
  /** `v3`; null where documents have no versions. */
  version: string | null;
  /** The policy as AWS has it, cut to the elements of its grammar: Version, Id, Statement. */
  document: JsonObject | null;
  fault?: string;
};

/**
 * attachment: `attached` and `boundary` (principal ↔ managed policy), `inline`, `trust` (a role ↔ its own trust policy),
 * `member` (user ↔ group; no document), `scp` and `rcp` (root, unit or account ↔ document; no identity),
 * `resource-policy` (resource ↔ document; no identity).
 */
export type AttachmentContent = {
  kind: "attached" | "boundary" | "inline" | "trust" | "member" | "scp" | "rcp" | "resource-policy";
  /** ARN of the role, user or group; id of the root, unit or account; ARN of the resource. */
  target: string;
  /** Alias of the document, or of the group. */
  of: string;
};

/** resource `account`, key the account id, which is its name in ARNs. */
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
  clientIds: string[];
  thumbprints: string[];
  created: string | null;
};
export type SamlProviderContent = { arn: string; created: string | null; validUntil: string | null };

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
  /** What only some kinds say: `hopLimit`, `tokensRequired`, `instances`, `cluster`, `namespace`, `serviceAccount`. */
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

/** stored-copy `secret` and `parameter`, key their ARN; resource `ecr-repository` and `kms-key`. */
export type SecretContent = {
  arn: string;
  region: string;
  rotation: boolean | null;
  rotated: string | null;
  created: string | null;
  labels: Tags;
};
