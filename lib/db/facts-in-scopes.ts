import type pg from "pg";
import type { Noun } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { tableOf } from "./apply/tables.ts";
import { openAt } from "./identity-detail.ts";

/** A fact with the scope it lives in. */
export interface FactInScope {
  factId: string;
  kind: string;
  scope: string;
  key: string;
  alias: string;
  name: string;
  /** Of what refers to an identity: its alias. Of an identity: its incarnation. */
  identity: string | null;
  document: string | null;
  content: JsonObject;
}

/** More than a page can show of one noun. */
export const MAX_IN_SCOPES = 20_000;

/**
 * Facts of some kinds that live in exactly these scopes of a trust domain, or anywhere in it where none are named, as they
 * held at a time (null: now), of some names or keys where any are given; {@link MAX_IN_SCOPES} at most.
 */
export async function readFactsInScopes(
  pool: pg.Pool,
  trustDomainId: number,
  of: {
    noun: Noun;
    kinds: readonly string[];
    scopes: readonly string[] | null;
    names?: readonly string[];
    keys?: readonly string[];
  },
  asOf: Date | null,
): Promise<FactInScope[]> {
  const { table, refs } = tableOf(of.noun);
  const has = (ref: string) => (refs as readonly string[]).includes(ref);
  const identity = of.noun === "identity" ? "f.identity_id::text" : has("identity") ? "f.identity" : "null";
  const { rows } = await pool.query<FactInScope>(
    `select f.fact_id as "factId", f.kind, f.scope, f.key, f.alias, f.name, ${identity} as identity, ${has("document") ? "f.document" : "null"} as document,
       f.content
     from ${table} f
     where f.trust_domain_id = $1 and f.kind = any($2) and ($3::text[] is null or f.scope = any($3))
       and ($5::text[] is null or f.name = any($5)) and ($6::text[] is null or f.key = any($6))
       and ${openAt("f", "$4")}
     order by f.alias limit ${MAX_IN_SCOPES}`,
    [trustDomainId, of.kinds, of.scopes, asOf, of.names ?? null, of.keys ?? null],
  );
  return rows;
}
