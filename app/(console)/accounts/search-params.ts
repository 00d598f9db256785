import { createLoader, createSerializer, parseAsString, type SearchParams } from "nuqs/server";
import { consoleParsers, invalidParameters } from "../search-params.ts";

/** The address of the list of accounts: words that names or numbers hold, and where the page before ended. */
export const accountsParsers = { ...consoleParsers, q: parseAsString.withDefault(""), cursor: parseAsString };

export const accountsAddress = createSerializer(accountsParsers);

const load = createLoader(accountsParsers);

export interface AccountsRequest {
  asOf: Date | null;
  q: string;
  cursor: string | null;
  invalid: string[];
}

/** Longer texts name no repository. */
const MAX_TEXT = 200;

/** Reads an address. What is invalid is ignored and listed. */
export function readAccountsRequest(raw: SearchParams, now: Date): AccountsRequest {
  const { asof, q, cursor } = load(raw);
  const request = { asOf: asof, q: q.trim(), cursor, invalid: invalidParameters(raw, accountsParsers) };
  if (q.length > MAX_TEXT || q.includes("\0")) {
    request.q = "";
    request.invalid.push("q");
  }
  if (!asof || asof <= now) return request;
  return { ...request, asOf: null, invalid: [...request.invalid, `asof=${String(raw.asof)}`] };
}
