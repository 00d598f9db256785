import type { Route } from "next";
import { redirect } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { InvalidInput } from "#lib/errors.ts";
import type { InventoryCounts, InventoryQuery, InventoryRows } from "#lib/domain/inventory/list.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import type { Context } from "#lib/service/context.ts";
import { countInventory, listRows } from "#lib/service/inventory.ts";
import { listViews } from "#lib/service/saved-views.ts";
import { context } from "../request.ts";
import { readInventoryRequest, type InventoryRequest } from "./search-params.ts";
import type { ViewCounts } from "./view-count.tsx";
import { activeView, shownViews, viewAddress, viewCount, type ShownView } from "./views.ts";

/** What the page of the inventory shows: its rows, and the counts when they are there. */
export interface LoadedInventory extends InventoryRequest {
  page: InventoryRows;
  /** Ids of its rows. */
  ids: string[];
  /** Null when they could not be counted; the rows are right nevertheless. */
  counts: Promise<InventoryCounts | null>;
  views: { shown: ShownView[]; active: ReturnType<typeof activeView>; begin: string | null };
  /** Null when they could not be counted either. */
  viewCounts: Promise<ViewCounts | null>;
  now: Date;
  asOf: Date | null;
}

/**
 * Reads the address and the rows it asks for; a cursor that means nothing leads to the first page. Counting reads all
 * that matches and not one page of it, so nothing waits for it here. An address that asks for nothing is answered with
 * the view its reader begins with, by redirect, so that it can be passed on.
 */
export async function loadInventory(raw: SearchParams): Promise<LoadedInventory> {
  const ctx = await context();
  const request = readInventoryRequest(raw, ctx.now);
  const asOf = request.params.asof;
  const { saved, begin } = await listViews(ctx);
  const shown = shownViews(saved);
  const first = shown.find(({ id }) => id === begin);
  if (first && Object.keys(raw).every((name) => name === "asof")) redirect(viewAddress(first, asOf) as Route);

  const counts = count(ctx, request.query);
  const invalid = [...request.invalid];
  const { view } = request.params;
  if (view !== null && !shown.some(({ id }) => id === view)) invalid.push(`view=${view}`);
  const rest = {
    ...{ counts, now: ctx.now, asOf },
    views: { shown, active: activeView(shown, request.params, ctx.now), begin },
    viewCounts: countViews(ctx, request.query, shown, counts),
  };
  try {
    return { ...request, ...rest, invalid, ...(await readPage(ctx, request.query)) };
  } catch (error) {
    if (!(error instanceof InvalidInput) || request.query.cursor === undefined) throw error;
    const page = await readPage(ctx, { ...request.query, cursor: undefined });
    return { ...request, ...rest, ...page, invalid: [...invalid, `cursor=${request.query.cursor}`] };
  }
}

async function readPage(ctx: Context, query: InventoryQuery): Promise<Pick<LoadedInventory, "page" | "ids">> {
  const page = await listRows(ctx, query);
  return { page, ids: page.rows.map(({ id }) => id) };
}

async function countViews(
  ctx: Context,
  query: InventoryQuery,
  views: ShownView[],
  counts: Promise<InventoryCounts | null>,
): Promise<ViewCounts | null> {
  const whole = { ...query, text: [], facets: {}, includeHumans: false, includeVendors: false };
  const filtered = query.text.length + Object.keys(query.facets).length > 0;
  const counted = await (filtered || query.includeHumans || query.includeVendors ? count(ctx, whole) : counts);
  if (!counted) return null;
  const known = views.map((view) => [view.id, viewCount(view, counted, ctx.now)] as const);
  return {
    byId: Object.fromEntries(known.filter((entry): entry is [string, number] => entry[1] !== null)),
    atLeast: counted.atLeast,
  };
}

async function count(ctx: Context, query: InventoryQuery): Promise<InventoryCounts | null> {
  try {
    return await countInventory(ctx, query);
  } catch (error) {
    // Leaves it in the log; the page says that it could not be counted.
    explainFailure(error);
    return null;
  }
}
