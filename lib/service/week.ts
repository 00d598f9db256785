import { countChanges, readDays } from "#lib/db/week.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { AGES } from "#lib/domain/filter/age.ts";
import type { Facet, InventoryCounts, InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { Week, WeekCounts } from "#lib/domain/inventory/week.ts";
import { authorize } from "./authorize.ts";
import { listChanges } from "./changes.ts";
import type { Context } from "./context.ts";
import { countInventory } from "./inventory.ts";

/** Changes that are told one by one. */
const CHANGES_SHOWN = 6;
/** Who may do what and what proves it, before what merely came and went. */
const TOLD_FIRST = ["attachment", "policy-document", "credential"] as const satisfies Noun[];
/** Of the spans that are counted: within 30 days, or over. */
const ENDING = AGES.expires.shown[0] ?? "";
/** Days the small trend has: two weeks. */
const DAYS = 14;

/** What the home page shows: how things stand, and what changed since a time. */
export async function getWeek(context: Context, since: Date, asOf: Date | null = null): Promise<Week> {
  authorize(context.actor, "inventory.read");
  authorize(context.actor, "changes.read");
  const { pool } = context.database;
  const until = asOf ?? context.now;
  const changes = { pageSize: CHANGES_SHOWN, since, asOf: asOf ?? undefined };
  const [all, production, byType, access, newest, days] = await Promise.all([
    countInventory(context, queryOf(asOf)),
    countInventory(context, queryOf(asOf, "production")),
    countChanges(pool, since, until),
    listChanges(context, { ...changes, nouns: TOLD_FIRST }),
    listChanges(context, changes),
    readDays(pool, until, DAYS),
  ]);
  const total = Object.values(byType).reduce((sum, count) => sum + count, 0);
  const rest = newest.changes.filter(({ noun }) => !TOLD_FIRST.some((first) => first === noun));
  const told = [...access.changes, ...rest].slice(0, CHANGES_SHOWN);
  return { since, counts: toCounts(all, production), changes: { total, byType, told }, days };
}

function queryOf(asOf: Date | null, environment?: string): InventoryQuery {
  return {
    text: [],
    facets: environment === undefined ? {} : { environment: { is: [environment], not: [] } },
    sort: "name",
    descending: false,
    pageSize: 1,
    asOf: asOf ?? undefined,
    includeHumans: false,
    includeVendors: false,
  };
}

function toCounts(all: InventoryCounts, production: InventoryCounts): WeekCounts {
  return {
    total: all.total,
    unowned: valueOf(all, "owner", "none"),
    production: production.total,
    reaching: valueOf(all, "reaches", "production"),
    productionUnowned: valueOf(production, "owner", "none"),
    productionEndless: valueOf(production, "expires", "never"),
    unclassified: valueOf(all, "environment", "unclassified"),
    missing: valueOf(all, "status", "missing"),
    expiring: valueOf(all, "expires", ENDING),
    endless: valueOf(all, "expires", "never"),
    incomplete: valueOf(all, "coverage", "incomplete"),
    atLeast: all.atLeast,
  };
}

function valueOf(counts: InventoryCounts, facet: Facet, value: string): number {
  return counts.facets[facet].find((entry) => entry.value === value)?.count ?? 0;
}
