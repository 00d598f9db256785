import type { IdentityRow } from "#lib/domain/inventory/identity.ts";

/** One field of all rows: its values, each once, and which one each row has; `null` where every row has its own. */
interface PackedField<Value> {
  values: Value[];
  at: number[] | null;
}

/** Rows by field. Most rows of a page have the owner, the environment and the reasons of others. */
export type PackedRows = { [Field in keyof IdentityRow]: PackedField<IdentityRow[Field]> };

/** The same rows in a sixth of the room, for the way to the browser: the page has its HTML of them already. */
export function packRows(rows: readonly IdentityRow[]): PackedRows {
  const [first] = rows;
  const fields = Object.keys(first ?? {}) as (keyof IdentityRow)[];
  return Object.fromEntries(fields.map((field) => [field, pack(rows.map((row) => row[field]))])) as PackedRows;
}

export function unpackRows(packed: PackedRows): IdentityRow[] {
  const fields = Object.entries(packed) as [string, PackedField<unknown>][];
  const [, id] = fields.find(([name]) => name === "id") ?? [];
  const rows = (id?.at ?? id?.values ?? []).map((_, place) =>
    Object.fromEntries(fields.map(([name, { values, at }]) => [name, values[at?.[place] ?? place]])),
  );
  return rows as unknown as IdentityRow[];
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
  return { values, at: values.length === all.length ? null : at };
}
