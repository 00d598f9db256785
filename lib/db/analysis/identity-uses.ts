import type pg from "pg";

/**
 * Keeps the newest use of each identity that it or its credentials tell of (design: principle 2): beside the rows, and
 * never taken back, also when the credential is gone. Where nothing is newer nothing is written.
 */
export async function recordIdentityUses(client: pg.ClientBase, trustDomainId: number): Promise<void> {
  const { rows } = await client.query("select 1 from credential_usage where trust_domain_id = $1 limit 1", [
    trustDomainId,
  ]);
  if (rows.length > 0) await client.query(UPSERT_USES, [trustDomainId]);
}

/** The version of the uses rises with the statement that moves one, so that a copy can ask for what it lacks. */
const UPSERT_USES = `
  with told as (
    select i.identity_id, u.last_used_at, u.granularity
    from credential_usage u
    join credential_fact c on c.trust_domain_id = $1 and c.closed_by is null and c.fact_id = u.fact_id
    join inventory_row i on i.trust_domain_id = $1 and i.closed_by is null and i.alias = c.identity
    where u.trust_domain_id = $1
    union all
    select f.identity_id, u.last_used_at, u.granularity
    from credential_usage u
    join identity_fact f on f.trust_domain_id = $1 and f.closed_by is null and f.fact_id = u.fact_id
    where u.trust_domain_id = $1
  ), newest as (
    select distinct on (identity_id) identity_id, last_used_at, granularity from told
    order by identity_id, last_used_at desc
  ), moved as (
    select n.* from newest n left join identity_usage k on k.identity_id = n.identity_id
    where k.identity_id is null or n.last_used_at > k.last_used_at
  ), next as (
    insert into inventory_version (trust_domain_id, uses) select $1, 1 where exists (select 1 from moved)
    on conflict (trust_domain_id) do update set uses = inventory_version.uses + 1
    returning uses
  )
  insert into identity_usage (identity_id, trust_domain_id, last_used_at, granularity, version)
  select m.identity_id, $1, m.last_used_at, m.granularity, next.uses from moved m cross join next
  on conflict (identity_id) do update
  set last_used_at = excluded.last_used_at, granularity = excluded.granularity, version = excluded.version`;
