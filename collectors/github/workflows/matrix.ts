import { evaluateParts, type Lookup } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import {
  known,
  UNKNOWN,
  type Possible,
  type Value,
} from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { entriesOf, isNull, scalarOf, valueAt, type Node } from "./nodes.ts";
import type { Combination } from "./scope.ts";

/** Most jobs GitHub makes of one matrix. */
const MAX_COMBINATIONS = 256;

/** Most names in a matrix, and most entries it includes or excludes, that are worked out. */
const MAX_NAMES = 50;
const MAX_ENTRIES = 500;

/**
 * The combinations of a matrix; null where there is none or where only the run knows it. A value that only the run
 * knows stays open in its combinations; what may be excluded is not.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
export function combinationsOf(strategy: Node | undefined, lookup: Lookup): Combination[] | null {
  const matrix = valueAt(strategy, "matrix");
  const vectors = vectorsOf(matrix, lookup);
  const include = rowsOf(valueAt(matrix, "include"), lookup);
  const exclude = rowsOf(valueAt(matrix, "exclude"), lookup);
  if (!vectors || !include || !exclude) return null;
  const crossed = cross(vectors);
  if (!crossed || include.length + exclude.length > MAX_ENTRIES) return null;
  const kept = crossed.filter((row) => !exclude.some((entry) => isWithin(entry, row)));
  const all = includeInto(kept, include, [...vectors.keys()]);
  return all.length === 0 || all.length > MAX_COMBINATIONS ? null : all;
}

/** The lists a matrix is made of; a list that only the run knows is one open value. Null: it is no mapping. */
function vectorsOf(matrix: Node | undefined, lookup: Lookup): Map<string, readonly Possible[]> | null {
  if (matrix?.type !== "mapping") return null;
  const entries = matrix.entries.filter(({ key }) => key !== "include" && key !== "exclude");
  if (entries.length > MAX_NAMES) return null;
  return new Map(entries.map(({ key, value }) => [key, itemsIn(value, lookup)]));
}

function itemsIn(node: Node, lookup: Lookup): readonly Possible[] {
  if (node.type === "list") return node.items.map((item) => possibleOf(item, lookup));
  const [list, ...others] = possibleOf(node, lookup).values;
  return Array.isArray(list) && others.length === 0 ? (list as readonly Value[]).map(known) : [UNKNOWN];
}

/** The entries of `include` or `exclude`; null where there may be others. */
function rowsOf(node: Node | undefined, lookup: Lookup): Combination[] | null {
  if (node === undefined || isNull(node)) return [];
  if (node.type === "list") {
    return node.items.map((item) =>
      Object.fromEntries(entriesOf(item).map(({ key, value }) => [key, possibleOf(value, lookup)])),
    );
  }
  const { values, rest } = possibleOf(node, lookup);
  const [list, ...others] = values;
  if (rest !== "none" || !Array.isArray(list) || others.length > 0) return null;
  return (list as readonly Value[]).filter(isMapping).map((entry) => mapValues(entry, known));
}

function cross(vectors: ReadonlyMap<string, readonly Possible[]>): Combination[] | null {
  let rows: Combination[] = [{}];
  for (const [name, values] of vectors) {
    if (rows.length * values.length > MAX_COMBINATIONS) return null;
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
  }
  return vectors.size === 0 ? [] : rows;
}

/** An entry of `include` is added to combinations whose own values it does not change; else it is one of its own. */
function includeInto(rows: readonly Combination[], include: readonly Combination[], names: string[]): Combination[] {
  let changed = [...rows];
  const added: Combination[] = [];
  for (const entry of include) {
    const original = Object.fromEntries(Object.entries(entry).filter(([name]) => names.includes(name)));
    const fits = changed.map((row) => isWithin(original, row));
    if (fits.includes(true)) changed = changed.map((row, index) => (fits[index] ? { ...row, ...entry } : row));
    else added.push(entry);
  }
  return [...changed, ...added];
}

/** Says whether every value of one combination is surely that of another. */
function isWithin(part: Combination, whole: Combination): boolean {
  return Object.entries(part).every(([name, value]) => {
    const other = whole[name];
    const sure = value.rest === "none" && value.values.length === 1;
    return sure && other?.rest === "none" && JSON.stringify(other.values) === JSON.stringify(value.values);
  });
}

/** A node as a value; open where a part of it is. */
function possibleOf(node: Node, lookup: Lookup): Possible {
  if (isNull(node)) return known(null);
  if (node.type === "text") {
    return node.text.includes("${{") ? evaluateParts(partsOf(node.text), lookup) : known(scalarOf(node));
  }
  const parts = node.type === "list" ? node.items : node.entries.map(({ value }) => value);
  const values = parts.map((part) => possibleOf(part, lookup));
  if (values.some(({ rest, values: found }) => rest !== "none" || found.length !== 1)) return UNKNOWN;
  const sure = values.map(({ values: [value = null] }) => value);
  if (node.type === "list") return known(sure);
  return known(Object.fromEntries(node.entries.map(({ key }, index) => [key, sure[index] ?? null])));
}

function isMapping(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, make: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}
