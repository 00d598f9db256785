import type pg from "pg";

/** Identities that are listed now by alias; an alias that two trust domains have is nobody's. */
export async function readIdentitiesShown(
  pool: pg.Pool,
  aliases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ alias: string; id: string }>(
    `select alias, min(identity_id::text) as id from inventory_row
     where closed_by is null and alias = any($1) group by alias having count(distinct identity_id) = 1`,
    [aliases],
  );
  return new Map(rows.map(({ alias, id }) => [alias, id]));
}

/**
 * By alias of a fact that is no identity: which of some identities (aliases) have it in their evidence. Only those are asked
 * for, as there is an index on whose facts are, and none on what they are called.
 */
export async function readHoldersShown(
  pool: pg.Pool,
  aliases: readonly string[],
  identities: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query<{ alias: string; holders: string[] }>(
    `select alias, array_agg(distinct identity order by identity) as holders from (
       select unnest(array[alias, document]) as alias, identity from attachment_fact
       where closed_by is null and identity = any($2) and (alias = any($1) or document = any($1))
       union all
       select alias, identity from consumer_fact where closed_by is null and identity = any($2) and alias = any($1)
       union all
       select alias, identity from credential_fact where closed_by is null and identity = any($2) and alias = any($1)
     ) held where alias = any($1) group by alias`,
    [aliases, identities],
  );
  return new Map(rows.map(({ alias, holders }) => [alias, holders]));
}
