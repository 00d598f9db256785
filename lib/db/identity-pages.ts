import type pg from "pg";

/**
 * Pages of identities of a trust domain by alias, as of a time (null: now); those that no list has are left out. Another
 * trust domain may have the same alias for somebody else.
 */
export async function readAliasesOf(
  pool: pg.Pool,
  trustDomainId: number,
  aliases: readonly string[],
  asOf: Date | null,
): Promise<Map<string, string>> {
  if (aliases.length === 0) return new Map();
  const { rows } = await pool.query<{ alias: string; id: string }>(
    `select r.alias, r.identity_id::text as id from inventory_row r
     where r.trust_domain_id = $3 and r.alias = any($1) and case when $2::timestamptz is null then r.closed_at is null
       else r.opened_at <= $2 and (r.closed_at is null or r.closed_at > $2) end`,
    [aliases, asOf, trustDomainId],
  );
  return new Map(rows.map(({ alias, id }) => [alias, id]));
}
