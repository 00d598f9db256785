import type { Ask } from "./ask.ts";
import { deniedBecause, grantedBecause } from "./because.ts";
import type { Rule } from "./having-a-say.ts";
import type { Hit } from "./hits.ts";
import type { Decision, RemainingCondition } from "./policy.ts";
import type { PreparedSet } from "./prepare.ts";
import { DIRECT } from "./prepare-principal.ts";
import { openConditions } from "./open-conditions.ts";
import { NO, YES } from "./truth.ts";
import { allowedBy, weigh } from "./weigh.ts";
import type { Weights } from "./weights.ts";

/** So many conditions are tried in every combination; of more, all are named. */
const MOST_TRIED = 8;

/** A hit with what it depends on, by number of the condition. */
interface OpenHit {
  hit: Hit;
  /** All of these must hold for the statement to. */
  needs: readonly number[];
  /** If this holds, it names the session itself. */
  session: number | null;
}

/**
 * Decides where conditions are open: in every combination of those that differ, so that what is allowed (or refused) either
 * way is said to be, and conditions that change nothing are not named.
 */
export function settle(hits: readonly Hit[], set: PreparedSet, rule: Rule, ask: Ask): Decision {
  const numbers = new Map<string, number>();
  const carried: { number: number; remaining: RemainingCondition }[] = [];
  const numbered = (hit: Hit, condition: RemainingCondition["condition"]) => {
    const { operator, set: quantifier, ifExists, key, values } = condition;
    const text = JSON.stringify([operator, quantifier, ifExists, key.toLowerCase(), values]);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    const { index, effect } = hit.statement.statement;
    carried.push({ number, remaining: { condition, policy: hit.place.source.id, statement: index, effect } });
    return number;
  };
  const open = hits.map((hit): OpenHit => {
    const { needed, session } = openConditions(hit, ask);
    return {
      hit,
      needs: needed.map((condition) => numbered(hit, condition)),
      session: session && numbered(hit, session),
    };
  });
  const matter = numbers.size <= MOST_TRIED ? tryAll(open, numbers.size, set, rule) : new Set(numbers.values());
  const weights = weigh(hits, set, rule);
  if (matter === "yes") return { answer: "yes", conditions: [], because: grantedBecause(hits, weights, rule) };
  if (matter === "no") return { answer: "no", conditions: [], because: deniedBecause(hits, weights, rule) };
  const conditions = carried.filter(({ number }) => matter.has(number)).map(({ remaining }) => remaining);
  return { answer: "conditional", conditions, because: grantedBecause(hits, weights, rule) };
}

/** The numbers of the conditions that matter: changing one of them alone changes the answer somewhere. */
function tryAll(open: readonly OpenHit[], count: number, set: PreparedSet, rule: Rule): Set<number> | "yes" | "no" {
  const answers = Array.from({ length: 2 ** count }, (_, holding) =>
    allowedBy(weightsIf(open, holding, set, rule), rule),
  );
  if (answers.every((answer) => answer === YES)) return "yes";
  if (answers.every((answer) => answer === NO)) return "no";
  const matter = new Set<number>();
  for (let number = 0; number < count; number += 1) {
    const changes = answers.some((answer, holding) => answer !== answers[holding ^ (2 ** number)]);
    if (changes) matter.add(number);
  }
  return matter;
}

/** `holding`: a bit for each condition that holds. */
function weightsIf(open: readonly OpenHit[], holding: number, set: PreparedSet, rule: Rule): Weights {
  const holds = (number: number) => (holding & (2 ** number)) !== 0;
  const hits: Hit[] = [];
  for (const { hit, needs, session } of open) {
    if (!needs.every(holds)) continue;
    const naming = session !== null && holds(session) ? DIRECT : hit.named.naming;
    hits.push({ ...hit, truth: YES, named: { naming, ifSession: null } });
  }
  return weigh(hits, set, rule);
}
