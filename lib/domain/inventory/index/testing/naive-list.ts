import { AGES, dayOf, isAgeFacet, type AgeFacet } from "#lib/domain/filter/age.ts";
import { foldName } from "#lib/domain/filter/name-pattern.ts";
import { FACETS, type Facet, type InventoryQuery, type Sort } from "#lib/domain/inventory/list.ts";
import type { IndexScope } from "../matcher.ts";
import type { ListRow } from "../row.ts";

/** The list as it is meant, over plain rows: small, slow, and written apart from what it checks. */
export function naiveRows(rows: readonly ListRow[], query: InventoryQuery, scope: IndexScope): ListRow[] {
  const shown = rows.filter((row) => passesAll(row, query, scope) && hiddenAs(row, query) === null);
  return shown.sort((one, other) => compare(one, other, query));
}

/** Everything that is counted, value by value, each by looking at every row. */
export function naiveCounts(rows: readonly ListRow[], query: InventoryQuery, scope: IndexScope) {
  const matching = rows.filter((row) => passesAll(row, query, scope));
  const count = (as: string | null): number => matching.filter((row) => hiddenAs(row, query) === as).length;
  const facets = FACETS.map((facet) => {
    const others = rows.filter((row) => passesAll(row, query, scope, facet) && hiddenAs(row, query) === null);
    const values = new Set([...others.flatMap((row) => held(row, facet, scope)), ...asked(facet, query)]);
    const counted = [...values].map((value) => [value, others.filter((row) => has(row, facet, value, scope)).length]);
    return [facet, Object.fromEntries(counted.filter(([, rowsWithIt]) => rowsWithIt !== 0))];
  });
  return {
    total: count(null),
    humans: count("human"),
    vendors: count("vendor"),
    facets: Object.fromEntries(facets) as Record<Facet, Record<string, number>>,
  };
}

function asked(facet: Facet, query: InventoryQuery): string[] {
  const { is, not } = query.facets[facet] ?? { is: [], not: [] };
  if (isAgeFacet(facet)) return [...AGES[facet].shown, ...is, ...not];
  return facet === "name" ? [...is, ...not] : [];
}

function passesAll(row: ListRow, query: InventoryQuery, scope: IndexScope, but?: Facet): boolean {
  const words = query.text.map(foldName);
  if (!words.every((word) => row.sortName.includes(word) || row.searchKey.includes(word))) return false;
  return FACETS.every((facet) => {
    const { is, not } = query.facets[facet] ?? { is: [], not: [] };
    if (facet === but) return true;
    return (
      (is.length === 0 || is.some((value) => has(row, facet, value, scope))) &&
      !not.some((value) => has(row, facet, value, scope))
    );
  });
}

function hiddenAs(row: ListRow, query: InventoryQuery): "human" | "vendor" | null {
  const people = query.includeHumans || (query.facets.kind?.is ?? []).length > 0;
  if (row.human && !people) return "human";
  return row.vendor && !query.includeVendors ? "vendor" : null;
}

/** The values a facet lists of what a row holds. */
function held(row: ListRow, facet: Facet, scope: IndexScope): string[] {
  if (isAgeFacet(facet) || facet === "name") return [];
  if (facet === "coverage") return [scope.incompleteDomains.includes(row.domain) ? "incomplete" : "complete"];
  if (facet === "source") return [...scope.domainsBySource].filter(([, id]) => id === row.domain).map(([slug]) => slug);
  if (facet === "owner") return [row.owner ?? "none"];
  if (facet === "environment") return [row.environment ?? "unclassified"];
  if (facet === "trait") return row.traits.split(" ").filter((trait) => trait !== "");
  return [row[facet]];
}

function has(row: ListRow, facet: Facet, value: string, scope: IndexScope): boolean {
  if (facet === "name") return looksLike(foldName(value), row.sortName);
  return isAgeFacet(facet) ? hasAge(row, facet, value, scope.today) : held(row, facet, scope).includes(value);
}

function looksLike(pattern: string, name: string): boolean {
  if (pattern === "") return name === "";
  if (pattern.startsWith("*")) {
    return Array.from({ length: name.length + 1 }, (_, at) => at).some((at) =>
      looksLike(pattern.slice(1), name.slice(at)),
    );
  }
  return name.charAt(0) === pattern.charAt(0) && looksLike(pattern.slice(1), name.slice(1));
}

function hasAge(row: ListRow, facet: AgeFacet, value: string, today: number): boolean {
  const time = {
    credential: row.oldestCredentialAt,
    expires: row.nextExpiryAt,
    created: row.createdAt,
    changed: row.lastChangeAt,
    "last-used": row.lastUsedAt,
  }[facet];
  const word = {
    credential: row.credentials === 0 ? "none" : "unknown",
    expires: row.endlessCredentials > 0 ? "never" : row.credentials > 0 ? "unknown" : "none",
    created: "unknown",
    changed: "never",
    "last-used": "unknown",
  }[facet];
  if (value === "yes") return row.credentials > 0;
  if (time === null) return value === word;
  const days = facet === "expires" ? dayOf(time) - today : today - dayOf(time);
  const span = /^(?:<(\d+)d|>(\d+)d|(\d+)d-(\d+)d)$/.exec(value);
  if (!span) return false;
  const [, under, over, from, to] = span.map((part) => (part === undefined ? undefined : Number(part)));
  if (under !== undefined) return days < under;
  if (over !== undefined) return days >= over;
  return days >= (from ?? 0) && days < (to ?? 0);
}

function valueOf(row: ListRow, sort: Sort): string | number | null {
  return {
    name: row.sortName,
    owner: row.owner ?? "",
    kind: row.kind,
    credentials: row.credentials,
    created: row.createdAt,
    "last-used": row.lastUsedAt,
    "last-change": row.lastChangeAt,
    expires: row.nextExpiryAt,
  }[sort];
}

function compare(one: ListRow, other: ListRow, { sort, descending }: InventoryQuery): number {
  const [left, right] = [valueOf(one, sort), valueOf(other, sort)];
  if ((left === null) !== (right === null)) return left === null ? 1 : -1;
  const turn = descending ? -1 : 1;
  if (typeof left === "string" && typeof right === "string" && left !== right) {
    return turn * Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return turn * (left === right ? one.id - other.id : Number(left) - Number(right));
}
