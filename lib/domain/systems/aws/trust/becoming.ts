import type { DecidedBy, Decision, RemainingCondition } from "../policy/policy.ts";

/**
 * Somebody who may become a role.
 *
 * - `actor`: a role or user that was read
 * - `holders`: roles and users of an account that may become whatever lets their account in: one answer for all of them
 * - `stranger`: a principal of an account that was not read, or one that is not there
 * - `session`: one session of a role, by its name
 * - `account`: whoever an account that was not read lets
 * - `anyone`: every principal of every account
 * - `service`, `federated`: a service of AWS; whoever an identity provider vouches for
 */
export type Who =
  | { kind: "actor"; arn: string; account: string }
  | { kind: "holders"; account: string; members: readonly string[] }
  | { kind: "stranger"; arn: string; account: string | null; gone: boolean }
  | { kind: "session"; arn: string; account: string; role: string | null; session: string }
  | { kind: "account"; account: string }
  | { kind: "anyone" }
  | { kind: "service"; service: string }
  | { kind: "federated"; provider: string; protocol: "oidc" | "saml" };

/** One answer to who can become a role, with all that it rests on. */
export interface Becoming {
  who: Who;
  /** `no` only where somebody is named and something else forbids it. */
  answer: Decision["answer"];
  conditions: readonly RemainingCondition[];
  because: readonly DecidedBy[];
  /** The statement of the trust policy that names them; its place, from 0. */
  statement: number;
  /** What was not read and could change the answer. */
  unread: readonly Unread[];
}

/**
 * - `permission`: policies of the one who asks, in an account that was not read
 * - `limits`: SCPs and RCPs of an organization, which could forbid it
 * - `trust`: the trust policy itself
 */
export interface Unread {
  what: "permission" | "limits" | "trust";
  account: string;
}

/** Says whether an answer lets somebody in, or may. */
export function isOpen({ answer }: Pick<Becoming, "answer">): boolean {
  return answer !== "no";
}

/** Individual roles and users of an answer, by ARN. */
export function membersOf({ who }: Becoming): readonly string[] {
  if (who.kind === "actor") return [who.arn];
  if (who.kind === "holders") return who.members;
  return who.kind === "session" && who.role !== null ? [who.role] : [];
}
