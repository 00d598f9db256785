import type pg from "pg";
import type { Noun } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { tableOf } from "./apply/tables.ts";
import { openAt } from "./identity-detail.ts";

/** A fact of a kind, with where it lives. */
export interface FactOfKind {
  id: string;
  trustDomainId: number;
  key: string;
  alias: string;
  name: string;
  container: string | null;
  content: JsonObject;
}

/** Which facts to list, in the order of their aliases. */
export interface FactsOfKind {
  system: string;
  noun: Noun;
  kind: string;
  /** Only in what has this alias. */
  within?: { trustDomainId: number; container: string } | undefined;
  /** As they held at this time; null: now. */
  asOf: Date | null;
  after: { alias: string; id: string } | null;
  limit: number;
}

/** One page of the facts of a kind over every trust domain of a system that some source still speaks for. */
export async function readFactsOfKind(pool: pg.Pool, query: FactsOfKind): Promise<FactOfKind[]> {
  const { table } = tableOf(query.noun);
  const { rows } = await pool.query<FactOfKind>(
    `select f.id::text, f.trust_domain_id as "trustDomainId", f.key, f.alias, f.name, f.container, f.content
     from ${table} f join trust_domain d on d.id = f.trust_domain_id
     where d.system = $1 and f.kind = $2 and ${openAt("f", "$3")}
       and ($4::int is null or (f.trust_domain_id = $4 and f.container = $8))
       and exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed')
       and (f.alias, f.id) > ($5, $6::bigint)
     order by f.alias, f.id limit $7`,
    [
      query.system,
      query.kind,
      query.asOf,
      query.within?.trustDomainId ?? null,
      query.after?.alias ?? "",
      query.after?.id ?? "0",
      query.limit,
      query.within?.container ?? null,
    ],
  );
  return rows;
}
