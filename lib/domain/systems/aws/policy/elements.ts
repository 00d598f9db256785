import type { Json, JsonObject } from "../../../facts/json.ts";
import type { Faults } from "./faults.ts";

/** The elements of an object by the names of the grammar, which AWS takes in any case. */
export type Elements<Name extends string> = Partial<Record<Name, Json>>;

/** Looks up the elements by name. What the grammar does not know, or knows once and finds twice, is a fault. */
export function readElements<Name extends string>(
  object: JsonObject,
  names: readonly Name[],
  place: string,
  faults: Faults,
): Elements<Name> {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const elements: Elements<Name> = {};
  for (const [written, value] of Object.entries(object)) {
    const name = known.get(written.toLowerCase());
    if (name === undefined) faults.add(`${place} has an element that the grammar does not know`, written);
    else if (elements[name] !== undefined) faults.add(`${place} has ${name} twice`);
    else elements[name] = value;
  }
  return elements;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** AWS gives one string or a list of them; numbers and booleans count as their text where conditions hold them. */
export function readStrings(value: Json, place: string, faults: Faults, scalars = false): string[] {
  const strings: string[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item === "string") strings.push(item);
    else if (scalars && (typeof item === "number" || typeof item === "boolean")) strings.push(String(item));
    else faults.add(`${place} holds something else than text`, item);
  }
  return strings;
}
