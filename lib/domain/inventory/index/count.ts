import { askedValues, rankValues, type ListCounts, type ValueCount } from "../counting.ts";
import { FACETS, type Facet, type InventoryQuery } from "../list.ts";
import type { Columns } from "./columns.ts";
import type { ListIndex } from "./list-index.ts";
import { namesOfDomain, textOf, traitsIn, valuesOf, type FacetValues, type IndexScope } from "./matcher.ts";
import { countBits, leaveOut, meet, select, shownBits, shownWithout, type Bits } from "./selection.ts";

/** How often each number of a facet occurs. */
interface Tally extends FacetValues {
  facet: Facet;
  counts: Uint32Array;
}

/**
 * Counts a query: its rows, what its exclusions hide, and the values of every facet under the limits of the others. It
 * pauses after each facet.
 */
export function* countsOf(index: ListIndex, query: InventoryQuery, scope: IndexScope): Generator<void, ListCounts> {
  const selection = yield* select(index, query, scope);
  const shown = shownBits(selection);
  const humans = Uint32Array.from(selection.matching);
  meet(humans, selection.humans);
  const vendors = Uint32Array.from(selection.matching);
  meet(vendors, selection.vendors);
  leaveOut(vendors, selection.humans);
  const facets: Partial<Record<Facet, ValueCount[]>> = {};
  for (const facet of FACETS) {
    yield;
    const isLimited = selection.limits.some((limit) => limit.facet === facet);
    const bits = isLimited ? shownWithout(selection, facet) : shown;
    facets[facet] = countFacet(index.columns, facet, query, scope, bits);
  }
  return {
    total: countBits(shown),
    humans: countBits(humans),
    vendors: countBits(vendors),
    facets: facets as Record<Facet, ValueCount[]>,
  };
}

function countFacet(
  columns: Columns,
  facet: Facet,
  query: InventoryQuery,
  scope: IndexScope,
  bits: Bits,
): ValueCount[] {
  const asked = askedValues(facet, query);
  if (asked?.length === 0) return [];
  const values = valuesOf(columns, facet, scope);
  const tally = { ...values, facet, counts: tallyOf(values, bits) };
  return asked ? askedCounts(tally, asked) : rankValues(namedCounts(tally, columns, scope));
}

/** The inner loop of all counting: it looks at the bits that are set and at nothing else. */
function tallyOf({ codes, size }: FacetValues, bits: Bits): Uint32Array {
  const counts = new Uint32Array(size);
  for (let at = 0; at < bits.length; at += 1) {
    const first = at * 32;
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      const code = codes[first + 31 - Math.clz32(word & -word)] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
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
  if (facet === "trait") return traitsIn(columns.text.traits.keys[code]);
  const texts = columns.text as Partial<Record<Facet, { keys: readonly (string | null)[] }>>;
  return [textOf(facet, texts[facet]?.keys[code] ?? null)];
}
