import type { Condition } from "../../policy/policy.ts";
import { claimOfKey, isRead } from "./claims.ts";
import { compare, type Comparison, type Demand } from "./compare.ts";
import { type Glob, hasVariables, literal, mintedGlob, policyGlob } from "./glob.ts";
import { type ClaimValue, claimOf, type Token } from "./token.ts";

/**
 * Of the tokens that carry one subject, which pass a condition.
 *
 * - `every`, `none`, `some`: with a value that passes and one that does not
 * - `asked`: those whose bearer asks for the right audience, which the bearer is free to do
 * - `unknown`: not known, or not a matter of the token: the address the request comes from
 */
export interface ConditionMatch {
  condition: Condition;
  /** Name of the claim; null: it is about something else than the token. */
  claim: string | null;
  share: Comparison["share"] | "asked";
  passing: string | null;
  failing: string | null;
}

/** String operators, as whether they compare patterns, without regard to case, and the contrary. */
const OPERATORS: Record<string, { like: boolean; fold: boolean; negated: boolean }> = {
  stringequals: { like: false, fold: false, negated: false },
  stringnotequals: { like: false, fold: false, negated: true },
  stringequalsignorecase: { like: false, fold: true, negated: false },
  stringnotequalsignorecase: { like: false, fold: true, negated: true },
  stringlike: { like: true, fold: false, negated: false },
  stringnotlike: { like: true, fold: false, negated: true },
};

/** Any text: what a claim is that its asker says. */
const ANYTHING = mintedGlob("*", "");

/**
 * One condition against the tokens of one subject, by the rules of AWS for absent keys.
 * @param audiences that the provider takes; null: not known
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchCondition(
  condition: Condition,
  token: Token,
  audiences: readonly string[] | null,
): ConditionMatch {
  const claim = claimOfKey(token.issuer, condition.key);
  if (claim === null) return outcome(condition, null, isForeign(condition) ? absent(condition) : "unknown");
  const value = valueOf(token, claim);
  const operator = condition.operator.toLowerCase();
  if (value.kind === "open") return outcome(condition, claim, "unknown");
  if (value.kind === "absent") return outcome(condition, claim, absent(condition));
  if (operator === "null") return outcome(condition, claim, nullShare(condition, false));
  const demand = demandOf(condition);
  if (!demand) return outcome(condition, claim, "unknown");
  return { condition, claim, ...shareOf(value, [demand], audiences) };
}

/**
 * All conditions on one claim at once: two that each pass some tokens may together pass none.
 * @returns the share for each claim that has more than one condition of strings
 */
export function jointShares(
  conditions: readonly Condition[],
  token: Token,
  audiences: readonly string[] | null,
): ConditionMatch["share"][] {
  const byClaim = new Map<string, Demand[]>();
  for (const condition of conditions) {
    const claim = claimOfKey(token.issuer, condition.key);
    const demand = claim === null ? null : demandOf(condition);
    if (claim !== null && demand) byClaim.set(claim, [...(byClaim.get(claim) ?? []), demand]);
  }
  return [...byClaim].flatMap(([claim, demands]) => {
    const value = valueOf(token, claim);
    if (demands.length < 2 || value.kind === "open" || value.kind === "absent") return [];
    return [shareOf(value, demands, audiences).share];
  });
}

/** A claim that AWS does not read is as if no token had it. */
function valueOf(token: Token, claim: string): ClaimValue {
  const read = isRead(token.issuer, claim);
  if (read === false) return { kind: "absent" };
  return read === "unknown" ? { kind: "open" } : claimOf(token, claim);
}

function shareOf(
  value: ClaimValue,
  demands: readonly Demand[],
  audiences: readonly string[] | null,
): Pick<ConditionMatch, "share" | "passing" | "failing"> {
  if (value.kind === "minted") return joined(value.globs.map((glob) => compare(glob, demands)));
  const found = (audiences?.map((audience) => literal(audience)) ?? [ANYTHING]).map((glob) => compare(glob, demands));
  const { share, passing, failing } = joined(found);
  return { share: share === "some" ? "asked" : share, passing, failing };
}

/** What holds of several patterns together. */
function joined(parts: readonly Comparison[]): Comparison {
  const shares = new Set(parts.map(({ share }) => share));
  const [only = "none"] = shares;
  return {
    share:
      shares.size < 2 ? only : shares.has("some") || (shares.has("every") && shares.has("none")) ? "some" : "unknown",
    passing: parts.find(({ passing }) => passing !== null)?.passing ?? null,
    failing: parts.find(({ failing }) => failing !== null)?.failing ?? null,
  };
}

function demandOf({ operator, values }: Condition): Demand | null {
  const known = OPERATORS[operator.toLowerCase()];
  if (!known || values.some(hasVariables)) return null;
  const { like, fold, negated } = known;
  // Equal strings have no wildcards, but the characters that stand for them may be written as in patterns.
  const globOf = (value: string): Glob =>
    like ? policyGlob(value, fold) : literal(value.replaceAll(/\$\{([*?$])\}/gu, "$1"), fold);
  return { globs: values.map(globOf), negated };
}

/** A key of another issuer is in no request with a token of this one. */
function isForeign({ key }: Condition): boolean {
  return /^[a-z0-9.-]+\.[a-z]{2,}(?:[:/].*)?:[a-z_]+$/iu.test(key);
}

/** What a condition on an absent key comes to. */
function absent(condition: Condition): "every" | "none" {
  const operator = condition.operator.toLowerCase();
  if (operator === "null") return nullShare(condition, true);
  if (condition.ifExists || condition.set === "all") return "every";
  return operator.includes("not") && condition.set !== "any" ? "every" : "none";
}

function nullShare({ values }: Condition, isNull: boolean): "every" | "none" {
  return values.some((value) => value.toLowerCase() === String(isNull)) ? "every" : "none";
}

function outcome(condition: Condition, claim: string | null, share: ConditionMatch["share"]): ConditionMatch {
  return { condition, claim, share, passing: null, failing: null };
}
