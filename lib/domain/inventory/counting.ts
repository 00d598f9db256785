import { AGES, isAgeFacet } from "../filter/age.ts";
import type { Facet, InventoryQuery } from "./list.ts";

/** How many rows have a value of a facet, under every other facet's limits. */
export interface ValueCount {
  value: string;
  count: number;
}

/** What is counted of a list, whoever counts. */
export interface ListCounts {
  total: number;
  /** Rows that match and are left out because nobody asked for people, or for accounts of the platform and vendors. */
  humans: number;
  vendors: number;
  facets: Record<Facet, ValueCount[]>;
}

/** Values of one facet that are listed; selected ones come on top of that. */
export const MAX_FACET_VALUES = 200;

/**
 * The values of a facet that are counted one by one, because they are questions and not what rows hold: spans of days,
 * and patterns of names. Null: what the rows hold is counted.
 */
export function askedValues(facet: Facet, query: InventoryQuery): string[] | null {
  const { is, not } = query.facets[facet] ?? { is: [], not: [] };
  if (isAgeFacet(facet)) return [...new Set([...AGES[facet].shown, ...is, ...not])];
  return facet === "name" ? [...new Set([...is, ...not])] : null;
}

/** Values that say what is missing. They are never among those left out: no number would read as none. */
const SAYS_MISSING = new Set(["none", "unclassified", "unknown", "missing", "incomplete"]);

/** The most frequent values first, equal ones by name. */
export function rankValues(counts: ReadonlyMap<string, number>): ValueCount[] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .filter(({ value }, place) => place < MAX_FACET_VALUES || SAYS_MISSING.has(value));
}

/** Which rows are left out unless asked for. Asking for a kind by name is asking for people of that kind too. */
export function exclusionsOf(query: InventoryQuery): { humans: boolean; vendors: boolean } {
  const askedFor = (query.facets.kind?.is.length ?? 0) > 0;
  return { humans: !query.includeHumans && !askedFor, vendors: !query.includeVendors };
}
