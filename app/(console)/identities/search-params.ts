import {
  createLoader,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
  type SearchParams,
} from "nuqs/server";
import { parseFilter, type FilterError } from "#lib/domain/filter/grammar.ts";
import { SORTS, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import { DEFAULT_COLUMNS, readColumns, type Column } from "./columns.ts";
import { parseAsTab } from "./[id]/search-params.ts";
import { parseAsUuid } from "./panel/parse-uuid.ts";
import { consoleParsers, invalidParameters, parseAsFlag } from "../search-params.ts";

export const PAGE_SIZE = 50;

/** The address of the inventory: `q` is the whole filter in its grammar, words and facets alike. */
export const inventoryParsers = {
  ...consoleParsers,
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  cursor: parseAsString,
  humans: parseAsFlag.withDefault(false),
  vendors: parseAsFlag.withDefault(false),
  /** Columns beside the name, with commas; absent: the usual ones. */
  cols: parseAsString,
  /** The identity the side panel shows, and which part of it. */
  open: parseAsUuid,
  tab: parseAsTab,
  /** Slug or id of the view one came by. */
  view: parseAsString,
};

export type InventoryParams = inferParserType<typeof inventoryParsers>;

const load = createLoader(inventoryParsers);

/** Writes an address of the inventory; what is at its default is left out. */
export const inventoryAddress = createSerializer(inventoryParsers);

export interface InventoryRequest {
  params: InventoryParams;
  query: InventoryQuery;
  columns: readonly Column[];
  /** Pieces of `q` that mean nothing, and why. */
  errors: FilterError[];
  /** Other parameters that mean nothing, as written. */
  invalid: string[];
}

/** Reads an address. What is invalid is ignored and listed; nothing makes it throw. */
export function readInventoryRequest(raw: SearchParams, now: Date): InventoryRequest {
  const params = load(raw);
  const invalid = invalidParameters(raw, inventoryParsers);
  if (params.asof && params.asof > now) {
    invalid.push(`asof=${String(raw.asof)}`);
    params.asof = null;
  }
  const { filter, errors } = parseFilter(params.q);
  const query = {
    ...filter,
    sort: params.sort,
    descending: params.dir === "desc",
    cursor: params.cursor ?? undefined,
    pageSize: PAGE_SIZE,
    asOf: params.asof ?? undefined,
    includeHumans: params.humans,
    includeVendors: params.vendors,
  };
  const { columns, unknown } =
    params.cols === null ? { columns: DEFAULT_COLUMNS, unknown: [] } : readColumns(params.cols);
  invalid.push(...unknown.map((name) => `cols=${name}`));
  return { params, query, columns, errors, invalid };
}
