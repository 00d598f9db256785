import type pg from "pg";
import type { ListCounts } from "#lib/domain/inventory/counting.ts";
import { countsOf } from "#lib/domain/inventory/index/count.ts";
import type { ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { pageOf } from "#lib/domain/inventory/index/page.ts";
import { isTimeSort, type Standing } from "#lib/domain/inventory/index/order.ts";
import type { InventoryQuery, Sort } from "#lib/domain/inventory/list.ts";
import { readCursor, SORT_TYPES, type Cursor } from "./cursor.ts";
import type { FilterScope } from "./filter.ts";
import { inTurns } from "./in-turns.ts";
import { neighbors, type StoredPage } from "./list.ts";
import { readRows } from "./row.ts";

/**
 * One page by a copy of the list, turned back where the query asks for a past time; what its rows say is read from the
 * database.
 * @returns null when a row went meanwhile, with all its history: then the database must answer
 */
export async function pageByCopy(
  pool: pg.Pool,
  index: ListIndex,
  query: InventoryQuery,
  scope: FilterScope,
): Promise<StoredPage | null> {
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, query.sort);
  const start = cursor && { after: standingAt(cursor, query.sort), backwards: cursor.backwards };
  const page = await inTurns(pageOf(index, query, scope, start));
  const rows = page.ids.length === 0 ? [] : await readRows(pool, page.ids.map(String), query.asOf);
  if (rows.length < page.ids.length) return null;
  if (page.first === null || page.last === null) return { rows, firstRow: null, next: null, previous: null };
  const ends = { first: endOf(page.first, query.sort), last: endOf(page.last, query.sort) };
  return { rows, ...neighbors({ ends, rows: rows.length, more: page.more, cursor }) };
}

/** All that is counted of a query, by a copy of the list. */
export function countByCopy(index: ListIndex, query: InventoryQuery, scope: FilterScope): Promise<ListCounts> {
  return inTurns(countsOf(index, query, scope));
}

function standingAt({ value, id }: Cursor, sort: Sort): Standing {
  if (value === null) return { value, id: Number(id) };
  if (isTimeSort(sort)) return { value: Date.parse(value), id: Number(id) };
  return { value: SORT_TYPES[sort] === "int" ? Number(value) : value, id: Number(id) };
}

/** A row's place in an order as a cursor says it. */
function endOf({ value, id }: Standing, sort: Sort): { id: string; value: string | null } {
  if (value === null) return { id: String(id), value };
  return { id: String(id), value: isTimeSort(sort) ? new Date(value).toISOString() : String(value) };
}
