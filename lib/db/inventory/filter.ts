import { isAgeFacet, spanOf, startOfDay, type AgeFacet } from "#lib/domain/filter/age.ts";
import { foldName } from "#lib/domain/filter/name-pattern.ts";
import type { Facet, InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { Params } from "./params.ts";

/** What a filter can name and what it is measured from, read once per query. */
export interface FilterScope {
  /** Trust domain of each source, by slug. */
  domainsBySource: ReadonlyMap<string, number>;
  /** Trust domains some slice of which is not complete. */
  incompleteDomains: readonly number[];
  /** The day ages are measured from. */
  today: number;
}

/** What has no chain: it reaches nothing, or nobody can tell. */
const NOT_REACHED = "case when i.reaches = 'no' then 'none' else 'unknown' end";

/** What a facet groups by: `i` is the inventory row. Never made from input. */
export const GROUPED = {
  system: "i.system",
  kind: "i.kind",
  owner: "coalesce(i.owner, 'none')",
  reaches: "coalesce(i.reaches, 'unknown')",
  ability: `coalesce(i.ability, ${NOT_REACHED})`,
  "chain-length": `coalesce(i.chain_length::text, ${NOT_REACHED})`,
  environment: "coalesce(i.environment, 'unclassified')",
  status: "i.status",
  trait: "array_to_string(i.traits, ' ')",
} as const satisfies Partial<Record<Facet, string>>;

/** The last use that was known at the time shown: only the newest is kept, so before it nothing is known. */
export function lastUsedAt(asOf: Date | undefined, params: Params): string {
  if (asOf === undefined) return "u.last_used_at";
  return `(case when u.last_used_at <= ${params.add(asOf, "timestamptz")} then u.last_used_at end)`;
}

/** SQL that holds for rows a limit of a facet lets through; null where the query does not limit it. */
export function limitOf(query: InventoryQuery, facet: Facet, scope: FilterScope, params: Params): string | null {
  const { is, not } = query.facets[facet] ?? { is: [], not: [] };
  const parts: string[] = [];
  if (is.length > 0) parts.push(anyOf(query, facet, is, scope, params));
  if (not.length > 0) parts.push(`not coalesce(${anyOf(query, facet, not, scope, params)}, false)`);
  return parts.length > 0 ? parts.join(" and ") : null;
}

/** SQL that holds for rows with one of the values; null where there is nothing to compare. It is left bare: Postgres guesses its share by that. */
export function anyOf(
  query: InventoryQuery,
  facet: Facet,
  values: readonly string[],
  scope: FilterScope,
  params: Params,
): string {
  if (isAgeFacet(facet)) {
    return `(${values.map((value) => hasAge(query, facet, value, scope, params)).join(" or ")})`;
  }
  switch (facet) {
    case "name":
      return hasName(values, params);
    case "coverage":
      return hasCoverage(values, scope, params);
    case "source": {
      const domains = values.map((slug) => scope.domainsBySource.get(slug)).filter((id) => id !== undefined);
      return `(i.trust_domain_id = any(${params.add(domains, "int[]")}))`;
    }
    case "trait":
      return `(i.traits && ${params.add(values, "text[]")})`;
    default:
      return `(${GROUPED[facet]} = any(${params.add(values, "text[]")}))`;
  }
}

/** All words, each in the name or the key. */
export function hasWords(query: InventoryQuery, params: Params): string[] {
  return query.text.map((word) => {
    const pattern = params.add(`%${escapeLike(foldName(word))}%`, "text");
    return `(i.sort_name like ${pattern} or coalesce(i.search_alias, i.alias) like ${pattern})`;
  });
}

function hasName(values: readonly string[], params: Params): string {
  const folded = values.map(foldName);
  const names = folded.filter((value) => !value.includes("*"));
  const patterns = folded.filter((value) => value.includes("*")).map((value) => escapeLike(value).replace(/\*+/g, "%"));
  return `(i.sort_name collate "C" = any(${params.add(names, "text[]")})
    or i.sort_name like any(${params.add(patterns, "text[]")}))`;
}

function hasCoverage(values: readonly string[], scope: FilterScope, params: Params): string {
  const complete = values.includes("complete");
  if (complete === values.includes("incomplete")) return `(${complete})`;
  return `(${complete ? "not " : ""}i.trust_domain_id = any(${params.add(scope.incompleteDomains, "int[]")}))`;
}

/** The time each key measures, and what its words say. */
const AGE_WORDS: Record<AgeFacet, { time: string; words: Record<string, string> }> = {
  credential: {
    time: "i.oldest_credential_at",
    words: {
      yes: "i.credentials > 0",
      none: "i.credentials = 0",
      unknown: "(i.credentials > 0 and i.oldest_credential_at is null)",
    },
  },
  expires: {
    time: "i.next_expiry_at",
    words: {
      never: "(i.next_expiry_at is null and i.endless_credentials > 0)",
      unknown: "(i.next_expiry_at is null and i.endless_credentials = 0 and i.credentials > 0)",
      none: "(i.next_expiry_at is null and i.endless_credentials = 0 and i.credentials = 0)",
    },
  },
  created: { time: "i.created_at", words: { unknown: "i.created_at is null" } },
  changed: { time: "i.last_change_at", words: { never: "i.last_change_at is null" } },
  // No system says yet that an identity was never used, so no row has that value.
  "last-used": { time: "u.last_used_at", words: { never: "false", unknown: "u.last_used_at is null" } },
};

function hasAge(query: InventoryQuery, facet: AgeFacet, value: string, scope: FilterScope, params: Params): string {
  const { time, words } = AGE_WORDS[facet];
  const past = facet === "last-used" ? query.asOf : undefined;
  const span = spanOf(value);
  if (!span && past && value === "unknown") return `(${time} is null or ${time} > ${params.add(past, "timestamptz")})`;
  if (!span) return words[value] ?? "false";
  const [first, end] =
    facet === "expires"
      ? [scope.today + span.from, scope.today + span.to]
      : [scope.today - span.to + 1, scope.today - span.from + 1];
  const bounds = [`${time} is not null`];
  if (past) bounds.push(`${time} <= ${params.add(past, "timestamptz")}`);
  // An end that is open needs no bound.
  if (Number.isFinite(first)) bounds.push(`${time} >= ${params.add(startOfDay(first), "timestamptz")}`);
  if (Number.isFinite(end)) bounds.push(`${time} < ${params.add(startOfDay(end), "timestamptz")}`);
  return `(${bounds.join(" and ")})`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
