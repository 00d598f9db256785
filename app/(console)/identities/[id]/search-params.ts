import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
  type SearchParams,
} from "nuqs/server";
import { IDENTITY_LISTS, IDENTITY_TABS, type IdentityList, type IdentityTab } from "#lib/domain/inventory/view.ts";
import { consoleParsers, invalidParameters } from "../../search-params.ts";

/** The tab of an identity, in the page and in the panel alike. */
export const parseAsTab = parseAsStringLiteral(IDENTITY_TABS).withDefault("overview");

/** The address of one identity: the time it shows, its tab, which lists are shown whole, and where in a tab one is. */
export const identityParsers = {
  ...consoleParsers,
  tab: parseAsTab,
  show: parseAsArrayOf(parseAsStringLiteral(IDENTITY_LISTS)).withDefault([]),
  /** Of the history: where the page before ended. */
  cursor: parseAsString,
  /** Of the evidence: facts of this kind only. */
  kind: parseAsString,
  /** Of the evidence: key of the fact that comes first. */
  fact: parseAsString,
};

export type IdentityParams = inferParserType<typeof identityParsers>;

export const identityAddress = createSerializer(identityParsers);

const load = createLoader(identityParsers);

export interface IdentityRequest {
  params: IdentityParams;
  invalid: string[];
}

/** Where the lists of a page that had no tabs stand now: its addresses go on to work. */
const TAB_OF: Record<IdentityList, IdentityTab> = {
  grants: "access",
  workloads: "overview",
  subjects: "overview",
  credentials: "credentials",
  secrets: "credentials",
  history: "history",
  evidence: "evidence",
};

/** Reads an address. What is invalid is ignored and listed; nothing makes it throw. */
export function readIdentityRequest(raw: SearchParams, now: Date): IdentityRequest {
  const params = load(raw);
  const invalid = invalidParameters(raw, identityParsers);
  const wanted = params.show.at(-1);
  if (raw.tab === undefined && wanted) params.tab = TAB_OF[wanted];
  if (params.asof && params.asof > now) {
    invalid.push(`asof=${String(raw.asof)}`);
    params.asof = null;
  }
  return { params, invalid };
}
