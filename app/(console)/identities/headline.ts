import { count, number } from "#components/words/count.ts";
import type { Facet, FacetFilter, InventoryCounts } from "#lib/domain/inventory/list.ts";
import { FACET_TITLES } from "./facet-words.ts";

type Facets = Partial<Record<Facet, FacetFilter>>;

/** The inventory in one sentence: how many, and how many of them nobody answers for. */
export function headline(counts: InventoryCounts, facets: Facets, filtered: boolean): string {
  const atLeast = counts.atLeast ? "At least " : "";
  const total = `${atLeast}${count(counts.total, "identity", "identities")}`;
  if (isOnlyUnowned(facets)) return `${total} ${counts.total === 1 ? "has" : "have"} no owner`;
  const subject = filtered ? `${total} ${counts.total === 1 ? "matches" : "match"}` : total;
  if (facets.owner) return subject;
  const unowned = counts.facets.owner.find(({ value }) => value === "none")?.count ?? 0;
  if (unowned === 0) return counts.atLeast ? subject : `${subject}; each has an owner`;
  if (unowned === counts.total && !counts.atLeast) return `${subject}; none has an owner`;
  const some = counts.atLeast ? "at least " : "";
  return `${subject}; ${some}${number(unowned)} ${unowned === 1 ? "has" : "have"} no owner`;
}

function isOnlyUnowned({ owner }: Facets): boolean {
  return owner?.is.length === 1 && owner.is[0] === "none" && owner.not.length === 0;
}

/** That nothing is listed. Flatly only when all there is was read and counted; null counts are of nobody knows what. */
export function noneMatches(filters: number, counts: InventoryCounts | null): string {
  const none = counts && !counts.atLeast ? "No identity matches" : "No identity that could be seen matches";
  if (filters === 1) return `${none} this filter.`;
  return filters === 2 ? `${none} both filters.` : `${none} all ${number(filters)} filters.`;
}

/** What dropping the filter on a facet would show. */
export function withoutIt({ facet, left }: { facet: Facet; left: number }, { atLeast }: { atLeast: boolean }): string {
  const some = atLeast ? "at least " : "";
  return `Without the filter on ${FACET_TITLES[facet].toLowerCase()} there would be ${some}${number(left)}.`;
}

/** Without which facet there would be how many; null when no facet by itself leaves the list empty. */
export function whatEmptiesIt(counts: InventoryCounts, facets: Facets): { facet: Facet; left: number } | null {
  let best: { facet: Facet; left: number } | null = null;
  for (const [name, limit] of Object.entries(facets)) {
    if (limit.is.length + limit.not.length === 0) continue;
    const facet = name as Facet;
    const left = counts.facets[facet].reduce((sum, { count: rows }) => sum + rows, 0);
    if (left > (best?.left ?? 0)) best = { facet, left };
  }
  return best;
}
