import { askOf, type Ask } from "./ask.ts";
import { deniedBecause, grantedBecause } from "./because.ts";
import { settle } from "./settle.ts";
import { havingASay, ruleOf } from "./having-a-say.ts";
import { hitsOf } from "./hits.ts";
import { neverAllowed } from "./never-allowed.ts";
import type { Decision, PolicySet, Question } from "./policy.ts";
import { prepare, type PreparedSet } from "./prepare.ts";
import { NO, YES } from "./truth.ts";
import { allowedBy, weigh } from "./weigh.ts";

/**
 * Whether AWS would let the principal do it. Never throws. The caller says which policies have a say: SCPs of the principal's
 * account and RCPs of the resource's, neither for a management account, RCPs only for services that support them; the
 * resource's policy only where the service asks it for this action (the trust policy for `sts:AssumeRole`, not for
 * `iam:GetRole`). That organizations do not limit service-linked roles, and SCPs no callers without account, is known here.
 */
export function decide(question: Question, policies: PolicySet): Decision {
  return decideBy(prepare(policies), question);
}

/** The same for policies that were prepared before. */
export function decideBy(prepared: PreparedSet, question: Question): Decision {
  const ask = askOf(question);
  const always = alwaysDecided(ask);
  if (always) return always;
  const rule = ruleOf(ask);
  const set = havingASay(prepared, ask, rule);
  const hits = hitsOf(set, ask);
  const weights = weigh(hits, set, rule);
  const allowed = allowedBy(weights, rule);
  if (allowed === NO) return { answer: "no", conditions: [], because: deniedBecause(hits, weights, rule) };
  if (allowed === YES) return { answer: "yes", conditions: [], because: grantedBecause(hits, weights, rule) };
  if (set.faulty) return { answer: "unknown", conditions: [], because: grantedBecause(hits, weights, rule) };
  return settle(hits, set, rule, ask);
}

const YES_TO_ALL: Decision = { answer: "yes", conditions: [], because: [] };
const NO_TO_ALL: Decision = { answer: "no", conditions: [], because: [] };

/** What policies cannot change. */
function alwaysDecided(ask: Ask): Decision | null {
  const { kind } = ask.question.principal;
  if (ask.action === "sts:getcalleridentity" && kind !== "anonymous") return YES_TO_ALL;
  return neverAllowed(ask) ? NO_TO_ALL : null;
}
