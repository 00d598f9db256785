import type { Rule } from "./having-a-say.ts";
import type { Hit } from "./hits.ts";
import type { DecidedBy } from "./policy.ts";
import { NO, YES } from "./truth.ts";
import type { Weights } from "./weights.ts";

/** Every statement that denies; where none does, each type of policy that would have to allow it and does not. */
export function deniedBecause(hits: readonly Hit[], weights: Weights, rule: Rule): DecidedBy[] {
  if (weights.denied === YES) return hits.filter((hit) => denies(hit) && hit.truth === YES).map(decidedBy);
  const lacking: DecidedBy["type"][] = [];
  if (rule.kind !== "resource") {
    if (weights.identity === NO) lacking.push("identity");
    if (weights.boundary === NO) lacking.push("boundary");
    if (weights.session === NO) lacking.push("session");
  }
  if (weights.scps.includes(NO)) lacking.push("scps");
  const named = rule.kind === "resource" ? weights.direct : weights.account;
  if (rule.needsTrust && named === NO) lacking.push("resource");
  return lacking.map((type) => ({ type, policy: null, statement: null, effect: "none" }));
}

/** The statements that allow it, of those types that count; and those that may deny it. */
export function grantedBecause(hits: readonly Hit[], weights: Weights, rule: Rule): DecidedBy[] {
  const byResource = rule.kind === "own" && weights.direct === YES;
  return hits
    .filter((hit) => denies(hit) || !byResource || hit.place.type === "resource" || hit.place.type === "scps")
    .map(decidedBy);
}

function denies(hit: Hit): boolean {
  return hit.statement.statement.effect === "Deny";
}

function decidedBy({ place, statement }: Hit): DecidedBy {
  return {
    type: place.type,
    policy: place.source.id,
    statement: statement.statement.index,
    effect: statement.statement.effect,
  };
}
