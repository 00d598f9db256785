import type pg from "pg";
import { keepable } from "#lib/db/apply/encode.ts";
import type { System } from "#lib/domain/systems/system.ts";
import { readNamedUses } from "./named-uses.ts";

/**
 * Keeps the newest use of each identity that it or its credentials tell of (design: principle 2): beside the rows, and
 * never taken back, also when the credential is gone. What only something else that ran tells of is kept with that. Where
 * nothing is newer nothing is written.
 */
export async function recordIdentityUses(
  client: pg.ClientBase,
  trustDomainId: number,
  { namedUses }: Pick<System, "namedUses">,
): Promise<void> {
  const { rows } = await client.query("select 1 from credential_usage where trust_domain_id = $1 limit 1", [
    trustDomainId,
  ]);
  if (rows.length === 0) return;
  const derived = namedUses ? [...(await readNamedUses(client, trustDomainId, namedUses))] : [];
  await client.query(UPSERT_USES, [
    trustDomainId,
    derived.map(([alias]) => alias),
    derived.map(([, { at }]) => at),
    derived.map(([, { use }]) => keepable(JSON.stringify(use))),
  ]);
}

/** The version of the uses rises with the statement that moves one, so that a copy can ask for what it lacks. */
const UPSERT_USES = `
  with told as (
    select i.identity_id, u.last_used_at, u.granularity, null::jsonb as derived
    from credential_usage u
    join credential_fact c on c.trust_domain_id = $1 and c.closed_by is null and c.fact_id = u.fact_id
    join inventory_row i on i.trust_domain_id = $1 and i.closed_by is null and i.alias = c.identity
    where u.trust_domain_id = $1
    union all
    select f.identity_id, u.last_used_at, u.granularity, null
    from credential_usage u
    join identity_fact f on f.trust_domain_id = $1 and f.closed_by is null and f.fact_id = u.fact_id
    where u.trust_domain_id = $1
    union all
    select f.identity_id, d.at, 'second', d.derived
    from unnest($2::text[], $3::timestamptz[], $4::jsonb[]) as d(alias, at, derived)
    join identity_fact f on f.trust_domain_id = $1 and f.closed_by is null and f.alias = d.alias
  ), newest as (
    select distinct on (identity_id) identity_id, last_used_at, granularity, derived from told
    order by identity_id, last_used_at desc, derived is not null
  ), moved as (
    select n.* from newest n left join identity_usage k on k.identity_id = n.identity_id
    where k.identity_id is null or n.last_used_at > k.last_used_at
  ), next as (
    insert into inventory_version (trust_domain_id, uses) select $1, 1 where exists (select 1 from moved)
    on conflict (trust_domain_id) do update set uses = inventory_version.uses + 1
    returning uses
  )
  insert into identity_usage (identity_id, trust_domain_id, last_used_at, granularity, derived, version)
  select m.identity_id, $1, m.last_used_at, m.granularity, m.derived, next.uses from moved m cross join next
  on conflict (identity_id) do update
  set last_used_at = excluded.last_used_at, granularity = excluded.granularity, derived = excluded.derived,
    version = excluded.version`;
