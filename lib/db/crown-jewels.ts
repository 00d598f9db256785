import type pg from "pg";

/** A resource that matters most, as somebody said. */
export interface CrownJewel {
  alias: string;
  reason: string;
  markedBy: string;
  markedAt: Date;
}

/** All marks on resources of sources that speak. */
export async function readCrownJewels(pool: pg.Pool | pg.ClientBase): Promise<CrownJewel[]> {
  const { rows } = await pool.query<CrownJewel>(
    `select j.alias, j.reason, j.marked_by as "markedBy", j.marked_at as "markedAt" from crown_jewel j
     where exists (select 1 from source s where s.trust_domain_id = j.trust_domain_id and s.state <> 'removed')
     order by j.alias`,
  );
  return rows;
}

/** Marks a resource, or gives its mark another reason. @returns the reason it had before; null: it was not marked */
export async function writeCrownJewel(
  client: pg.ClientBase,
  { trustDomainId, alias, reason, markedBy }: Omit<CrownJewel, "markedAt"> & { trustDomainId: number },
): Promise<string | null> {
  const { rows } = await client.query<{ reason: string }>(
    "select reason from crown_jewel where trust_domain_id = $1 and alias = $2 for update",
    [trustDomainId, alias],
  );
  await client.query(
    `insert into crown_jewel (trust_domain_id, alias, reason, marked_by) values ($1, $2, $3, $4)
     on conflict (trust_domain_id, alias) do update set reason = excluded.reason, marked_by = excluded.marked_by, marked_at = now()`,
    [trustDomainId, alias, reason, markedBy],
  );
  return rows[0]?.reason ?? null;
}

/** @returns the reason it had; null: it was not marked */
export async function deleteCrownJewel(
  client: pg.ClientBase,
  trustDomainId: number,
  alias: string,
): Promise<string | null> {
  const { rows } = await client.query<{ reason: string }>(
    "delete from crown_jewel where trust_domain_id = $1 and alias = $2 returning reason",
    [trustDomainId, alias],
  );
  return rows[0]?.reason ?? null;
}
