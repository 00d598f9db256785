import type pg from "pg";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";

/** What a fact is called. */
export interface FactName {
  system: string;
  kind: string;
  name: string;
  /** Where it lives: `account/111122223333`. */
  scope: string;
}

/** The names of facts that are open, by alias; those that are not are left out. */
export async function readFactNames(pool: pg.Pool, aliases: readonly string[]): Promise<Map<string, FactName>> {
  if (aliases.length === 0) return new Map();
  const tables = FACT_TABLES.map(
    ({ table }) => `select f.alias, f.kind, f.name, f.scope, f.trust_domain_id from ${table} f
      where f.trust_domain_id in (select id from trust_domain) and f.alias = any($1) and f.closed_by is null`,
  );
  const { rows } = await pool.query<FactName & { alias: string }>(
    `select f.alias, f.kind, f.name, f.scope, d.system from (${tables.join(" union all ")}) f
     join trust_domain d on d.id = f.trust_domain_id order by f.alias, f.trust_domain_id desc`,
    [aliases],
  );
  return new Map(rows.map(({ alias, ...name }) => [alias, name]));
}
