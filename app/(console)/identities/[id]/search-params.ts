import { createLoader, createSerializer, parseAsArrayOf, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { consoleParsers, invalidParameters } from "../../search-params.ts";

/** Parts of the page that are long lists, cut until asked for. */
export const LISTS = ["grants", "workloads", "credentials", "secrets", "history", "evidence"] as const;

export type ListName = (typeof LISTS)[number];

/** The address of one identity: the time it shows, and which lists are shown whole. */
export const identityParsers = {
  ...consoleParsers,
  show: parseAsArrayOf(parseAsStringLiteral(LISTS)).withDefault([]),
};

export const identityAddress = createSerializer(identityParsers);

const load = createLoader(identityParsers);

export interface IdentityRequest {
  asOf: Date | null;
  show: ListName[];
  invalid: string[];
}

export function readIdentityRequest(raw: SearchParams, now: Date): IdentityRequest {
  const { asof, show } = load(raw);
  const invalid = invalidParameters(raw, identityParsers);
  if (!asof || asof <= now) return { asOf: asof, show, invalid };
  return { asOf: null, show, invalid: [...invalid, `asof=${String(raw.asof)}`] };
}
