import { createLoader, createSerializer, parseAsString, type SearchParams } from "nuqs/server";
import { consoleParsers, invalidParameters } from "../search-params.ts";

/** The address of the list of changes. */
export const changesParsers = { ...consoleParsers, cursor: parseAsString };

export const changesAddress = createSerializer(changesParsers);

const load = createLoader(changesParsers);

export interface ChangesRequest {
  asOf: Date | null;
  cursor: string | null;
  invalid: string[];
}

export function readChangesRequest(raw: SearchParams, now: Date): ChangesRequest {
  const { asof, cursor } = load(raw);
  const invalid = invalidParameters(raw, changesParsers);
  if (!asof || asof <= now) return { asOf: asof, cursor, invalid };
  return { asOf: null, cursor, invalid: [...invalid, `asof=${String(raw.asof)}`] };
}
