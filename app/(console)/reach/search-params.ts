import {
  createLoader,
  createParser,
  createSerializer,
  parseAsBoolean,
  parseAsStringLiteral,
  type SearchParams,
} from "nuqs/server";
import { type WhatIf, whatIfSchema } from "#lib/domain/reach/what-if/what-if.ts";
import { consoleParsers, invalidParameters } from "../search-params.ts";

/** Longer than any address that this page makes. */
const MAX_TEXT = 8000;

/** What is tried out: identities and pieces of documents that are not there. Others have no words here. */
const Without = whatIfSchema.pick({ nodes: true, evidence: true });

/** What to leave out, as JSON. */
export const parseAsWithout = createParser<WhatIf>({
  parse(text) {
    const read = text.length > MAX_TEXT ? null : Without.safeParse(parsed(text));
    if (!read?.success || read.data.evidence.some(({ answer }) => answer !== "no")) return null;
    const whatIf = whatIfSchema.parse(read.data);
    return whatIf.nodes.length + whatIf.evidence.length === 0 ? null : whatIf;
  },
  serialize: ({ nodes, evidence }) =>
    JSON.stringify({
      ...(nodes.length > 0 ? { nodes } : {}),
      ...(evidence.length > 0 ? { evidence: evidence.map(({ alias, place }) => ({ alias, place })) } : {}),
    }),
  eq: (one, other) => JSON.stringify(one) === JSON.stringify(other),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The address of the page of reach. */
export const reachParsers = {
  ...consoleParsers,
  /** `sure`: ways on conditions are left out where cuts are looked for. */
  ways: parseAsStringLiteral(["sure"]),
  without: parseAsWithout,
  /** All resources, and all who lose production, instead of the first ones. */
  all: parseAsBoolean,
};

export const reachAddress = createSerializer(reachParsers);

const load = createLoader(reachParsers);

export interface ReachRequest {
  asOf: Date | null;
  sure: boolean;
  without: WhatIf | null;
  all: boolean;
  invalid: string[];
}

/** Reads an address. What is invalid is ignored and listed. */
export function readReachRequest(raw: SearchParams, now: Date): ReachRequest {
  const { asof, ways, without, all } = load(raw);
  const request = { asOf: asof, sure: ways === "sure", without, all: all === true };
  const invalid = invalidParameters(raw, reachParsers);
  if (!asof || asof <= now) return { ...request, invalid };
  return { ...request, asOf: null, invalid: [...invalid, `asof=${String(raw.asof)}`] };
}
