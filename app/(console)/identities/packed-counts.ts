import { FACETS, type Facet, type FacetValue, type InventoryCounts } from "#lib/domain/inventory/list.ts";

/** Counts in a third of the room, for the way to the browser: of each facet that has values, these and their counts. */
export interface PackedCounts extends Omit<InventoryCounts, "facets"> {
  facets: Partial<Record<Facet, [values: string[], counts: number[]]>>;
}

export function packCounts({ facets, ...rest }: InventoryCounts): PackedCounts {
  const counted = FACETS.filter((facet) => facets[facet].length > 0);
  const columns = counted.map((facet) => [facet, columnsOf(facets[facet])]);
  return { ...rest, facets: Object.fromEntries(columns) as PackedCounts["facets"] };
}

export function unpackCounts({ facets, ...rest }: PackedCounts): InventoryCounts {
  const values = FACETS.map((facet) => {
    const [named, counts] = facets[facet] ?? [[], []];
    return [facet, named.map((value, place) => ({ value, count: counts[place] ?? 0 }))];
  });
  return { ...rest, facets: Object.fromEntries(values) as InventoryCounts["facets"] };
}

function columnsOf(values: readonly FacetValue[]): [string[], number[]] {
  return [values.map(({ value }) => value), values.map(({ count }) => count)];
}
