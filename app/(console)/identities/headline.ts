import { count, number } from "#components/words/count.ts";
import type { Facet, FacetFilter, InventoryCounts } from "#lib/domain/inventory/list.ts";

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
  if (unowned === counts.total) return `${subject}; none has an owner`;
  return `${subject}; ${number(unowned)} ${unowned === 1 ? "has" : "have"} no owner`;
}

function isOnlyUnowned({ owner }: Facets): boolean {
  return owner?.is.length === 1 && owner.is[0] === "none" && owner.not.length === 0;
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
