import type { Facet } from "#lib/domain/inventory/list.ts";
import { formatFilter, parseFilter, type Filter } from "./grammar.ts";

/** Selects a value of a facet, or deselects it; an excluded value is no longer excluded. */
export function toggleValue(input: string, facet: Facet, value: string): string {
  return edit(input, (filter) => {
    const { is, not } = filter.facets[facet] ?? { is: [], not: [] };
    if (is.includes(value)) return limit(filter, facet, without(is, value), not);
    if (not.includes(value)) return limit(filter, facet, is, without(not, value));
    return limit(filter, facet, [...is, value], not);
  });
}

/** Takes out everything a facet is limited to, or only what it excludes or includes. */
export function dropFacet(input: string, facet: Facet, part: "is" | "not" | "both" = "both"): string {
  return edit(input, (filter) => {
    const { is, not } = filter.facets[facet] ?? { is: [], not: [] };
    return limit(filter, facet, part === "not" ? is : [], part === "is" ? not : []);
  });
}

/** Takes out one word, or all of them. */
export function dropWords(input: string, word?: string): string {
  return edit(input, (filter) => ({ ...filter, text: word === undefined ? [] : without(filter.text, word) }));
}

/** Pieces that could not be read stay as they were typed, at the end. */
function edit(input: string, change: (filter: Filter) => Filter): string {
  const { filter, unread } = parseFilter(input);
  return [formatFilter(change(filter)), ...unread].filter((part) => part !== "").join(" ");
}

function limit(filter: Filter, facet: Facet, is: string[], not: string[]): Filter {
  return { ...filter, facets: { ...filter.facets, [facet]: { is, not } } };
}

function without(list: string[], value: string): string[] {
  return list.filter((other) => other !== value);
}
