import type { SearchParams } from "nuqs/server";
import { InvalidInput } from "#lib/errors.ts";
import type { InventoryPage } from "#lib/domain/inventory/list.ts";
import { listInventory } from "#lib/service/inventory.ts";
import { context } from "../request.ts";
import { readInventoryRequest, type InventoryRequest } from "./search-params.ts";

/** What the page of the inventory shows. */
export interface LoadedInventory extends InventoryRequest {
  page: InventoryPage;
  now: Date;
  asOf: Date | null;
}

/** Reads the address and the page it asks for; a cursor that means nothing leads to the first page. */
export async function loadInventory(raw: SearchParams): Promise<LoadedInventory> {
  const ctx = await context();
  const request = readInventoryRequest(raw, ctx.now);
  const rest = { now: ctx.now, asOf: request.params.asof };
  try {
    return { ...request, ...rest, page: await listInventory(ctx, request.query) };
  } catch (error) {
    if (!(error instanceof InvalidInput) || request.query.cursor === undefined) throw error;
    const page = await listInventory(ctx, { ...request.query, cursor: undefined });
    return { ...request, ...rest, page, invalid: [...request.invalid, `cursor=${request.query.cursor}`] };
  }
}
