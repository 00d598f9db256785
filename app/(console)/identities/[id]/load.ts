import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { cache } from "react";
import type { IdentityView } from "#lib/domain/inventory/view.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import type { Context } from "#lib/service/context.ts";
import { getIdentity } from "#lib/service/identity.ts";
import { context } from "../../request.ts";
import { readIdentityRequest, type IdentityParams, type IdentityRequest } from "./search-params.ts";

/** What the page of one identity shows. */
export interface LoadedIdentity extends IdentityRequest {
  view: IdentityView;
  /** What to tell the operator where the tab could not be read; its place then says so, and the head stays. */
  failed: string | null;
  now: Date;
}

/** Reads the address and the identity it names, once for the page and its title. */
export const loadIdentity = cache(
  async (params: Promise<{ id: string }>, searchParams: Promise<SearchParams>): Promise<LoadedIdentity> => {
    const [{ id }, raw, ctx] = await Promise.all([params, searchParams, context()]);
    const request = readIdentityRequest(raw, ctx.now);
    const loaded = { ...request, failed: null, now: ctx.now };
    try {
      return { ...loaded, view: await read(ctx, id, request.params) };
    } catch (error) {
      if (error instanceof NotFound) notFound();
      if (error instanceof InvalidInput) {
        // A cursor that means nothing leads to the newest entries.
        const view = await read(ctx, id, { ...request.params, cursor: null });
        return { ...loaded, view, invalid: [...request.invalid, `cursor=${request.params.cursor}`] };
      }
      // Access reads nothing but what the head reads too: where that fails as well, there is no page.
      const view = await read(ctx, id, { ...request.params, tab: "access" });
      return { ...loaded, view, failed: explainFailure(error).message };
    }
  },
);

function read(ctx: Context, id: string, { tab, asof, show, cursor, kind, fact }: IdentityParams) {
  const place = { cursor: cursor ?? undefined, kind: kind ?? undefined, fact: fact ?? undefined };
  return getIdentity(ctx, id, { tab, asOf: asof, show, ...place });
}
