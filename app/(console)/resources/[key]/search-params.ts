import {
  createLoader,
  createSerializer,
  parseAsInteger,
  parseAsString,
  type inferParserType,
  type SearchParams,
} from "nuqs/server";
import { invalidParameters } from "../../search-params.ts";

/** The address of a resource: whose chains to it are shown, and which page of those who reach it. */
const resourceParsers = {
  /** Key of an identity. */
  from: parseAsString,
  page: parseAsInteger.withDefault(1),
};

export type ResourceParams = inferParserType<typeof resourceParsers>;

export const resourceAddress = createSerializer(resourceParsers);

const load = createLoader(resourceParsers);

/** Reads an address. What is invalid is ignored and listed: a past time too, as chains are those of the newest read. */
export function readResourceRequest(raw: SearchParams): { params: ResourceParams; invalid: string[] } {
  return { params: load(raw), invalid: invalidParameters(raw, resourceParsers) };
}
