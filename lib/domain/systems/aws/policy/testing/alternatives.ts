import type { Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import type { Condition, Decision } from "../policy.ts";
import { conditionHolds, prepareCondition } from "../prepare-condition.ts";
import { MAYBE, YES } from "../truth.ts";
import { contextOf } from "./our-answer.ts";
import { KEYS } from "./random-condition.ts";
import type { PolicyCase } from "./random-case.ts";

const SESSION = "sts:RoleSessionName";

/** Values outside of what policies name, on either side where there are sides. */
const FAR: Record<string, readonly string[]> = {
  "aws:PrincipalTag/team": ["nobody", "ann"],
  "aws:UserAgent": ["nobody"],
  "aws:SecureTransport": ["neither"],
  "aws:SourceArn": ["arn:aws:s3:::nobody"],
  "aws:TagKeys": ["nobody"],
  "aws:MultiFactorAuthAge": ["1", "100000"],
  "aws:CurrentTime": ["2000-01-01T00:00:00Z", "2040-01-01T00:00:00Z"],
  "aws:SourceIp": ["203.0.113.9"],
};

/** Keys that are not told. */
export function hiddenKeys(draw: Draw): string[] {
  const names = [...KEYS.map((key) => key.name), "aws:username"];
  return draw.some(names, 1 + Math.floor(draw.unit() * 5));
}

/**
 * Complete requests that the partly known one may be: each key that remains (or was hidden, where none does) with every
 * value that may make a difference, and without. Counts the conditions that hold in one of them and do not in another.
 */
export function alternatives(
  asked: PolicyCase,
  decision: Decision,
  hidden: readonly string[],
): { cases: PolicyCase[]; remaining: number; bothWays: number } {
  const conditions = decision.conditions.map(({ condition }) => condition);
  const lower = new Set(conditions.flatMap(keysOf).map((key) => key.toLowerCase()));
  const keys = lower.size === 0 ? hidden : [...hidden, SESSION].filter((key) => lower.has(key.toLowerCase()));
  const cases = keys.flatMap((key) => candidates(key, conditions).map((value) => withValue(asked, key, value)));
  const whole = cases.map((one) => (one.principal.session === null ? withValue(one, SESSION, "run-9") : one));
  const bothWays = conditions.filter((condition) => new Set(whole.map((one) => holds(condition, one))).size === 2);
  return { cases: whole, remaining: conditions.length, bothWays: bothWays.length };
}

/** Its own key, and those of variables. */
function keysOf({ key, values }: Condition): string[] {
  return [key, ...values.flatMap((value) => [...value.matchAll(/\$\{([^,}]+)/g)].map(([, name]) => name as string))];
}

function candidates(key: string, conditions: readonly Condition[]): (string | null)[] {
  const named = conditions.filter((condition) => condition.key.toLowerCase() === key.toLowerCase());
  const values = named.flatMap((condition) => condition.values);
  if (key === SESSION) return [...values, "run-9"];
  if (key === "aws:SourceIp") return [null, ...pool(key), ...values.map((value) => value.replace(/\/\d+$/, ""))];
  const literal = values.map((value) => value.replaceAll("${*}", "+").replace(/[*?]/g, "1").replaceAll("+", "*"));
  return [null, ...new Set([...pool(key), ...values, ...literal])];
}

function pool(key: string): readonly string[] {
  return [...(KEYS.find(({ name }) => name === key)?.has ?? ["blue", "Blue", "green", "ann"]), ...(FAR[key] ?? [])];
}

function withValue(asked: PolicyCase, key: string, value: string | null): PolicyCase {
  if (key === SESSION) return { ...asked, principal: { ...asked.principal, session: value } };
  const { [key]: _, ...context } = asked.context;
  if (value === null) return { ...asked, context };
  const multi = KEYS.some((known) => known.name === key && known.multi);
  return { ...asked, context: { ...context, [key]: multi ? [value] : value } };
}

function holds(condition: Condition, { context, principal }: PolicyCase): boolean {
  if (condition.key === SESSION) {
    return condition.values.includes(principal.session as string) === (condition.operator === "StringEquals");
  }
  const truth = conditionHolds(prepareCondition(condition, "2012-10-17"), contextOf(context));
  return truth !== MAYBE && truth === YES;
}
