import type { SearchParams } from "nuqs/server";
import type { RepositoryRow } from "#lib/domain/systems/github/repositories/repository-view.ts";
import { InvalidInput } from "#lib/errors.ts";
import { listRepositories } from "#lib/service/repositories.ts";
import { context } from "../request.ts";
import { readRepositoriesRequest, type RepositoriesRequest } from "./search-params.ts";

const PAGE_SIZE = 50;

/** What the list of repositories shows. */
export interface LoadedRepositories extends RepositoriesRequest {
  repositories: RepositoryRow[];
  total: number;
  next: string | null;
}

/** Reads the address and the page it asks for; a cursor that means nothing leads to the first page. */
export async function loadRepositories(raw: SearchParams): Promise<LoadedRepositories> {
  const ctx = await context();
  const request = readRepositoriesRequest(raw, ctx.now);
  const { asOf, q, cursor } = request;
  const query = { asOf, text: q.split(/\s+/).filter((word) => word !== ""), pageSize: PAGE_SIZE };
  try {
    return { ...request, ...(await listRepositories(ctx, { ...query, cursor: cursor ?? undefined })) };
  } catch (error) {
    if (!(error instanceof InvalidInput) || cursor === null) throw error;
    const invalid = [...request.invalid, `cursor=${cursor}`];
    return { ...request, ...(await listRepositories(ctx, query)), cursor: null, invalid };
  }
}
