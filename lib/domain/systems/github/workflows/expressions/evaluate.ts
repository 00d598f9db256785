import { callFunction } from "./functions.ts";
import {
  asText,
  combine,
  isTruthy,
  known,
  MAX_PARTS,
  oneOf,
  union,
  UNKNOWN,
  type Possible,
  type Value,
} from "./possible.ts";
import type { Comparison, Expression } from "./syntax.ts";
import type { Part } from "./template.ts";

/** What names stand for: a path begins with its context in lower case (`["matrix", "os"]`). */
export type Lookup = (path: readonly string[]) => Possible;

/** Everything a text with expressions may come to. */
export function evaluateParts(parts: readonly Part[], lookup: Lookup): Possible {
  const [only] = parts;
  if (!only) return known("");
  if (parts.length > MAX_PARTS) return UNKNOWN;
  const possible = parts.map((part) => (part.type === "text" ? known(part.text) : evaluateSource(part, lookup)));
  return parts.length === 1 && possible[0] ? possible[0] : combine(possible, (values) => values.map(asText).join(""));
}

function evaluateSource({ expression }: { expression: Expression | null }, lookup: Lookup): Possible {
  return expression ? evaluate(expression, lookup) : UNKNOWN;
}

/** Everything an expression may come to; what only a run knows stays open. */
export function evaluate(expression: Expression, lookup: Lookup): Possible {
  switch (expression.type) {
    case "literal":
      return known(expression.value);
    case "context":
    case "property":
      return property(expression, lookup);
    case "index":
      return indexed(expression.of, evaluate(expression.index, lookup), lookup);
    case "all":
      return UNKNOWN;
    case "call":
      return callFunction(
        expression.name,
        expression.args.map((arg) => evaluate(arg, lookup)),
      );
    case "not":
      return not(evaluate(expression.operand, lookup));
    case "compare":
      return compare(expression.operator, evaluate(expression.left, lookup), evaluate(expression.right, lookup));
    case "and":
      return either(evaluate(expression.left, lookup), evaluate(expression.right, lookup), false);
    case "or":
      return either(evaluate(expression.left, lookup), evaluate(expression.right, lookup), true);
  }
}

function property(expression: Expression, lookup: Lookup): Possible {
  const path = staticPath(expression);
  if (path) return lookup(path);
  if (expression.type !== "property") return UNKNOWN;
  return combine([evaluate(expression.of, lookup)], ([value]) => memberOf(value, expression.name));
}

/** The path of an expression that is nothing but names. */
function staticPath(expression: Expression): string[] | null {
  const names: string[] = [];
  let inner = expression;
  while (inner.type === "property") {
    names.unshift(inner.name);
    inner = inner.of;
  }
  return inner.type === "context" ? [inner.name, ...names] : null;
}

function indexed(of: Expression, index: Possible, lookup: Lookup): Possible {
  if (index.rest !== "none") return UNKNOWN;
  const path = staticPath(of);
  return index.values
    .map((name) =>
      path
        ? lookup([...path, asText(name)])
        : combine([evaluate(of, lookup)], ([value]) => memberOf(value, asText(name))),
    )
    .reduce(union, { values: [], rest: "none" });
}

/** A value inside of another by its name, whatever its case; null where there is none, as GitHub has it. */
export function memberOf(value: Value | undefined, name: string): Value {
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return (value as readonly Value[])[Number(name)] ?? null;
  const folded = name.toLowerCase();
  return Object.entries(value).find(([key]) => key.toLowerCase() === folded)?.[1] ?? null;
}

function not({ values, rest }: Possible): Possible {
  const known = values.map((value) => !isTruthy(value));
  if (rest === "none") return oneOf(known);
  return oneOf([...known, true, ...(rest === "any" ? [false] : [])]);
}

/** `&&` gives its left side where that is false, `||` where it is true; else the right one. */
function either(left: Possible, right: Possible, stopsAt: boolean): Possible {
  const kept = left.values.filter((value) => isTruthy(value) === stopsAt);
  const passesOn = left.rest === "any" || kept.length < left.values.length || (left.rest === "falsy" && stopsAt);
  const rest = restOf(left.rest, stopsAt);
  return passesOn ? union({ values: kept, rest }, right) : { values: kept, rest };
}

function restOf(rest: Possible["rest"], stopsAt: boolean): Possible["rest"] {
  if (stopsAt) return rest === "any" ? "any" : "none";
  return rest === "none" ? "none" : "falsy";
}

function compare(operator: Comparison, left: Possible, right: Possible): Possible {
  const result = combine([left, right], ([a = null, b = null]) => compareValues(operator, a, b));
  return result.rest === "none" ? result : oneOf([true, false]);
}

/** Texts are compared whatever their case; values of different kinds as numbers. */
function compareValues(operator: Comparison, left: Value, right: Value): boolean {
  const texts = typeof left === "string" && typeof right === "string";
  const a = texts ? left.toUpperCase() : numberOf(left);
  const b = texts ? right.toUpperCase() : numberOf(right);
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}

function numberOf(value: Value): number {
  if (value === null) return 0;
  return typeof value === "object" ? Number.NaN : Number(value);
}
