import { asText, combine, oneOf, UNKNOWN, type Possible, type Value } from "./possible.ts";

type Apply = (values: readonly Value[]) => Value | undefined;

const PURE: Readonly<Record<string, Apply>> = {
  contains: ([where = null, what = null]) =>
    Array.isArray(where) ? where.some((item) => folded(item) === folded(what)) : folded(where).includes(folded(what)),
  endswith: ([text = null, end = null]) => folded(text).endsWith(folded(end)),
  format: ([pattern = null, ...args]) => format(asText(pattern), args),
  fromjson: ([text = null]) => fromJson(text),
  join: ([items = null, separator]) =>
    (Array.isArray(items) ? items : [items]).map(asText).join(separator === undefined ? "," : asText(separator)),
  startswith: ([text = null, start = null]) => folded(text).startsWith(folded(start)),
  tojson: ([value = null]) => JSON.stringify(value, null, 2),
};

/** Functions that ask how the run went so far, or compare texts: true or false, whatever is known. */
const BOOLEAN = new Set(["always", "cancelled", "contains", "endswith", "failure", "startswith", "success"]);

/**
 * What a function may give.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions
 */
export function callFunction(name: string, args: readonly Possible[]): Possible {
  const apply = Object.hasOwn(PURE, name) ? PURE[name] : undefined;
  const result = apply ? combine(args, apply) : UNKNOWN;
  return result.rest !== "none" && BOOLEAN.has(name) ? oneOf([true, false]) : result;
}

/** `{0}` stands for the first value, `{{` for a brace. */
function format(pattern: string, args: readonly Value[]): string {
  return pattern.replace(/\{\{|\}\}|\{(\d+)\}/g, (found, index: string | undefined) =>
    index === undefined ? found.slice(1) : asText(args[Number(index)] ?? null),
  );
}

/** Longest text that is read as JSON, and most brackets in it: more is none that anybody wrote. */
const MAX_JSON = 10_000;
const MAX_BRACKETS = 500;

function fromJson(value: Value): Value | undefined {
  const text = asText(value);
  if (text.length > MAX_JSON || text.split(/[[{]/, MAX_BRACKETS + 2).length > MAX_BRACKETS + 1) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function folded(value: Value): string {
  return asText(value).toLowerCase();
}
