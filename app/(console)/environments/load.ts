import type { SearchParams } from "nuqs/server";
import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { NotFound } from "#lib/errors.ts";
import { readEnvironments, readOldRules, type Environments } from "#lib/service/environments.ts";
import { context } from "../request.ts";
import { readEnvironmentsRequest, type EnvironmentsRequest } from "./search-params.ts";

/** Rows of a list of resources. */
export const PAGE_SIZE = 50;

/** What the page shows. */
export interface LoadedEnvironments extends EnvironmentsRequest, Environments {
  /** The rules that the draft begins with: those that stand, or those of an old version. */
  draft: readonly EnvironmentRule[];
}

/** Reads the address and what it asks for. A version that never was is left out and said. */
export async function loadEnvironments(raw: SearchParams): Promise<LoadedEnvironments> {
  const ctx = await context();
  const request = readEnvironmentsRequest(raw);
  const { environment, kind, q, page } = request;
  const text = q.split(/\s+/).filter((word) => word !== "");
  const found = await readEnvironments(ctx, { environment, kind, text, page, pageSize: PAGE_SIZE });
  const standing = found.rules.map(({ rule }) => rule);
  if (request.from === null) return { ...found, ...request, draft: standing };
  try {
    return { ...found, ...request, draft: await readOldRules(ctx, request.from) };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const invalid = [...request.invalid, `from=${request.from}`];
    return { ...found, ...request, from: null, invalid, draft: standing };
  }
}
