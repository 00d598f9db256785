import type pg from "pg";
import type { LastUse } from "#lib/domain/facts/fact.ts";
import { keepable } from "./encode.ts";
import type { ApplyTarget } from "./slice-input.ts";

/**
 * Keeps the newest last use of each fact (design: principle 2): beside the history, and never taken back. A collection
 * that brings nothing newer writes nothing; of the same use a later one may tell more, as a run ends after it began.
 */
export async function recordUses(
  client: pg.PoolClient,
  target: ApplyTarget,
  uses: ReadonlyMap<string, LastUse>,
): Promise<void> {
  if (uses.size === 0) return;
  const times = [...uses.values()];
  await client.query(
    `insert into credential_usage (trust_domain_id, fact_id, last_used_at, granularity, detail, collection_id)
     select $1, u.fact_id, u.at, u.granularity, u.detail, $2
     from unnest($3::uuid[], $4::timestamptz[], $5::text[], $6::jsonb[]) as u(fact_id, at, granularity, detail)
     on conflict (trust_domain_id, fact_id) do update
     set last_used_at = excluded.last_used_at, granularity = excluded.granularity, detail = excluded.detail,
       collection_id = excluded.collection_id
     where excluded.last_used_at > credential_usage.last_used_at
       or (excluded.last_used_at = credential_usage.last_used_at
         and excluded.collection_id > credential_usage.collection_id
         and excluded.detail is distinct from credential_usage.detail)`,
    [
      target.trustDomainId,
      target.collectionId,
      [...uses.keys()],
      times.map(({ at }) => at),
      times.map(({ granularity }) => granularity),
      times.map(({ detail }) => (detail === undefined ? null : keepable(JSON.stringify(detail)))),
    ],
  );
}
