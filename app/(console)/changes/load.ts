import type { SearchParams } from "nuqs/server";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { InvalidInput } from "#lib/errors.ts";
import { listChanges } from "#lib/service/changes.ts";
import { context } from "../request.ts";
import { readChangesRequest, type ChangesRequest } from "./search-params.ts";

const PAGE_SIZE = 50;

/** What the page of changes shows. */
export interface LoadedChanges extends ChangesRequest {
  changes: ChangeView[];
  next: string | null;
  now: Date;
}

/** Reads the address and the page it asks for; a cursor that means nothing leads to the newest changes. */
export async function loadChanges(raw: SearchParams): Promise<LoadedChanges> {
  const ctx = await context();
  const request = readChangesRequest(raw, ctx.now);
  const query = { pageSize: PAGE_SIZE, asOf: request.asOf ?? undefined };
  try {
    const page = await listChanges(ctx, { ...query, cursor: request.cursor ?? undefined });
    return { ...request, ...page, now: ctx.now };
  } catch (error) {
    if (!(error instanceof InvalidInput) || request.cursor === null) throw error;
    const invalid = [...request.invalid, `cursor=${request.cursor}`];
    return { ...request, ...(await listChanges(ctx, query)), cursor: null, invalid, now: ctx.now };
  }
}
