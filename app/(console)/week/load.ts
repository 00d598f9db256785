import type { SearchParams } from "nuqs/server";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import type { Week } from "#lib/domain/inventory/week.ts";
import { getWeek } from "#lib/service/week.ts";
import { context, lastVisit, sources } from "../request.ts";
import { readWeekRequest, type WeekRequest } from "./search-params.ts";

/** What the home page shows. */
export interface LoadedWeek extends WeekRequest {
  week: Week;
  sources: SourceCoverage[];
  /** When the visit before this one ended; null: this is the first. */
  lastVisit: Date | null;
  now: Date;
}

/** Reads the address and what it asks for. */
export async function loadWeek(raw: SearchParams): Promise<LoadedWeek> {
  const [ctx, visit] = await Promise.all([context(), lastVisit()]);
  const request = readWeekRequest(raw, ctx.now, visit);
  const [week, known] = await Promise.all([getWeek(ctx, request.since, request.asOf), sources(request.asOf)]);
  return { ...request, week, sources: known, lastVisit: visit, now: ctx.now };
}
