import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import type { IdentityView } from "#lib/domain/inventory/view.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { getIdentity } from "#lib/service/identity.ts";
import { context } from "../../request.ts";
import { readIdentityRequest, type IdentityParams, type IdentityRequest } from "./search-params.ts";

/** What the page of one identity shows. */
export interface LoadedIdentity extends IdentityRequest {
  view: IdentityView;
  now: Date;
}

/** Reads the address and the identity it names, once for the page and its title. */
export const loadIdentity = cache(
  async (params: Promise<{ id: string }>, searchParams: Promise<SearchParams>): Promise<LoadedIdentity> => {
    const [{ id }, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const request = readIdentityRequest(raw, ctx.now);
    try {
      return { ...request, view: await getIdentity(ctx, id, queryOf(request.params)), now: ctx.now };
    } catch (error) {
      if (error instanceof NotFound) notFound();
      if (!(error instanceof InvalidInput)) throw error;
      // A cursor that means nothing leads to the newest entries.
      const view = await getIdentity(ctx, id, queryOf({ ...request.params, cursor: null }));
      return { ...request, view, now: ctx.now, invalid: [...request.invalid, `cursor=${request.params.cursor}`] };
    }
  },
);

/** The address as the service is asked. */
export function queryOf({ tab, asof, show, cursor, kind, fact }: IdentityParams) {
  return { tab, asOf: asof, show, cursor: cursor ?? undefined, kind: kind ?? undefined, fact: fact ?? undefined };
}
