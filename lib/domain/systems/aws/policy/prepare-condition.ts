import { MULTI_VALUED_KEYS } from "./multi-valued-keys.ts";
import { OPERATORS, type Operator, type Test } from "./operators.ts";
import type { Condition, Policy, RequestContext } from "./policy.ts";
import { MAYBE, NO, YES, type Truth } from "./truth.ts";
import { fill, readTemplate, withoutVariables, type Template } from "./variables.ts";

/** A condition ready to be held against requests. */
export interface PreparedCondition {
  condition: Condition;
  /** In lower case. */
  key: string;
  /** Null: `Null` itself, or an operator that is a fault of the policy. */
  operator: Operator | null;
  multiValued: boolean;
  tests: readonly (Test | Template)[];
}

export function prepareCondition(condition: Condition, version: Policy["version"]): PreparedCondition {
  const operator = OPERATORS.get(condition.operator.toLowerCase()) ?? null;
  const key = condition.key.toLowerCase();
  return {
    condition,
    key,
    operator,
    multiValued: MULTI_VALUED_KEYS.has(key),
    tests: operator === null ? [] : condition.values.map((value) => prepareTest(operator, value, version)),
  };
}

function prepareTest(operator: Operator, value: string, version: Policy["version"]): Test | Template {
  if (!operator.variables) return operator.test([value]);
  const template = readTemplate(value, version, operator.wildcards);
  const tokens = withoutVariables(template);
  return tokens === null ? template : operator.test(tokens);
}

/**
 * Whether the condition holds; maybe: its key, or a variable in its values, is not known.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function conditionHolds(prepared: PreparedCondition, context: RequestContext): Truth {
  const { condition, operator } = prepared;
  const values = context.get(prepared.key);
  if (values === undefined) return neverHolds(prepared) ? NO : MAYBE;
  const present = values !== null && values.length > 0;
  if (operator === null) return isNull(condition, present);
  if (!present) return holdsWithoutKey(condition, operator);
  if (condition.set === null) {
    // Several values need ForAnyValue or ForAllValues.
    return values.length === 1 && !prepared.multiValued
      ? valueMeets(prepared, operator, values[0] as string, context)
      : NO;
  }
  let any: Truth = NO;
  let all: Truth = YES;
  for (const value of values) {
    const meets = valueMeets(prepared, operator, value, context);
    if (meets > any) any = meets;
    if (meets < all) all = meets;
  }
  return condition.set === "any" ? any : all;
}

/** Whatever the request has: see MULTI_VALUED_KEYS. */
function neverHolds({ condition, operator, multiValued }: PreparedCondition): boolean {
  return multiValued && condition.set === null && operator !== null && !operator.negated && !condition.ifExists;
}

function isNull(condition: Condition, present: boolean): Truth {
  const wanted = present ? "false" : "true";
  return condition.values.some((value) => value.toLowerCase() === wanted) ? YES : NO;
}

function holdsWithoutKey(condition: Condition, operator: Operator): Truth {
  if (condition.set === "all" || condition.ifExists) return YES;
  return condition.set === null && operator.negated ? YES : NO;
}

/** One value of the request against all of the policy: any must match, or none where the operator is negated. */
function valueMeets(prepared: PreparedCondition, operator: Operator, value: string, context: RequestContext): Truth {
  let unknown = false;
  let matched = false;
  let invalid = false;
  for (const entry of prepared.tests) {
    let test: Test;
    if (typeof entry === "function") test = entry;
    else {
      const tokens = fill(entry, context);
      if (tokens === "unknown") {
        unknown = true;
        continue;
      }
      if (tokens === "absent") {
        invalid = true;
        continue;
      }
      test = operator.test(tokens);
    }
    const result = test(value);
    if (result === null) invalid = true;
    else if (result) matched = true;
  }
  if (operator.negated) return matched || invalid ? NO : unknown ? MAYBE : YES;
  return matched ? YES : unknown ? MAYBE : NO;
}
