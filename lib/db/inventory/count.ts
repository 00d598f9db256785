import type pg from "pg";
import {
  askedValues,
  exclusionsOf,
  rankValues,
  type ListCounts,
  type ValueCount,
} from "#lib/domain/inventory/counting.ts";
import { traitsIn } from "#lib/domain/inventory/index/matcher.ts";
import { FACETS, type Facet, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import { anyOf, GROUPED, hasWords, limitOf, type FilterScope } from "./filter.ts";
import { openAt } from "./list.ts";
import { Params } from "./params.ts";

type Grouped = keyof typeof GROUPED | "domain";

const GROUPS: readonly Grouped[] = [
  "system",
  "kind",
  "owner",
  "reaches",
  "ability",
  "chain-length",
  "environment",
  "status",
  "trait",
  "domain",
];

const GROUPED_BY = GROUPS.map((facet) => `"${facet}"`).join(", ");

/** One group of rows: what they have in common, which limit alone keeps them out, and how many there are. */
interface Group {
  /** Which of {@link GROUPS} `value` is of; null: the whole. */
  facet: Grouped | null;
  value: string | null;
  /** 0: shown; n: only the limit of the nth limited facet keeps them out. */
  failing: number;
  /** 0: shown; 1: left out as people; 2: as accounts of the platform or vendors. */
  hidden: number;
  count: number;
  /** How many have each asked value, in the order of `asked`. */
  asked: number[] | null;
}

interface Asked {
  facet: Facet;
  value: string;
}

/**
 * Counts a query, all facets in one pass over the table: a row that fails the limit of one facet alone still counts for
 * the values of that facet.
 */
export async function countList(pool: pg.Pool, query: InventoryQuery, scope: FilterScope): Promise<ListCounts> {
  const params = new Params();
  const limited: Facet[] = [];
  const limits: string[] = [];
  for (const facet of FACETS) {
    const limit = limitOf(query, facet, scope, params);
    if (limit === null) continue;
    limited.push(facet);
    limits.push(limit);
  }
  const asked = FACETS.flatMap((facet) => (askedValues(facet, query) ?? []).map((value) => ({ facet, value })));
  const statement = countStatement(query, scope, params, limits, asked);
  const { rows } = await pool.query<Group>(statement, params.values);
  return toCounts(rows, limited, asked, scope);
}

function countStatement(
  query: InventoryQuery,
  scope: FilterScope,
  params: Params,
  limits: readonly string[],
  asked: readonly Asked[],
): string {
  const conditions = asked.map(({ facet, value }) => anyOf(query, facet, [value], scope, params));
  const columns = Object.entries(GROUPED).map(([facet, sql]) => `${sql} collate "C" as "${facet}"`);
  const open = openAt(query, params).map((where) => `(${where})`);
  const where = [`(${open.join(" or ")})`, ...hasWords(query, params)].join(" and ");
  const sums = conditions.map((_, index) => `sum(a${index})::int`);
  return `
    with judged as (
      select ${columns.join(", ")}, i.trust_domain_id::text as domain, ${failing(limits)} as failing,
        ${hiddenBy(query)} as hidden${conditions.map((sql, index) => `, ${sql} as is${index}`).join("")}
      from inventory_row i left join identity_usage u on u.identity_id = i.identity_id where ${where}
    ), grouped as materialized (
      select ${GROUPED_BY}, failing, hidden, count(*) as n
        ${conditions.map((_, index) => `, count(*) filter (where is${index}) as a${index}`).join("")}
      from judged where failing >= 0 and (hidden = 0 or failing = 0) group by ${GROUPED_BY}, failing, hidden
    )
    ${GROUPS.map((facet) => `select '${facet}' as facet, "${facet}" as value, failing, hidden, sum(n)::int as count, null::int[] as asked from grouped where hidden = 0 group by "${facet}", failing, hidden`).join(" union all ")}
    union all
    select null, null, failing, hidden, sum(n)::int, array[${sums.join(", ")}]::int[] from grouped group by failing, hidden`;
}

/** 0 where every limit holds, n where all but the nth do, -1 where more fail. */
function failing(limits: readonly string[]): string {
  if (limits.length === 0) return "0";
  const fails = limits.map((limit) => `(not coalesce(${limit}, false))::int`);
  const which = fails.map((fail, index) => `${index + 1} * ${fail}`);
  return `(case ${fails.join(" + ")} when 0 then 0 when 1 then ${which.join(" + ")} else -1 end)`;
}

function hiddenBy(query: InventoryQuery): string {
  const { humans, vendors } = exclusionsOf(query);
  const cases = [humans ? "when i.human then 1" : "", vendors ? "when i.vendor then 2" : ""].join(" ");
  return cases.trim() === "" ? "0" : `(case ${cases} else 0 end)`;
}

function toCounts(
  groups: readonly Group[],
  limited: readonly Facet[],
  asked: readonly Asked[],
  scope: FilterScope,
): ListCounts {
  const whole = groups.filter(({ facet }) => facet === null);
  const hidden = (by: number): number => whole.find((group) => group.hidden === by)?.count ?? 0;
  const facets = FACETS.map((facet) => {
    const counts = (group: Group): boolean =>
      group.hidden === 0 && (group.failing === 0 || limited[group.failing - 1] === facet);
    const isAsked = asked.some((value) => value.facet === facet);
    if (isAsked || facet === "name") return [facet, askedCounts(facet, whole.filter(counts), asked)] as const;
    const from = facet === "coverage" || facet === "source" ? "domain" : facet;
    return [
      facet,
      groupedCounts(
        facet,
        groups.filter((group) => group.facet === from && counts(group)),
        scope,
      ),
    ] as const;
  });
  return {
    total: whole.find((group) => group.failing === 0 && group.hidden === 0)?.count ?? 0,
    humans: hidden(1),
    vendors: hidden(2),
    facets: Object.fromEntries(facets) as Record<Facet, ValueCount[]>,
  };
}

function askedCounts(facet: Facet, groups: readonly Group[], asked: readonly Asked[]): ValueCount[] {
  return asked.flatMap((value, index) => {
    if (value.facet !== facet) return [];
    return { value: value.value, count: groups.reduce((sum, group) => sum + (group.asked?.[index] ?? 0), 0) };
  });
}

function groupedCounts(facet: Facet, groups: readonly Group[], scope: FilterScope): ValueCount[] {
  const counts = new Map<string, number>();
  for (const { value, count } of groups) {
    for (const name of namesOf(facet, value ?? "", scope)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return rankValues(counts);
}

/** What the rows of a group are called in a facet: those of one trust domain have each of its sources. */
function namesOf(facet: Facet, value: string, scope: FilterScope): string[] {
  if (facet === "coverage") return [scope.incompleteDomains.includes(Number(value)) ? "incomplete" : "complete"];
  if (facet === "trait") return traitsIn(value);
  if (facet !== "source") return [value];
  return [...scope.domainsBySource].flatMap(([slug, domain]) => (String(domain) === value ? [slug] : []));
}
