import { count, list } from "#components/words/count.ts";
import { middleTruncate, showable } from "#components/words/names.ts";
import { dropFacet, dropWords } from "#lib/domain/filter/edit.ts";
import { FACETS, type Facet, type InventoryCounts } from "#lib/domain/inventory/list.ts";
import { FACET_TITLES, facetWords } from "./facet-words.ts";
import type { InventoryParams, InventoryRequest } from "./search-params.ts";

const MAX_WORDS = 60;

/** What of the filter changes; the rest stays. */
export type FilterChange = Partial<Pick<InventoryParams, "q" | "humans" | "vendors">>;

/** One thing that narrows or widens the list, and what the address says without it. */
export interface FilterChip {
  kind: "filter" | "hidden" | "shown";
  label: string;
  /** What its button does. */
  verb: string;
  change: FilterChange;
}

/** What is in force, in the order of the rail, then words. */
export function filterChips({ params, query }: Pick<InventoryRequest, "params" | "query">): FilterChip[] {
  const chips: FilterChip[] = [];
  for (const facet of FACETS) {
    const limit = query.facets[facet];
    if (limit && limit.is.length > 0) chips.push(facetChip(params.q, facet, "is", limit.is));
    if (limit && limit.not.length > 0) chips.push(facetChip(params.q, facet, "not", limit.not));
  }
  for (const word of query.text) {
    const label = `“${middleTruncate(showable(word), MAX_WORDS)}”`;
    chips.push({ kind: "filter", label, verb: "Remove", change: { q: dropWords(params.q, word) } });
  }
  return chips;
}

/** What is left out unless asked for, and what was asked for. */
export function exclusionChips(
  shown: Pick<InventoryParams, "humans" | "vendors">,
  hidden: InventoryCounts["hidden"],
): FilterChip[] {
  const chips: FilterChip[] = [];
  const people = count(hidden.humans, "person or group", "people and groups");
  const accounts = count(hidden.vendors, "system or vendor account", "system and vendor accounts");
  if (shown.humans) chips.push(shownChip("people and groups", { humans: false }));
  else if (hidden.humans > 0) chips.push(hiddenChip(people, { humans: true }));
  if (shown.vendors) chips.push(shownChip("system and vendor accounts", { vendors: false }));
  else if (hidden.vendors > 0) chips.push(hiddenChip(accounts, { vendors: true }));
  return chips;
}

function facetChip(text: string, facet: Facet, part: "is" | "not", values: string[]): FilterChip {
  const names = list(
    values.map((value) => facetWords(facet, value)),
    "or",
  );
  const label = `${FACET_TITLES[facet]}: ${part === "not" ? "not " : ""}${middleTruncate(names, MAX_WORDS)}`;
  return { kind: "filter", label, verb: "Remove", change: { q: dropFacet(text, facet, part) } };
}

function hiddenChip(what: string, change: FilterChange): FilterChip {
  return { kind: "hidden", label: `Hidden: ${what}`, verb: "Show", change };
}

function shownChip(what: string, change: FilterChange): FilterChip {
  return { kind: "shown", label: `With ${what}`, verb: "Hide", change };
}
