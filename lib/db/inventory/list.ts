import type pg from "pg";
import { exclusionsOf } from "#lib/domain/inventory/counting.ts";
import { FACETS, type InventoryQuery, type Sort } from "#lib/domain/inventory/list.ts";
import { readCursor, SORT_TYPES, writeCursor, type Cursor } from "./cursor.ts";
import { hasWords, lastUsedAt, limitOf, type FilterScope } from "./filter.ts";
import { Params } from "./params.ts";
import { ROW_TABLES, rowColumns, type StoredRow } from "./row.ts";

/** Rows of one page, with what stands before it and where its neighbors begin. */
export interface StoredPage {
  rows: StoredRow[];
  firstRow: number | null;
  next: string | null;
  previous: string | null;
}

type FoundRow = StoredRow & { sortValue: string | Date | null };

/** One page in keyset order, by SQL: page 20,000 costs what page 1 does. */
export async function readPage(pool: pg.Pool, query: InventoryQuery, scope: FilterScope): Promise<StoredPage> {
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, query.sort);
  const backwards = cursor?.backwards ?? false;
  const descending = query.descending !== backwards;
  const wanted = query.pageSize + 1;
  const found: FoundRow[] = [];
  for (const part of partsFrom(query.sort, cursor)) {
    found.push(...(await readPart(pool, query, scope, { ...part, descending, limit: wanted - found.length })));
    if (found.length === wanted) break;
  }
  return cutPage(found.map(withCursorValue), query.pageSize, cursor);
}

/** Where rows can lack a sort value, those that have one stand before those that have none, whatever the direction. */
function partsFrom(sort: Sort, cursor: Cursor | null): Pick<Part, "dated" | "place">[] {
  if (SORT_TYPES[sort] !== "time") return [{ dated: null, place: cursor }];
  const dated = { dated: true, place: cursor?.value === null ? null : cursor };
  const rest = { dated: false, place: cursor?.value === null ? cursor : null };
  const parts = cursor?.backwards ? [rest, dated] : [dated, rest];
  return cursor ? parts.slice(parts.findIndex(({ place }) => place !== null)) : parts;
}

interface Part {
  /** Only rows with a sort value, only those without; null: every row has one. */
  dated: boolean | null;
  /** After which row it begins; null: at its beginning. */
  place: Cursor | null;
  descending: boolean;
  limit: number;
}

const PG_TYPES = { text: "text", int: "int", time: "timestamptz" } as const;

async function readPart(pool: pg.Pool, query: InventoryQuery, scope: FilterScope, part: Part): Promise<FoundRow[]> {
  const params = new Params();
  const value = part.dated === false ? "null::timestamptz" : SORTED_BY[query.sort];
  const order = part.dated === false ? ["i.id"] : [value, "i.id"];
  const conditions = [...conditionsOf(query, scope, params)];
  if (part.dated !== null) conditions.push(hasTime(query, part.dated, params));
  if (part.place) {
    const at = [params.add(part.place.id, "bigint")];
    if (part.place.value !== null) at.unshift(params.add(part.place.value, PG_TYPES[SORT_TYPES[query.sort]]));
    conditions.push(`(${order.join(", ")}) ${part.descending ? "<" : ">"} (${at.join(", ")})`);
  }
  const direction = part.descending ? "desc" : "asc";
  const select = (open: string): string =>
    `select ${rowColumns(lastUsedAt(query.asOf, params))}, ${value} as "sortValue", i.id as "rowId" from ${ROW_TABLES}
     where ${[open, ...conditions].join(" and ")}
     order by ${order.map((by) => `${by} ${direction}`).join(", ")} limit ${part.limit}`;
  const outer = part.dated === false ? ['"rowId"'] : [`"sortValue"${collation(query.sort)}`, '"rowId"'];
  const { rows } = await pool.query<FoundRow>(
    `select * from (${openAt(query, params)
      .map((open) => `(${select(open)})`)
      .join(" union all ")}) found
     order by ${outer.map((by) => `${by} ${direction}`).join(", ")} limit ${part.limit}`,
    params.values,
  );
  return rows;
}

/**
 * SQL for the rows that were open at the time shown. For a past time these are two sets that each have an index: of what
 * is open now the older ones, and what ended since.
 */
export function openAt(query: InventoryQuery, params: Params): string[] {
  if (query.asOf === undefined) return ["i.closed_by is null"];
  const at = params.add(query.asOf, "timestamptz");
  return [
    `i.closed_by is null and i.opened_at <= ${at}`,
    `i.closed_by is not null and i.closed_at > ${at} and i.opened_at <= ${at}`,
  ];
}

/** Words, limits and exclusions of a query. */
function conditionsOf(query: InventoryQuery, scope: FilterScope, params: Params): string[] {
  const { humans, vendors } = exclusionsOf(query);
  const limits = FACETS.map((facet) => limitOf(query, facet, scope, params)).filter((limit) => limit !== null);
  return [
    ...hasWords(query, params),
    ...limits,
    ...(humans ? ["not i.human"] : []),
    ...(vendors ? ["not i.vendor"] : []),
  ];
}

/** What each sort orders by; the indexes of the tables are on these. */
const SORTED_BY: Record<Sort, string> = {
  name: 'i.sort_name collate "C"',
  owner: "coalesce(i.owner, '') collate \"C\"",
  kind: 'i.kind collate "C"',
  credentials: "i.credentials",
  created: "i.created_at",
  "last-used": "u.last_used_at",
  "last-change": "i.last_change_at",
  expires: "i.next_expiry_at",
};

/** Rows that have the time a sort is by, or those that have none; a use that came later was not known then. */
function hasTime({ sort, asOf }: InventoryQuery, dated: boolean, params: Params): string {
  const time = SORTED_BY[sort];
  if (sort !== "last-used" || asOf === undefined) return `${time} is ${dated ? "not null" : "null"}`;
  const at = params.add(asOf, "timestamptz");
  return dated ? `${time} <= ${at}` : `(${time} is null or ${time} > ${at})`;
}

function collation(sort: Sort): string {
  return SORT_TYPES[sort] === "text" ? ' collate "C"' : "";
}

function withCursorValue(row: FoundRow): StoredRow & { sortText: string | null } {
  const { sortValue } = row;
  return {
    ...row,
    sortText: sortValue instanceof Date ? sortValue.toISOString() : sortValue === null ? null : String(sortValue),
  };
}

/** One row more than the page was read: it tells whether there is another page. */
function cutPage(
  found: (StoredRow & { sortText: string | null })[],
  pageSize: number,
  cursor: Cursor | null,
): StoredPage {
  const rows = found.slice(0, pageSize);
  if (cursor?.backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return { rows, firstRow: null, next: null, previous: null };
  const ends = { first: { id: first.id, value: first.sortText }, last: { id: last.id, value: last.sortText } };
  return { rows, ...neighbors({ ends, rows: rows.length, more: found.length > pageSize, cursor }) };
}

interface Neighborhood {
  ends: Record<"first" | "last", { id: string; value: string | null }>;
  rows: number;
  /** There are rows beyond the page, in the direction it was read. */
  more: boolean;
  cursor: Cursor | null;
}

/** Where a page stands, and the cursors of its neighbors. */
export function neighbors({ ends, rows, more, cursor }: Neighborhood): Omit<StoredPage, "rows"> {
  const backwards = cursor?.backwards ?? false;
  const position = cursor?.position ?? 0;
  const before = Math.max(0, backwards ? position - rows : position);
  const hasPrevious = backwards ? more : cursor !== null;
  return {
    firstRow: before + 1,
    previous: hasPrevious ? writeCursor({ ...ends.first, position: before, backwards: true }) : null,
    next: backwards || more ? writeCursor({ ...ends.last, position: before + rows, backwards: false }) : null,
  };
}
