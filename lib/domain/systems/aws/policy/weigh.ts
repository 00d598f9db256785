import type { Rule } from "./having-a-say.ts";
import type { Hit } from "./hits.ts";
import type { PreparedSet } from "./prepare.ts";
import { ACCOUNT, DIRECT, ROLE, type Naming } from "./prepare-principal.ts";
import { and, MAYBE, NO, not, or, YES, type Truth } from "./truth.ts";

/** What each type of policy says of a request. */
export interface Weights {
  denied: Truth;
  identity: Truth;
  /** These three: yes where there is none. */
  boundary: Truth;
  session: Truth;
  scps: readonly Truth[];
  /** The resource's policy allows the principal directly; its role; its account. */
  direct: Truth;
  role: Truth;
  account: Truth;
}

/** Adds up what the statements say; a policy with faults may say anything. */
export function weigh(hits: readonly Hit[], set: PreparedSet, rule: Rule): Weights {
  const weights = {
    denied: NO as Truth,
    identity: (rule.root ? YES : anyFaulty(set.identity)) as Truth,
    boundary: set.boundary ? anyFaulty([set.boundary]) : (YES as Truth),
    session: set.session ? anyFaulty(set.session) : (YES as Truth),
    scps: set.scps === null ? [] : set.scps.map(anyFaulty),
    direct: set.resource ? anyFaulty([set.resource]) : (NO as Truth),
    role: NO as Truth,
    account: NO as Truth,
  };
  if (hasFaults(set)) weights.denied = MAYBE;
  for (const hit of hits) {
    if (hit.place.prepared.faulty) continue;
    const { type, level } = hit.place;
    const holds = and(hit.truth, namedAs(hit, ACCOUNT));
    if (hit.statement.statement.effect === "Deny") weights.denied = or(weights.denied, holds);
    else if (type === "scps") weights.scps[level] = or(weights.scps[level] as Truth, holds);
    else if (type === "resource") {
      weights.direct = or(weights.direct, and(hit.truth, namedAs(hit, DIRECT)));
      weights.role = or(weights.role, and(hit.truth, namedAs(hit, ROLE)));
      weights.account = or(weights.account, holds);
    } else if (type !== "rcps") weights[type] = or(weights[type], holds);
  }
  return weights;
}

function namedAs({ named }: Hit, least: Naming): Truth {
  if (named.naming >= least) return YES;
  return named.ifSession === null ? NO : MAYBE;
}

function anyFaulty(places: PreparedSet["identity"]): Truth {
  return places.some((place) => place.prepared.faulty) ? MAYBE : NO;
}

/** Whether a policy that has a say could not be understood. */
export function hasFaults(set: PreparedSet): boolean {
  const faulty = (places: PreparedSet["identity"]) => places.some((place) => place.prepared.faulty);
  if (faulty(set.identity) || faulty(set.rcps) || (set.session !== null && faulty(set.session))) return true;
  if (set.boundary?.prepared.faulty || set.resource?.prepared.faulty) return true;
  return set.scps !== null && set.scps.some(faulty);
}

/**
 * Whether the request is allowed. Within one account: what the resource's policy gives to a session or a user itself only a
 * Deny takes away; what it gives to a role, boundary and session policies limit; else the principal's own policies decide.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function allowedBy(weights: Weights, rule: Rule): Truth {
  let organization: Truth = not(weights.denied);
  for (const level of weights.scps) organization = and(organization, level);
  if (organization === NO) return NO;
  if (rule.kind === "resource") return and(organization, weights.direct);
  const limits = and(weights.boundary, weights.session);
  const own = and(weights.identity, limits);
  const trusted = or(or(weights.direct, weights.role), weights.account);
  if (rule.kind === "across") return and(organization, and(own, trusted));
  const byResource = or(weights.direct, and(weights.role, limits));
  return and(organization, or(byResource, rule.needsTrust ? and(own, trusted) : own));
}
