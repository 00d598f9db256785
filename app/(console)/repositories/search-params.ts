import { createLoader, createSerializer, parseAsString, type SearchParams } from "nuqs/server";
import { consoleParsers, invalidParameters } from "../search-params.ts";

/** The address of the list of repositories: words that names hold, and where the page before ended. */
export const repositoriesParsers = { ...consoleParsers, q: parseAsString.withDefault(""), cursor: parseAsString };

export const repositoriesAddress = createSerializer(repositoriesParsers);

const load = createLoader(repositoriesParsers);

export interface RepositoriesRequest {
  asOf: Date | null;
  q: string;
  cursor: string | null;
  invalid: string[];
}

/** Longer texts name no repository. */
const MAX_TEXT = 200;

/** Reads an address. What is invalid is ignored and listed. */
export function readRepositoriesRequest(raw: SearchParams, now: Date): RepositoriesRequest {
  const { asof, q, cursor } = load(raw);
  const request = { asOf: asof, q: q.trim(), cursor, invalid: invalidParameters(raw, repositoriesParsers) };
  if (q.length > MAX_TEXT || q.includes("\0")) {
    request.q = "";
    request.invalid.push("q");
  }
  if (!asof || asof <= now) return request;
  return { ...request, asOf: null, invalid: [...request.invalid, `asof=${String(raw.asof)}`] };
}
