import type { Facet, InventoryQuery } from "#lib/domain/inventory/list.ts";

/** Sources and trust domains a filter can name, read once per query. */
export interface FilterScope {
  /** Trust domain of each source, by slug. */
  domainsBySource: ReadonlyMap<string, number>;
  /** Trust domains some slice of which is not complete. */
  incompleteDomains: readonly number[];
}

/** The expression a facet groups by and filters on; `i` is the inventory row. Never made from input. */
export const FACET_EXPRESSIONS: Record<Exclude<Facet, "source">, string> = {
  system: "i.system",
  kind: "i.kind",
  owner: "coalesce(i.owner, 'none')",
  environment: "coalesce(i.environment, 'unclassified')",
  status: "i.status",
  credential: "case when i.credentials > 0 then 'yes' else 'no' end",
  expires: `case
    when i.next_expiry_at <= coalesce($2::timestamptz, now()) + interval '30 days' then '30d'
    when i.next_expiry_at is not null then 'later'
    when i.endless_credentials > 0 then 'never'
    when i.credentials > 0 then 'unknown' else 'none' end`,
  coverage: "case when i.trust_domain_id = any($1::int[]) then 'incomplete' else 'complete' end",
};

/** A where clause and its parameters; $1 is always the incomplete trust domains, $2 the time shown (null: now). */
export interface Where {
  sql: string;
  params: unknown[];
}

/**
 * Which rows a query shows.
 * @param without a facet whose own filter is left out, for counting its values
 */
export function whereOf(
  query: InventoryQuery,
  scope: FilterScope,
  without?: Facet,
  exclusions: "apply" | "only" = "apply",
): Where {
  const params: unknown[] = [scope.incompleteDomains, query.asOf ?? null];
  // Postgres wants a type for every parameter, used or not.
  const clauses = ["$1::int[] is not null", "($2::timestamptz is null or $2 is not null)", openAt(query)];
  for (const word of query.text) {
    params.push(`%${word.replace(/[\\%_]/g, "\\$&")}%`);
    clauses.push(`(i.name ilike $${params.length} or i.alias ilike $${params.length})`);
  }
  for (const [facet, filter] of Object.entries(query.facets)) {
    if (facet === without || !filter) continue;
    if (filter.is.length > 0) clauses.push(matches(facet as Facet, filter.is, scope, params));
    if (filter.not.length > 0) clauses.push(`not ${matches(facet as Facet, filter.not, scope, params)}`);
  }
  clauses.push(...exclusionClauses(query, exclusions));
  return { sql: clauses.join(" and "), params };
}

function openAt(query: InventoryQuery): string {
  return query.asOf ? "i.opened_at <= $2 and (i.closed_at is null or i.closed_at > $2)" : "i.closed_by is null";
}

function matches(facet: Facet, values: string[], scope: FilterScope, params: unknown[]): string {
  if (facet === "source") {
    const domains = values.map((slug) => scope.domainsBySource.get(slug)).filter((id) => id !== undefined);
    params.push(domains);
    return `i.trust_domain_id = any($${params.length}::int[])`;
  }
  params.push(values);
  return `${FACET_EXPRESSIONS[facet]} = any($${params.length}::text[])`;
}

/** Asking for a kind by name is asking for people and vendors of that kind too. */
function exclusionClauses(query: InventoryQuery, exclusions: "apply" | "only"): string[] {
  const askedFor = (query.facets.kind?.is.length ?? 0) > 0;
  const human = query.includeHumans || askedFor ? null : "i.human";
  const vendor = query.includeVendors ? null : "i.vendor";
  const hidden = [human, vendor].filter((clause) => clause !== null);
  if (exclusions === "only") return [hidden.length > 0 ? `(${hidden.join(" or ")})` : "false"];
  return hidden.map((clause) => `not ${clause}`);
}
