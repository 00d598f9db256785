import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import { evaluateParts, type Lookup } from "#lib/domain/systems/github/workflows/expressions/evaluate.ts";
import type { Value } from "#lib/domain/systems/github/workflows/expressions/possible.ts";
import { entriesOf, isNull, scalarOf, valueAt, type Node } from "./nodes.ts";
import type { Combination } from "./scope.ts";

/** Most jobs GitHub makes of one matrix. */
const MAX_COMBINATIONS = 256;

/** Most names in a matrix, and most entries it includes or excludes, that are worked out. */
const MAX_NAMES = 50;
const MAX_ENTRIES = 500;

/**
 * The combinations of a matrix; null where there is none or where only the run knows it.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
export function combinationsOf(strategy: Node | undefined, lookup: Lookup): Combination[] | null {
  const matrix = valueOf(valueAt(strategy, "matrix"), lookup);
  if (!isMapping(matrix)) return null;
  const { include = [], exclude = [], ...vectors } = matrix;
  if (!Array.isArray(include) || !Array.isArray(exclude)) return null;
  if (Object.keys(vectors).length > MAX_NAMES || include.length + exclude.length > MAX_ENTRIES) return null;
  const crossed = cross(vectors);
  if (!crossed) return null;
  const kept = crossed.filter((combination) => !exclude.some((item) => isMapping(item) && isWithin(item, combination)));
  const all = includeInto(kept, include.filter(isMapping), Object.keys(vectors));
  return all.length === 0 || all.length > MAX_COMBINATIONS ? null : all;
}

function cross(vectors: Record<string, Value>): Combination[] | null {
  let rows: Combination[] = [{}];
  for (const [name, values] of Object.entries(vectors)) {
    if (!Array.isArray(values)) return null;
    rows = rows.flatMap((row) => (values as readonly Value[]).map((value) => ({ ...row, [name]: value })));
    if (rows.length > MAX_COMBINATIONS) return null;
  }
  return Object.keys(vectors).length === 0 ? [] : rows;
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

function isWithin(part: Combination, whole: Combination): boolean {
  return Object.entries(part).every(([name, value]) => JSON.stringify(whole[name]) === JSON.stringify(value));
}

function isMapping(value: Value | undefined): value is Combination {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A node as a plain value; undefined where a part of it is open. */
function valueOf(node: Node | undefined, lookup: Lookup): Value | undefined {
  if (node === undefined || isNull(node)) return null;
  if (node.type === "text") return textValue(node.text.includes("${{") ? node.text : null, scalarOf(node), lookup);
  if (node.type === "list") return everything(node.items.map((item) => valueOf(item, lookup)));
  const entries = entriesOf(node).map(({ key, value }) => [key, valueOf(value, lookup)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries) as Combination;
}

function textValue(template: string | null, scalar: Value, lookup: Lookup): Value | undefined {
  if (template === null) return scalar;
  const { values, rest } = evaluateParts(partsOf(template), lookup);
  return rest === "none" && values.length === 1 ? values[0] : undefined;
}

function everything(values: readonly (Value | undefined)[]): Value | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}
