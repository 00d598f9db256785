import { askedValues, rankValues, type ListCounts, type ValueCount } from "../counting.ts";
import { FACETS, type Facet, type InventoryQuery } from "../list.ts";
import { HUMAN, type Columns } from "./columns.ts";
import type { ListIndex } from "./list-index.ts";
import {
  type FacetValues,
  matcherOf,
  namesOfDomain,
  passes,
  STRETCH,
  textOf,
  valuesOf,
  type IndexScope,
  type Matcher,
} from "./matcher.ts";

/** What became of a row: shown, out, or kept out by one limit alone (its number is added to {@link FAILS}). */
const SHOWN = 0;
const OUT = 1;
const FAILS = 2;

/** How often each number of a facet occurs. */
interface Tally {
  facet: Facet;
  codes: Uint32Array;
  counts: Uint32Array;
  testOf: FacetValues["testOf"];
  /** What a row that only this facet's own limit keeps out became. */
  own: number;
}

/**
 * Counts a query: its rows, what its exclusions hide, and the values of every facet under the limits of the others. One
 * pass, column by column over a stretch of rows at a time, with a pause after each.
 */
export function* countsOf(index: ListIndex, query: InventoryQuery, scope: IndexScope): Generator<void, ListCounts> {
  const { columns, alive } = index;
  const matcher = matcherOf(columns, query, scope);
  const tallies = FACETS.filter((facet) => askedValues(facet, query)?.length !== 0).map((facet): Tally => {
    const { codes, size, testOf } = valuesOf(columns, facet, scope);
    const limit = matcher.limits.findIndex((limited) => limited.facet === facet);
    return { facet, codes, counts: new Uint32Array(size), testOf, own: limit === -1 ? SHOWN : FAILS + limit };
  });
  const totals = { total: 0, humans: 0, vendors: 0 };
  const fates = new Uint8Array(STRETCH);
  for (let from = 0; from < alive.length; from += STRETCH) {
    const length = Math.min(STRETCH, alive.length - from);
    judgeEach(fates, alive, matcher, from, length);
    hide(fates, matcher, totals, from, length);
    for (const tally of tallies) add(tally, fates, from, length);
    yield;
  }
  return { ...totals, facets: facetsOf(tallies, columns, query, scope) };
}

/** What becomes of each row of a stretch, but for the exclusions. */
function judgeEach(
  fates: Uint8Array,
  alive: Uint8Array,
  { limits, words }: Matcher,
  from: number,
  length: number,
): void {
  for (let at = 0; at < length; at += 1) fates[at] = alive[from + at] === 1 ? SHOWN : OUT;
  for (const [number, { check }] of limits.entries()) {
    for (let at = 0; at < length; at += 1) {
      const fate = fates[at] ?? OUT;
      if (fate === OUT || passes(check, from + at)) continue;
      fates[at] = fate === SHOWN ? FAILS + number : OUT;
    }
  }
  if (words === null) return;
  for (let at = 0; at < length; at += 1) if (fates[at] !== OUT && !words(from + at)) fates[at] = OUT;
}

/** Takes out what is left out unless asked for, and counts what is shown and what would be. */
function hide(
  fates: Uint8Array,
  { flags, hides }: Matcher,
  totals: { total: number; humans: number; vendors: number },
  from: number,
  length: number,
): void {
  for (let at = 0; at < length; at += 1) {
    const hidden = (flags[from + at] ?? 0) & hides;
    if (fates[at] === SHOWN) {
      if (hidden === 0) totals.total += 1;
      else if ((hidden & HUMAN) !== 0) totals.humans += 1;
      else totals.vendors += 1;
    }
    if (hidden !== 0) fates[at] = OUT;
  }
}

function add({ codes, counts, own }: Tally, fates: Uint8Array, from: number, length: number): void {
  for (let at = 0; at < length; at += 1) {
    const fate = fates[at];
    if (fate !== SHOWN && fate !== own) continue;
    const code = codes[from + at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
}

function facetsOf(
  tallies: readonly Tally[],
  columns: Columns,
  query: InventoryQuery,
  scope: IndexScope,
): Record<Facet, ValueCount[]> {
  const facets = FACETS.map((facet) => {
    const tally = tallies.find((made) => made.facet === facet);
    if (!tally) return [facet, []] as const;
    const asked = askedValues(facet, query);
    return [facet, asked ? askedCounts(tally, asked) : rankValues(namedCounts(tally, columns, scope))] as const;
  });
  return Object.fromEntries(facets) as Record<Facet, ValueCount[]>;
}

function askedCounts({ counts, testOf }: Tally, asked: readonly string[]): ValueCount[] {
  return asked.map((value) => {
    const has = testOf(value);
    let count = 0;
    for (let code = 0; code < counts.length; code += 1) {
      const rows = counts[code] ?? 0;
      if (rows > 0 && has(code)) count += rows;
    }
    return { value, count };
  });
}

function namedCounts({ facet, counts }: Tally, columns: Columns, scope: IndexScope): Map<string, number> {
  const named = new Map<string, number>();
  for (const [code, count] of counts.entries()) {
    if (count === 0) continue;
    for (const name of namesAt(facet, code, columns, scope)) named.set(name, (named.get(name) ?? 0) + count);
  }
  return named;
}

function namesAt(facet: Facet, code: number, columns: Columns, scope: IndexScope): string[] {
  if (facet === "coverage" || facet === "source") return namesOfDomain(facet, columns.domains.keys[code] ?? -1, scope);
  const texts = columns.text as Partial<Record<Facet, { keys: readonly (string | null)[] }>>;
  return [textOf(facet, texts[facet]?.keys[code] ?? null)];
}
