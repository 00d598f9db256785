import type pg from "pg";
import type { LastUse } from "#lib/domain/facts/fact.ts";
import type { ApplyTarget } from "./slice-input.ts";

/**
 * Keeps the newest last use of each credential (design: principle 2): beside the history, and never taken back. A
 * collection that brings nothing newer writes nothing.
 */
export async function recordUses(
  client: pg.PoolClient,
  target: ApplyTarget,
  uses: ReadonlyMap<string, LastUse>,
): Promise<void> {
  if (uses.size === 0) return;
  const times = [...uses.values()];
  await client.query(
    `insert into credential_usage (trust_domain_id, fact_id, last_used_at, granularity, collection_id)
     select $1, u.fact_id, u.at, u.granularity, $2
     from unnest($3::uuid[], $4::timestamptz[], $5::text[]) as u(fact_id, at, granularity)
     on conflict (trust_domain_id, fact_id) do update
     set last_used_at = excluded.last_used_at, granularity = excluded.granularity, collection_id = excluded.collection_id
     where excluded.last_used_at > credential_usage.last_used_at`,
    [
      target.trustDomainId,
      target.collectionId,
      [...uses.keys()],
      times.map(({ at }) => at),
      times.map(({ granularity }) => granularity),
    ],
  );
}
