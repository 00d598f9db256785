/** A value of an expression. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * What an expression may come to: values that are known, and beside them nothing (`none`), something that counts as
 * false (`falsy`), or anything (`any`).
 */
export interface Possible {
  readonly values: readonly Value[];
  readonly rest: "none" | "falsy" | "any";
}

/** More alternatives than these are not told apart. */
const MAX_VALUES = 64;

/** More parts than these are not put together. */
export const MAX_PARTS = 100;

export const UNKNOWN: Possible = { values: [], rest: "any" };

/** One known value. */
export function known(value: Value): Possible {
  return { values: [value], rest: "none" };
}

/** Either of several; equal values once. */
export function oneOf(values: readonly Value[], rest: Possible["rest"] = "none"): Possible {
  const unique = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  return unique.length > MAX_VALUES ? UNKNOWN : { values: unique, rest };
}

/** What either of two may come to. */
export function union(a: Possible, b: Possible): Possible {
  return oneOf([...a.values, ...b.values], wider(a.rest, b.rest));
}

/** Applies a function to every combination of known values; anything unknown makes the result unknown. */
export function combine(parts: readonly Possible[], apply: (values: readonly Value[]) => Value | undefined): Possible {
  if (parts.length > MAX_PARTS || parts.some(({ rest }) => rest !== "none")) return UNKNOWN;
  if (parts.reduce((product, { values }) => product * values.length, 1) > MAX_VALUES) return UNKNOWN;
  let rows: Value[][] = [[]];
  for (const { values } of parts) rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  const results = rows.map(apply);
  const defined = results.filter((result) => result !== undefined);
  return oneOf(defined, defined.length === results.length ? "none" : "any");
}

/** Whether a value counts as true in a condition. */
export function isTruthy(value: Value): boolean {
  return !(value === null || value === false || value === 0 || value === "" || Number.isNaN(value));
}

/** A value as it stands in a text. */
export function asText(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? "Array" : "Object";
}

function wider(a: Possible["rest"], b: Possible["rest"]): Possible["rest"] {
  if (a === "any" || b === "any") return "any";
  return a === "falsy" || b === "falsy" ? "falsy" : "none";
}
