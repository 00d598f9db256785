import { BUILT_IN_VIEWS, viewQuery, type InventoryView, type SavedView } from "#lib/domain/inventory/views.ts";
import { AGES, isAgeFacet } from "#lib/domain/filter/age.ts";
import { MAX_FACET_VALUES } from "#lib/domain/inventory/counting.ts";
import type { Facet, FacetFilter, InventoryCounts } from "#lib/domain/inventory/list.ts";
import { inventoryAddress, readInventoryRequest, type InventoryParams } from "./search-params.ts";

/** A view as the bar over the list shows it. */
export interface ShownView extends InventoryView {
  /** Absent for those that are built in. */
  saved?: SavedView;
}

export function shownViews(saved: readonly SavedView[]): ShownView[] {
  return [...BUILT_IN_VIEWS, ...saved.map((view) => ({ ...view, saved: view }))];
}

/** The address that opens a view, in the time that is shown; what it asks for that is gone is said there. */
export function viewAddress(view: InventoryView, asOf: Date | null): string {
  const parameters = new URLSearchParams(view.query);
  parameters.set("view", view.id);
  const time = inventoryAddress("", { asof: asOf }).slice(1);
  return `/identities?${parameters.toString()}${time === "" ? "" : `&${time}`}`;
}

/** What a view would keep of a list. */
export function queryOf({ q, sort, dir, cols, humans, vendors }: InventoryParams): string {
  return viewQuery(inventoryAddress("", { q, sort, dir, cols, humans, vendors }));
}

/**
 * The view a list came by, or else the one it happens to be; and whether somebody changed the list since. What of a view
 * is no longer valid does not count as a change: nobody made it.
 */
export function activeView(
  views: readonly ShownView[],
  params: InventoryParams,
  now: Date,
): { view: ShownView | null; changed: boolean } {
  const shown = queryOf(params);
  const same = (view: ShownView) => queryOf(requestOf(view, now).params) === shown;
  const named = views.find(({ id }) => id === params.view);
  const view = named ?? views.find(same) ?? null;
  return { view, changed: view !== null && !same(view) };
}

function requestOf(view: InventoryView, now: Date) {
  return readInventoryRequest(Object.fromEntries(new URLSearchParams(view.query)), now);
}

/** How many a view has, told from the counts of the whole list; null where they do not tell. */
export function viewCount(view: InventoryView, whole: InventoryCounts, now: Date): number | null {
  const { text, facets, includeHumans, includeVendors } = requestOf(view, now).query;
  const limits = Object.entries(facets) as [Facet, FacetFilter][];
  if (text.length > 0 || includeHumans || includeVendors || limits.length > 1) return null;
  const [limit] = limits;
  if (!limit) return whole.total;
  const [facet, { is, not }] = limit;
  if (not.length > 0 || OTHER_LIST.includes(facet)) return null;
  const counts = is.map((value) => valueCount(facet, value, whole));
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** Asking for a kind shows people too, whom the whole list leaves out; names and sources are not counted one by one. */
const OTHER_LIST: readonly Facet[] = ["kind", "name", "source"];

function valueCount(facet: Facet, value: string, { facets }: InventoryCounts): number | null {
  const counted = facets[facet].find((known) => known.value === value);
  if (counted) return counted.count;
  // What nobody has is not listed, and neither is what the rail does not ask for, nor what is beyond its end.
  const listed = isAgeFacet(facet) ? AGES[facet].shown.includes(value) : facets[facet].length < MAX_FACET_VALUES;
  return listed ? 0 : null;
}
