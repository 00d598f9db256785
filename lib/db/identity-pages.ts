import type pg from "pg";

/** Pages of identities by alias, as of a time (null: now); those that no list has are left out. */
export async function readAliasesOf(
  pool: pg.Pool,
  aliases: readonly string[],
  asOf: Date | null,
): Promise<Map<string, string>> {
  if (aliases.length === 0) return new Map();
  const { rows } = await pool.query<{ alias: string; id: string }>(
    `select r.alias, r.identity_id::text as id from inventory_row r
     where r.alias = any($1) and case when $2::timestamptz is null then r.closed_at is null
       else r.opened_at <= $2 and (r.closed_at is null or r.closed_at > $2) end`,
    [aliases, asOf],
  );
  return new Map(rows.map(({ alias, id }) => [alias, id]));
}
