import type pg from "pg";
import type { IdentityStatus } from "#lib/domain/inventory/identity.ts";
import { FACETS, type Facet, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import { readCursor, SORT_EXPRESSIONS, writeCursor, type Cursor } from "./cursor.ts";
import { FACET_EXPRESSIONS, whereOf, type FilterScope } from "./filter.ts";

/** An inventory row as the table keeps it. */
export interface StoredRow {
  id: string;
  identityId: string;
  trustDomainId: number;
  domain: string;
  system: string;
  kind: string;
  alias: string;
  name: string;
  container: string | null;
  status: IdentityStatus;
  human: boolean;
  vendor: boolean;
  owner: string | null;
  ownerBecause: string | null;
  environment: string | null;
  environmentBecause: string | null;
  credentials: number;
  oldestCredentialAt: Date | null;
  attachments: number;
  consumers: number;
  firstSeenAt: Date;
  lastChangeAt: Date | null;
}

/** The columns of {@link StoredRow}, from `inventory_row i join trust_domain d`. */
export const ROW_COLUMNS = `i.id::text, i.identity_id as "identityId", i.trust_domain_id as "trustDomainId",
  d.slug as domain, i.system, i.kind, i.alias, i.name, i.container, i.status, i.human, i.vendor,
  i.owner, i.owner_because as "ownerBecause", i.environment, i.environment_because as "environmentBecause", i.credentials,
  i.oldest_credential_at as "oldestCredentialAt", i.attachments, i.consumers, i.first_seen_at as "firstSeenAt",
  i.last_change_at as "lastChangeAt"`;

export interface StoredPage {
  rows: StoredRow[];
  firstRow: number | null;
  next: string | null;
  previous: string | null;
}

/** One page in keyset order: page 20,000 costs what page 1 does. */
export async function readPage(pool: pg.Pool, query: InventoryQuery, scope: FilterScope): Promise<StoredPage> {
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
  const backwards = cursor?.backwards ?? false;
  const sort = SORT_EXPRESSIONS[query.sort];
  const descending = query.descending !== backwards;
  const where = whereOf(query, scope);
  const params = [...where.params];
  let after = "";
  if (cursor) {
    params.push(cursor.value, cursor.id);
    const position = `($${params.length - 1}::${sort.type}, $${params.length}::bigint)`;
    after = `and (${sort.sql}, i.id) ${descending ? "<" : ">"} ${position}`;
  }
  const direction = descending ? "desc" : "asc";
  const { rows } = await pool.query<StoredRow & { sortValue: string }>(
    `select ${ROW_COLUMNS}, (${sort.sql})::text as "sortValue"
     from inventory_row i join trust_domain d on d.id = i.trust_domain_id
     where ${where.sql} ${after} order by ${sort.sql} ${direction}, i.id ${direction} limit ${query.pageSize + 1}`,
    params,
  );
  return cutPage(rows, query.pageSize, cursor);
}

/** One row more than the page was read: it tells whether there is another page. */
function cutPage(found: (StoredRow & { sortValue: string })[], pageSize: number, cursor: Cursor | null): StoredPage {
  const backwards = cursor?.backwards ?? false;
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return { rows, firstRow: null, next: null, previous: null };
  const before = Math.max(0, backwards ? (cursor?.position ?? 0) - rows.length : (cursor?.position ?? 0));
  const hasPrevious = backwards ? more : cursor !== null;
  const hasNext = backwards || more;
  return {
    rows,
    firstRow: before + 1,
    previous: hasPrevious
      ? writeCursor({ value: first.sortValue, id: first.id, position: before, backwards: true })
      : null,
    next: hasNext
      ? writeCursor({ value: last.sortValue, id: last.id, position: before + rows.length, backwards: false })
      : null,
  };
}

/** How many rows a query matches, and how many more its exclusions hide. */
export async function countRows(
  pool: pg.Pool,
  query: InventoryQuery,
  scope: FilterScope,
): Promise<{ total: number; humans: number; vendors: number }> {
  const shown = whereOf(query, scope);
  const hidden = whereOf(query, scope, undefined, "only");
  const [total, excluded] = await Promise.all([
    pool.query<{ count: number }>(
      `select count(*)::int as count from inventory_row i where ${shown.sql}`,
      shown.params,
    ),
    pool.query<{ humans: number; vendors: number }>(
      `select count(*) filter (where i.human)::int as humans,
         count(*) filter (where i.vendor and not i.human)::int as vendors
       from inventory_row i where ${hidden.sql}`,
      hidden.params,
    ),
  ]);
  const row = excluded.rows[0];
  return { total: total.rows[0]?.count ?? 0, humans: row?.humans ?? 0, vendors: row?.vendors ?? 0 };
}

/** Values of every facet with counts that respect the other facets. */
export async function countFacets(
  pool: pg.Pool,
  query: InventoryQuery,
  scope: FilterScope,
): Promise<Record<Facet, { value: string; count: number }[]>> {
  const counted = await Promise.all(
    FACETS.map(async (facet) => [facet, await countFacet(pool, query, scope, facet)] as const),
  );
  return Object.fromEntries(counted) as Record<Facet, { value: string; count: number }[]>;
}

async function countFacet(pool: pg.Pool, query: InventoryQuery, scope: FilterScope, facet: Facet) {
  const where = whereOf(query, scope, facet);
  const from =
    facet === "source"
      ? "inventory_row i join source s on s.trust_domain_id = i.trust_domain_id and s.state <> 'removed'"
      : "inventory_row i";
  const value = facet === "source" ? "s.slug" : FACET_EXPRESSIONS[facet];
  const { rows } = await pool.query<{ value: string; count: number }>(
    `select ${value} as value, count(*)::int as count from ${from} where ${where.sql}
     group by 1 order by 2 desc, 1 limit 200`,
    where.params,
  );
  return rows;
}
