import { arnGlob, arnMatches } from "./arn.ts";
import { compileGlob, globMatches, type Token } from "./glob.ts";
import { inNetwork, parseNetwork } from "./network-address.ts";

/** Whether a value of the request meets a value of the policy; null: one of the two is no value of this type. */
export type Test = (value: string) => boolean | null;

/** A condition operator, without its negation: `StringNotLike` is `StringLike` negated. */
export interface Operator {
  /** As AWS writes it. */
  name: string;
  negated: boolean;
  wildcards: boolean;
  /** Binary values hold no variables. */
  variables: boolean;
  /** Compiles one value of the policy. */
  test(tokens: readonly Token[]): Test;
}

/**
 * All of them but `Null`, by name in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  [
    ...both("StringEquals", "StringNotEquals", false, equal),
    ...both("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", false, equalInAnyCase),
    ...both("StringLike", "StringNotLike", true, like),
    ...both("NumericEquals", "NumericNotEquals", false, (tokens) => compare(tokens, readNumber, (a, b) => a === b)),
    one("NumericLessThan", (tokens) => compare(tokens, readNumber, (a, b) => a < b)),
    one("NumericLessThanEquals", (tokens) => compare(tokens, readNumber, (a, b) => a <= b)),
    one("NumericGreaterThan", (tokens) => compare(tokens, readNumber, (a, b) => a > b)),
    one("NumericGreaterThanEquals", (tokens) => compare(tokens, readNumber, (a, b) => a >= b)),
    ...both("DateEquals", "DateNotEquals", false, (tokens) => compare(tokens, readDate, (a, b) => a === b)),
    one("DateLessThan", (tokens) => compare(tokens, readDate, (a, b) => a < b)),
    one("DateLessThanEquals", (tokens) => compare(tokens, readDate, (a, b) => a <= b)),
    one("DateGreaterThan", (tokens) => compare(tokens, readDate, (a, b) => a > b)),
    one("DateGreaterThanEquals", (tokens) => compare(tokens, readDate, (a, b) => a >= b)),
    one("Bool", (tokens) => compare(tokens, readBoolean, (a, b) => a === b)),
    { ...one("BinaryEquals", equal), variables: false },
    ...both("IpAddress", "NotIpAddress", false, inside),
    ...both("ArnEquals", "ArnNotEquals", true, arnLike),
    ...both("ArnLike", "ArnNotLike", true, arnLike),
  ].map((operator) => [operator.name.toLowerCase(), operator]),
);

function one(name: string, test: Operator["test"]): Operator {
  return { name, negated: false, wildcards: false, variables: true, test };
}

function both(name: string, negation: string, wildcards: boolean, test: Operator["test"]): Operator[] {
  const operator = { ...one(name, test), wildcards };
  return [operator, { ...operator, name: negation, negated: true }];
}

function equal(tokens: readonly Token[]): Test {
  const text = tokens.join("");
  return (value) => value === text;
}

function equalInAnyCase(tokens: readonly Token[]): Test {
  const text = tokens.join("").toLowerCase();
  return (value) => value.toLowerCase() === text;
}

function like(tokens: readonly Token[]): Test {
  const glob = compileGlob(tokens);
  return (value) => globMatches(glob, value);
}

function arnLike(tokens: readonly Token[]): Test {
  const pattern = arnGlob(tokens);
  return (value) => (pattern === null ? null : arnMatches(pattern, value));
}

function inside(tokens: readonly Token[]): Test {
  const network = parseNetwork(tokens.join(""));
  return (value) => {
    const address = parseNetwork(value);
    return network === null || address === null ? null : inNetwork(network, address);
  };
}

/** `of` is held against the value of the request on its left. */
function compare<T>(
  tokens: readonly Token[],
  read: (text: string) => T | null,
  holds: (value: T, of: T) => boolean,
): Test {
  const of = read(tokens.join(""));
  return (text) => {
    const value = read(text);
    return of === null || value === null ? null : holds(value, of);
  };
}

function readNumber(text: string): number | null {
  return /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(text) ? Number(text) : null;
}

const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** A date of ISO 8601, or seconds since 1970, in milliseconds. */
function readDate(text: string): number | null {
  if (/^-?\d{1,15}$/.test(text)) return Number(text) * 1000;
  if (!DATE.test(text)) return null;
  const zoned = text.includes("T") && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}

function readBoolean(text: string): boolean | null {
  const lower = text.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : null;
}
