import type { SearchParams } from "nuqs/server";
import { InvalidInput } from "#lib/errors.ts";
import type { InventoryCounts, InventoryQuery, InventoryRows } from "#lib/domain/inventory/list.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import type { Context } from "#lib/service/context.ts";
import { countInventory, listRows } from "#lib/service/inventory.ts";
import { context } from "../request.ts";
import { readInventoryRequest, type InventoryRequest } from "./search-params.ts";

/** What the page of the inventory shows: its rows, and the counts when they are there. */
export interface LoadedInventory extends InventoryRequest {
  page: InventoryRows;
  /** Null when they could not be counted; the rows are right nevertheless. */
  counts: Promise<InventoryCounts | null>;
  now: Date;
  asOf: Date | null;
}

/**
 * Reads the address and the rows it asks for; a cursor that means nothing leads to the first page. Counting reads all
 * that matches and not one page of it, so nothing waits for it here.
 */
export async function loadInventory(raw: SearchParams): Promise<LoadedInventory> {
  const ctx = await context();
  const request = readInventoryRequest(raw, ctx.now);
  const counts = count(ctx, request.query);
  const rest = { counts, now: ctx.now, asOf: request.params.asof };
  try {
    return { ...request, ...rest, page: await listRows(ctx, request.query) };
  } catch (error) {
    if (!(error instanceof InvalidInput) || request.query.cursor === undefined) throw error;
    const page = await listRows(ctx, { ...request.query, cursor: undefined });
    return { ...request, ...rest, page, invalid: [...request.invalid, `cursor=${request.query.cursor}`] };
  }
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
