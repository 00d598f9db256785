import type { Ask } from "./ask.ts";
import { without, type PreparedSet } from "./prepare.ts";

/** How a request is decided. */
export interface Rule {
  /**
   * `own`: principal and resource are of one account. `across`: both accounts must agree. `resource`: the principal has no
   * policies of its own, as services, federated callers and strangers.
   */
  kind: "own" | "across" | "resource";
  /** Within one account too, policies of principals count only where the resource's policy trusts their account. */
  needsTrust: boolean;
  /** The root of an account needs no policy to allow it. */
  root: boolean;
}

/** Actions on roles, which the trust policy must allow. */
const ROLE_ACTIONS = new Set([
  "sts:assumerole",
  "sts:assumerolewithsaml",
  "sts:assumerolewithwebidentity",
  "sts:tagsession",
  "sts:setsourceidentity",
  "sts:setcontext",
]);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html */
export function ruleOf(ask: Ask): Rule {
  const { principal, resourceAccount } = ask.question;
  const root = principal.kind === "root";
  if (principal.kind !== "role" && principal.kind !== "user" && !root) {
    return { kind: "resource", needsTrust: true, root };
  }
  if (principal.account !== resourceAccount) return { kind: "across", needsTrust: true, root };
  return { kind: "own", needsTrust: needsTrust(ask), root };
}

/** A key's policy must give its account a say before policies of that account count; so must a role's trust policy. */
function needsTrust(ask: Ask): boolean {
  if (ROLE_ACTIONS.has(ask.action)) return true;
  return ask.service === "kms" && ask.resource !== null && (ask.resource[5] as string).startsWith("key/");
}

const SERVICE_LINKED = ":role/aws-service-role/";

/** The policies of the set that hold for this principal. */
export function havingASay(set: PreparedSet, ask: Ask, rule: Rule): PreparedSet {
  const { kind, arn } = ask.question.principal;
  // Organizations do not limit service-linked roles.
  if (kind === "role" && arn.includes(SERVICE_LINKED)) return without(set, "service-linked", { scps: null, rcps: [] });
  if (rule.kind === "resource") return without(set, "resource", { ...NO_OWN, scps: null });
  return rule.root ? without(set, "root", NO_OWN) : set;
}

const NO_OWN = { identity: [], boundary: null, session: null };
