import type pg from "pg";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { CollectionView } from "#lib/domain/sources/collection.ts";

/** A collection with what only a running one says. */
export interface StoredCollection extends CollectionView {
  progress: { slice?: string } | null;
  cancelRequestedBy: string | null;
}

/** The newest collections of a source, newest first. */
export async function readCollections(pool: pg.Pool, slug: string, limit: number): Promise<StoredCollection[]> {
  const { rows } = await pool.query<CollectionRow>(
    `select c.id::text, c.status, c.requested_by as "requestedBy", c.started_at, c.finished_at, c.read_at, c.calls,
       c.objects, c.facts, c.changes, c.error, c.origin, c.progress, c.cancel_requested_by as "cancelRequestedBy",
       v.complete, v.total, v.left_out as "leftOut"
     from collection c join source s on s.id = c.source_id
     cross join lateral (
       select count(*) filter (where v.status = 'complete')::int as complete, count(*)::int as total,
         count(*) filter (where v.status in ('switched-off', 'not-supported'))::int as left_out
       from coverage v where v.collection_id = c.id
     ) v
     where s.slug = $1 order by c.id desc limit $2`,
    [slug, limit],
  );
  return rows.map(({ started_at, finished_at, read_at, ...row }) => ({
    ...row,
    startedAt: started_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    readAt: read_at?.toISOString() ?? null,
  }));
}

interface CollectionRow extends Omit<StoredCollection, "startedAt" | "finishedAt" | "readAt"> {
  started_at: Date;
  finished_at: Date | null;
  read_at: Date | null;
}

/** How one slice ended. */
export interface StoredSliceEnd {
  path: string;
  kind: string;
  status: CoverageStatus;
  facts: number;
}

/** Slices that a collection has ended so far: what is not complete first. */
export async function readSliceEnds(pool: pg.Pool, collectionId: string, limit: number): Promise<StoredSliceEnd[]> {
  const { rows } = await pool.query<StoredSliceEnd>(
    `select s.path, s.kind, v.status, v.facts from coverage v join slice s on s.id = v.slice_id
     where v.collection_id = $1 and s.kind is not null order by v.status = 'complete', s.path limit $2`,
    [collectionId, limit],
  );
  return rows;
}

/** When the collection that a source was asked for may begin; null when nothing waits. */
export async function readWaiting(pool: pg.Pool, slug: string): Promise<Date | null> {
  const { rows } = await pool.query<{ run_at: Date }>(
    `select j.run_at from graphile_worker.jobs j join source s on j.key = 'collect:' || s.id
     where s.slug = $1 and s.requested_at is not null and j.locked_at is null`,
    [slug],
  );
  return rows[0]?.run_at ?? null;
}
