import type { SearchParams } from "nuqs/server";
import type { ReachOverview } from "#lib/domain/reach/overview.ts";
import { readReachOverview } from "#lib/service/reach.ts";
import { context } from "../request.ts";
import { readReachRequest, type ReachRequest } from "./search-params.ts";

/** What the page of reach shows. */
export interface LoadedReach extends ReachRequest {
  /** Null: no graph was made yet, or the page shows another time. */
  overview: ReachOverview | null;
  now: Date;
}

/** Reads the address and the newest graph; of a past time there is none. */
export async function loadReach(raw: SearchParams): Promise<LoadedReach> {
  const ctx = await context();
  const request = readReachRequest(raw, ctx.now);
  const { asOf, sure, without } = request;
  const overview = asOf ? null : await readReachOverview(ctx, { ways: sure ? "yes" : "conditional", without });
  return { ...request, overview, now: ctx.now };
}
