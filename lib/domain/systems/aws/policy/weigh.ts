import type { Rule } from "./having-a-say.ts";
import type { Hit } from "./hits.ts";
import type { PreparedSet } from "./prepare.ts";
import { ACCOUNT, DIRECT, ROLE, type Naming } from "./prepare-principal.ts";
import { and, MAYBE, NO, not, or, YES, type Truth } from "./truth.ts";
import type { Weights } from "./weights.ts";

/** Adds up what the statements say; what those of a policy with faults say does not count. */
export function weigh(hits: readonly Hit[], { base }: PreparedSet, rule: Rule): Weights {
  const scps = base.scps.length === 0 ? NO_LEVELS : base.scps.slice();
  const weights = { ...base, scps };
  if (rule.root) weights.identity = YES;
  for (const hit of hits) {
    if (hit.place.prepared.faulty) continue;
    const { type, level } = hit.place;
    const holds = and(hit.truth, namedAs(hit, ACCOUNT));
    if (hit.statement.statement.effect === "Deny") weights.denied = or(weights.denied, holds);
    else if (type === "scps") scps[level] = or(scps[level] as Truth, holds);
    else if (type === "resource") {
      weights.direct = or(weights.direct, and(hit.truth, namedAs(hit, DIRECT)));
      weights.role = or(weights.role, and(hit.truth, namedAs(hit, ROLE)));
      weights.account = or(weights.account, holds);
    } else if (type !== "rcps") weights[type] = or(weights[type], holds);
  }
  return weights;
}

const NO_LEVELS: Truth[] = [];

function namedAs({ named }: Hit, least: Naming): Truth {
  if (named.naming >= least) return YES;
  return named.ifSession === null ? NO : MAYBE;
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
