import type { Pool } from "pg";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";

/** How a slice ended the last time that a finished collection read it, or tried to. */
export interface SliceEnd {
  scope: string;
  status: CoverageStatus;
  reason: string | null;
  readAt: Date;
  /** Whether any collection read it whole: what is known of it is then all there was, also after later ones read less. */
  wasWhole: boolean;
}

/**
 * The last end of each slice of a source, by path. Where it was carried or out of sight it was not read, so the end
 * before that counts; that of a collection which did not finish proves as much as any, for slices are written one by one.
 */
export async function lastEnds(pool: Pool, sourceId: number): Promise<Map<string, SliceEnd>> {
  const { rows } = await pool.query<SliceEnd & { path: string }>(
    `select s.path, s.scope, v.status, v.reason, v.read_at as "readAt",
       exists (select from coverage w where w.slice_id = s.id and w.status = 'complete') as "wasWhole"
     from slice s
     join lateral (
       select v.status, v.reason, v.read_at from coverage v
       where v.slice_id = s.id and v.status not in ('carried', 'out-of-scope')
       order by v.collection_id desc limit 1
     ) v on true
     where s.source_id = $1 and s.kind is not null`,
    [sourceId],
  );
  return new Map(rows.map(({ path, ...end }) => [path, end]));
}
