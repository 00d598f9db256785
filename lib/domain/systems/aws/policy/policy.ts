/**
 * A policy taken apart, ready to be decided by.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Policy {
  /** Variables such as `${aws:username}` are text in policies of 2008. */
  version: "2012-10-17" | "2008-10-17";
  statements: readonly Statement[];
  /** What could not be understood, in sentences. Whatever it might say, nothing is decided by it: the answer is unknown. */
  faults: readonly string[];
}

export interface Statement {
  /** Place in the document, from 0. */
  index: number;
  sid: string | null;
  effect: "Allow" | "Deny";
  /** Null: the element is absent, as in policies of identities. */
  principal: PrincipalElement | null;
  /** As written, case kept; `not`: NotAction. */
  action: { not: boolean; patterns: readonly string[] };
  /** Null: the element is absent, as in trust policies. */
  resource: { not: boolean; patterns: readonly string[] } | null;
  conditions: readonly Condition[];
}

/** `"*"` is in `aws` as `*`. */
export interface PrincipalElement {
  not: boolean;
  aws: readonly string[];
  service: readonly string[];
  federated: readonly string[];
  canonicalUser: readonly string[];
}

/** One operator on one key: `"ForAnyValue:StringLikeIfExists": {"aws:PrincipalOrgID": [...]}`. */
export interface Condition {
  /** Without prefix and suffix: `StringLike`. */
  operator: string;
  set: "any" | "all" | null;
  ifExists: boolean;
  /** As written. Keys are compared without regard to case. */
  key: string;
  values: readonly string[];
}

/** A policy and where it stands. */
export interface PolicySource {
  /** Alias of the document. */
  id: string;
  name: string;
  policy: Policy;
}

/** Whoever asks. */
export interface Principal {
  kind: "role" | "user" | "root" | "federated" | "service" | "anonymous";
  /** ARN of the role or user; the provider for `federated`; the host name for `service`; `*` for `anonymous`. */
  arn: string;
  /** Null: AWS itself, or nobody's. */
  account: string | null;
  /** Of a role: the name of the session; null: not known, so a policy that names sessions decides conditionally. */
  session?: string | null;
}

/**
 * Values of condition keys, by lower-case key; null: known not to be in the request. A key that is not here is not known:
 * what depends on it is a condition that remains.
 */
export type RequestContext = ReadonlyMap<string, readonly string[] | null>;

export interface Question {
  principal: Principal;
  /** `s3:GetObject`; no wildcards. */
  action: string;
  /** ARN, or `*` for actions that take none. */
  resource: string;
  /** Owner of the resource. */
  resourceAccount: string;
  context: RequestContext;
}

/** All policies that have a say, by type. */
export interface PolicySet {
  /** Own and groups', attached and inline. */
  identity: readonly PolicySource[];
  /** Null: there is none. */
  boundary: PolicySource | null;
  /** Null: no session policy was passed. */
  session: readonly PolicySource[] | null;
  /** By level, from the root of the organization down to the account of the principal; null: none hold. */
  scps: readonly (readonly PolicySource[])[] | null;
  /** By level, for the account of the resource; null: none hold. */
  rcps: readonly (readonly PolicySource[])[] | null;
  /** Null: the resource has none. The trust policy where a role is assumed, the key policy where a key is used. */
  resource: PolicySource | null;
}

/**
 * A condition whose outcome is not known, and what it would decide. Beside what policies say themselves, two are made here:
 * `StringEquals` on `sts:RoleSessionName`, where a policy names a session of the role; `ResourceVariable` on the key of a
 * variable, with the patterns of the resource that hold it.
 */
export interface RemainingCondition {
  condition: Condition;
  /** Alias of the policy and place of the statement. */
  policy: string;
  statement: number;
  /** What the statement does when the condition holds. */
  effect: "Allow" | "Deny";
}

/** A statement that decided, or a policy type that lacks one. */
export interface DecidedBy {
  /** `identity` `boundary` `session` `scp` `rcp` `resource` */
  type: keyof PolicySet;
  policy: string | null;
  statement: number | null;
  effect: "Allow" | "Deny" | "none";
}

/**
 * `yes`, `no`, or `conditional` on the named conditions. `unknown` where a policy that has a say could not be understood;
 * what was not read is for the caller to say.
 */
export interface Decision {
  answer: "yes" | "no" | "conditional" | "unknown";
  conditions: readonly RemainingCondition[];
  because: readonly DecidedBy[];
}
