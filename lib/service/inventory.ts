import { countByCopy, pageByCopy } from "#lib/db/inventory/answer.ts";
import { countList } from "#lib/db/inventory/count.ts";
import { readPage } from "#lib/db/inventory/list.ts";
import type { ValueCount } from "#lib/domain/inventory/counting.ts";
import {
  FACETS,
  type Facet,
  type FacetValue,
  type InventoryCounts,
  type InventoryPage,
  type InventoryQuery,
  type InventoryRows,
} from "#lib/domain/inventory/list.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { answererOf } from "./filter-scope.ts";
import { toIdentityRow } from "./identity-row.ts";

/** One page of the inventory with its facets and totals. */
export async function listInventory(context: Context, query: InventoryQuery): Promise<InventoryPage> {
  const [rows, counts] = await Promise.all([listRows(context, query), countInventory(context, query)]);
  return { ...rows, ...counts };
}

/** One page of rows. A page shows it without waiting for the counts. */
export async function listRows(context: Context, query: InventoryQuery): Promise<InventoryRows> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const { index, scope } = await answererOf(context, query);
  const copied = index && (await pageByCopy(pool, index, query, scope));
  const page = copied ?? (await readPage(pool, query, scope));
  const incomplete = new Set(scope.incompleteDomains);
  return { ...page, rows: page.rows.map((row) => toIdentityRow(row, incomplete)) };
}

/** How many rows a query matches, by facet, and how many its default exclusions hide. */
export async function countInventory(context: Context, query: InventoryQuery): Promise<InventoryCounts> {
  authorize(context.actor, "inventory.read");
  const { index, scope } = await answererOf(context, query);
  const counts = index ? countByCopy(index, query, scope) : countList(context.database.pool, query, scope);
  const { total, humans, vendors, facets } = await counts;
  return {
    total,
    facets: toFacets(query, facets),
    hidden: { humans, vendors },
    atLeast: scope.atLeast,
  };
}

/** Selected values stay visible at zero: a filter one cannot see cannot be taken off. */
function toFacets(query: InventoryQuery, counted: Record<Facet, ValueCount[]>): Record<Facet, FacetValue[]> {
  const facets: Partial<Record<Facet, FacetValue[]>> = {};
  for (const facet of FACETS) {
    const selected = new Set(query.facets[facet]?.is);
    const values = counted[facet].filter(({ value, count }) => count > 0 || selected.has(value));
    for (const value of selected) {
      if (!values.some((entry) => entry.value === value)) values.push({ value, count: 0 });
    }
    facets[facet] = values;
  }
  return facets as Record<Facet, FacetValue[]>;
}
