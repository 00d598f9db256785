import { createLoader, createSerializer, parseAsInteger, parseAsString, type SearchParams } from "nuqs/server";
import { invalidParameters } from "../search-params.ts";

/** The address of the page: which resources are listed, and which old rules the draft begins with. */
const parsers = {
  environment: parseAsString,
  kind: parseAsString,
  q: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
  from: parseAsInteger,
};

export const environmentsAddress = createSerializer(parsers);

const load = createLoader(parsers);

const MAX_TEXT = 200;
const MAX_NUMBER = 1_000_000;

/** What an address asks for. */
export interface EnvironmentsRequest {
  environment: string | null;
  kind: string | null;
  q: string;
  page: number;
  from: number | null;
  invalid: string[];
}

/** Reads an address. What is invalid is ignored and listed. */
export function readEnvironmentsRequest(raw: SearchParams): EnvironmentsRequest {
  const { environment, kind, q, page, from } = load(raw);
  const request = { environment: environment || null, kind: kind || null, q: q.trim(), page, from };
  // A form sends the fields that were left empty.
  const sent = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
  const invalid = invalidParameters(sent, parsers);
  if (q.length > MAX_TEXT) {
    request.q = "";
    invalid.push("q");
  }
  for (const name of ["page", "from"] as const) {
    const value = request[name];
    if (value === null || (value >= 1 && value <= MAX_NUMBER)) continue;
    if (name === "page") request.page = 1;
    else request.from = null;
    invalid.push(`${name}=${value}`);
  }
  return { ...request, invalid };
}
