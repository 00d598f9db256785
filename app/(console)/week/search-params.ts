import { createLoader, createSerializer, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { consoleParsers, invalidParameters } from "../search-params.ts";

/** The address of the home page. `since` is from when on changes are told: the last visit, or seven days back. */
export const weekParsers = { ...consoleParsers, since: parseAsStringLiteral(["visit", "week"]) };

export const weekAddress = createSerializer(weekParsers);

const load = createLoader(weekParsers);

const WEEK = 7 * 24 * 60 * 60 * 1000;

export interface WeekRequest {
  asOf: Date | null;
  since: Date;
  /** The changes told are those since the last visit, not those of seven days. */
  sinceVisit: boolean;
  invalid: string[];
}

/**
 * Reads an address. Of a past time the seven days before it are told, and so they are to whoever comes the first time.
 * @param lastVisit when the visit before this one ended
 */
export function readWeekRequest(raw: SearchParams, now: Date, lastVisit: Date | null): WeekRequest {
  const { asof, since } = load(raw);
  const invalid = invalidParameters(raw, weekParsers);
  const future = asof !== null && asof > now;
  if (future) invalid.push(`asof=${String(raw.asof)}`);
  const asOf = future ? null : asof;
  const weekAgo = new Date((asOf ?? now).getTime() - WEEK);
  const sinceVisit = asOf === null && lastVisit !== null && since !== "week";
  return { asOf, since: sinceVisit ? lastVisit : weekAgo, sinceVisit, invalid };
}
