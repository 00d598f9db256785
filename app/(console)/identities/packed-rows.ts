import type { ListedRow } from "./listed-row.ts";

/** One field of all rows: its values, each once, and a digit for each row which it has; absent where each has its own. */
interface PackedField<Value> {
  values: Value[];
  at?: string;
}

/** Rows by field. Most rows of a page have the owner, the environment and the reasons of others. */
export type PackedRows = { [Field in keyof ListedRow]?: PackedField<ListedRow[Field]> };

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** These fields of the rows in a sixth of the room, for the way to the browser: the page has its HTML of them already. */
export function packRows(rows: readonly ListedRow[], fields: readonly (keyof ListedRow)[]): PackedRows {
  return Object.fromEntries(fields.map((field) => [field, pack(rows.map((row) => row[field]))]));
}

/** The rows with these ids; of each the fields that were packed. */
export function unpackRows(ids: readonly string[], packed: PackedRows): ListedRow[] {
  const fields = Object.entries(packed) as [string, PackedField<unknown>][];
  const rows = ids.map((id, place) => {
    const values = fields.map(([name, field]) => [name, valueAt(field, place)] as const);
    return { ...Object.fromEntries(values), id };
  });
  return rows as unknown as ListedRow[];
}

function valueAt<Value>({ values, at }: PackedField<Value>, place: number): Value | undefined {
  return values[at === undefined ? place : DIGITS.indexOf(at.charAt(place))];
}

function pack<Value>(all: Value[]): PackedField<Value> {
  const places = new Map<string, number>();
  const values: Value[] = [];
  const at = all.map((value) => {
    const text = JSON.stringify(value);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, values.length);
    return values.push(value) - 1;
  });
  // Hardly anything in common, or more than there are digits: then each has its own.
  if (values.length === all.length || values.length > DIGITS.length) return { values: all };
  return { values, at: at.map((place) => DIGITS.charAt(place)).join("") };
}
