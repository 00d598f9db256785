import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import type { IdentityDetail } from "#lib/domain/inventory/detail.ts";
import { NotFound } from "#lib/errors.ts";
import { getIdentity } from "#lib/service/identity.ts";
import { context } from "../../request.ts";
import { readIdentityRequest, type IdentityRequest } from "./search-params.ts";

/** What the page of one identity shows. */
export interface LoadedIdentity extends IdentityRequest {
  identity: IdentityDetail;
  now: Date;
}

/** Reads the address and the identity it names, once for the page and its title. */
export const loadIdentity = cache(
  async (params: Promise<{ id: string }>, searchParams: Promise<SearchParams>): Promise<LoadedIdentity> => {
    const [{ id }, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const request = readIdentityRequest(raw, ctx.now);
    try {
      const identity = await getIdentity(ctx, id, request.asOf);
      return { ...request, identity, now: ctx.now };
    } catch (error) {
      if (error instanceof NotFound) notFound();
      throw error;
    }
  },
);
