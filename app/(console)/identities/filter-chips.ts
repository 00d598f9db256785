import { count, list } from "#components/words/count.ts";
import { middleTruncate, showable } from "#components/words/names.ts";
import { dropFacet, dropWords } from "#lib/domain/filter/edit.ts";
import { FACETS, type Facet, type InventoryCounts } from "#lib/domain/inventory/list.ts";
import { FACET_TITLES, facetWords } from "./facet-words.ts";
import type { InventoryParams, InventoryRequest } from "./search-params.ts";

const MAX_WORDS = 60;

/** What of the filter changes; the rest stays. */
export type FilterChange = Partial<Pick<InventoryParams, "q" | "humans" | "vendors">>;

/** What the button of a chip does to a filter, whatever else that filter says by then. */
export type FilterEdit =
  { facet: Facet; part: "is" | "not" } | { word: string } | { humans: boolean } | { vendors: boolean };

/** One thing that narrows or widens the list, and the way out of it. */
export interface FilterChip {
  /** The same chip in the next list. */
  id: string;
  kind: "filter" | "hidden" | "shown";
  label: string;
  /** What its button does. */
  verb: string;
  edit: FilterEdit;
}

/**
 * What an edit makes of the filter text as it is now. A chip stands in the list that was read; the text may have been
 * typed on since, or another chip taken off.
 */
export function appliedEdit(text: string, edit: FilterEdit): FilterChange {
  if ("facet" in edit) return { q: dropFacet(text, edit.facet, edit.part) };
  if ("word" in edit) return { q: dropWords(text, edit.word) };
  return edit;
}

/** What is in force, in the order of the rail, then words. */
export function filterChips({ query }: Pick<InventoryRequest, "query">): FilterChip[] {
  const chips: FilterChip[] = [];
  for (const facet of FACETS) {
    const limit = query.facets[facet];
    if (limit && limit.is.length > 0) chips.push(facetChip(facet, "is", limit.is));
    if (limit && limit.not.length > 0) chips.push(facetChip(facet, "not", limit.not));
  }
  for (const word of query.text) {
    const label = `“${middleTruncate(showable(word), MAX_WORDS)}”`;
    chips.push({ id: `word ${word}`, kind: "filter", label, verb: "Remove", edit: { word } });
  }
  return chips;
}

/** What is left out unless asked for, and what was asked for. */
export function exclusionChips(
  shown: Pick<InventoryParams, "humans" | "vendors">,
  hidden: InventoryCounts["hidden"],
  atLeast: boolean,
): FilterChip[] {
  const chips: FilterChip[] = [];
  const some = atLeast ? "at least " : "";
  const people = some + count(hidden.humans, "person or group", "people and groups");
  const accounts = some + count(hidden.vendors, "system or vendor account", "system and vendor accounts");
  if (shown.humans) chips.push(shownChip("humans", "people and groups"));
  else if (hidden.humans > 0) chips.push(hiddenChip("humans", people));
  if (shown.vendors) chips.push(shownChip("vendors", "system and vendor accounts"));
  else if (hidden.vendors > 0) chips.push(hiddenChip("vendors", accounts));
  return chips;
}

function facetChip(facet: Facet, part: "is" | "not", values: string[]): FilterChip {
  const names = list(
    values.map((value) => facetWords(facet, value)),
    "or",
  );
  const label = `${FACET_TITLES[facet]}: ${part === "not" ? "not " : ""}${middleTruncate(names, MAX_WORDS)}`;
  return { id: `${facet} ${part}`, kind: "filter", label, verb: "Remove", edit: { facet, part } };
}

type Excluded = "humans" | "vendors";

function hiddenChip(excluded: Excluded, what: string): FilterChip {
  return { id: excluded, kind: "hidden", label: `Hidden: ${what}`, verb: "Show", edit: asked(excluded, true) };
}

function shownChip(excluded: Excluded, what: string): FilterChip {
  return { id: excluded, kind: "shown", label: `With ${what}`, verb: "Hide", edit: asked(excluded, false) };
}

function asked(excluded: Excluded, shown: boolean): FilterEdit {
  return excluded === "humans" ? { humans: shown } : { vendors: shown };
}
