import { canonicalJson } from "../facts/canonical-json.ts";
import type { Json, JsonObject } from "../facts/json.ts";
import type { Difference } from "../inventory/detail.ts";
import type { ChangeFacts } from "./change.ts";

/** Values of one field shown at most; the rest are counted. */
const MAX_VALUES = 100;

/**
 * What differs between the two versions of a change, field by field in order of name. Lists are compared as sets: what
 * stands in both is left out. Empty for additions and removals, whose content is all there is to show.
 */
export function differences(change: ChangeFacts): Difference[] {
  if (!change.before || !change.after) return [];
  const found: Difference[] = [];
  if (change.before.alias !== change.after.alias) {
    found.push({ field: "key", before: [change.before.alias], after: [change.after.alias] });
  }
  const before = change.before.content;
  const after = change.after.content;
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const field of [...fields].sort()) found.push(...compareField(field, before[field], after[field]));
  return found;
}

function compareField(field: string, before: Json | undefined, after: Json | undefined): Difference[] {
  if (text(before) === text(after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].sort().flatMap((key) => compareField(`${field} ${key}`, before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const had = new Set(before.map(text));
    const has = new Set(after.map(text));
    return [
      {
        field,
        before: capped([...had].filter((value) => !has.has(value))),
        after: capped([...has].filter((value) => !had.has(value))),
      },
    ];
  }
  return [
    { field, before: before === undefined ? [] : [text(before)], after: after === undefined ? [] : [text(after)] },
  ];
}

function capped(values: string[]): string[] {
  if (values.length <= MAX_VALUES) return values;
  return [...values.slice(0, MAX_VALUES), `and ${values.length - MAX_VALUES} more`];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : canonicalJson(value);
}
