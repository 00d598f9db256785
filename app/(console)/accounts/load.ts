import type { SearchParams } from "nuqs/server";
import type { AccountRow } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { InvalidInput } from "#lib/errors.ts";
import { listAccounts } from "#lib/service/accounts.ts";
import { context } from "../request.ts";
import { readAccountsRequest, type AccountsRequest } from "./search-params.ts";

const PAGE_SIZE = 50;

/** What the list of accounts shows. */
export interface LoadedAccounts extends AccountsRequest {
  accounts: AccountRow[];
  total: number;
  next: string | null;
}

/** Reads the address and the page it asks for; a cursor that means nothing leads to the first page. */
export async function loadAccounts(raw: SearchParams): Promise<LoadedAccounts> {
  const ctx = await context();
  const request = readAccountsRequest(raw, ctx.now);
  const { asOf, q, cursor } = request;
  const query = { asOf, text: q.split(/\s+/).filter((word) => word !== ""), pageSize: PAGE_SIZE };
  try {
    return { ...request, ...(await listAccounts(ctx, { ...query, cursor: cursor ?? undefined })) };
  } catch (error) {
    if (!(error instanceof InvalidInput) || cursor === null) throw error;
    const invalid = [...request.invalid, `cursor=${cursor}`];
    return { ...request, ...(await listAccounts(ctx, query)), cursor: null, invalid };
  }
}
