import type pg from "pg";
import { lastForgotten } from "./source-epoch.ts";

/**
 * How many listings of a kind ended incomplete the last time, as of a time (null: now), over all trust domains of a system
 * that a source speaks for: whatever those would have told is not known.
 */
export async function countIncompleteListings(
  pool: pg.Pool,
  system: string,
  kind: string,
  asOf: Date | null,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count
     from source s join trust_domain d on d.id = s.trust_domain_id join slice l on l.source_id = s.id
     cross join lateral (select ${lastForgotten("s", "$3")} as id) f
     join lateral (
       select v.status, v.collection_id from coverage v
       where v.slice_id = l.id and v.collection_id > f.id and ($3::timestamptz is null or v.read_at <= $3)
       order by v.collection_id desc limit 1
     ) v on true
     where d.system = $1 and l.kind = $2 and (s.state <> 'removed' or s.removed_at > $3::timestamptz)
       and v.status not in ('complete', 'carried') and v.collection_id >= coalesce((
         select max(c.id) from collection c
         where c.source_id = s.id and c.status = 'complete' and ($3::timestamptz is null or c.read_at <= $3)
       ), 0)`,
    [system, kind, asOf],
  );
  return rows[0]?.count ?? 0;
}
