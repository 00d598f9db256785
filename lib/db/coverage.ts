import type pg from "pg";
import type { CoverageProblem, CoverageStatus } from "#lib/domain/facts/coverage.ts";
import { lastForgotten } from "./source-epoch.ts";

/** A source with its newest finished collection, as of a time. */
export interface StoredSource {
  id: number;
  slug: string;
  system: string;
  sample: boolean;
  trustDomainId: number | null;
  sweepPeriodSeconds: number;
  running: boolean;
  /** Some collection of it ended with every slice reached. */
  everRead: boolean;
  collection: {
    id: string;
    status: string;
    readAt: Date | null;
    startedAt: Date;
    finishedAt: Date | null;
    facts: number;
    changes: number;
    notes: { kind: string; message: string }[];
    error: string | null;
  } | null;
}

/** How one slice ended in that collection. */
export interface StoredCoverage {
  sourceId: number;
  sliceId: number;
  path: string;
  kind: string;
  status: CoverageStatus;
  reason: string | null;
  problems: CoverageProblem[];
  problemCount: number;
  /** Facts it lacks whose closing waits; as of a past time, as it ended then. */
  held: number;
  lastCompleteAt: Date | null;
}

/** Every source, with the newest collection that finished (or began to, where none did) and was read by `asOf`. */
export async function readSources(pool: pg.Pool, asOf: Date | null): Promise<StoredSource[]> {
  const { rows } = await pool.query<StoredSource>(
    `select s.id, s.slug, s.system, s.sample, s.trust_domain_id as "trustDomainId",
       s.sweep_period_seconds as "sweepPeriodSeconds",
       exists (select 1 from collection c where c.source_id = s.id and c.status = 'running') as running,
       exists (
         select 1 from collection c where c.source_id = s.id and c.status = 'complete' and c.id > ${FORGOTTEN}
           and ($1::timestamptz is null or c.read_at <= $1)) as "everRead",
       ${NEWEST_COLLECTION} as collection
     from source s where ${IS_WATCHED} order by s.slug`,
    [asOf],
  );
  return rows.map(reviveDates);
}

const FORGOTTEN = lastForgotten("s", "$1");

/** Not before it was connected, and not once it was removed: as of a time before that it was watched. $1 as of. */
const IS_WATCHED = `(s.removed_at > $1::timestamptz or (s.state <> 'removed' and (
  s.state <> 'draft' or exists (select 1 from collection c where c.source_id = s.id and c.id > ${FORGOTTEN}))))`;

const NEWEST_COLLECTION = `(
  select jsonb_build_object('id', c.id::text, 'status', c.status, 'readAt', c.read_at, 'startedAt', c.started_at,
    'finishedAt', c.finished_at, 'facts', c.facts, 'changes', c.changes, 'notes', c.notes, 'error', c.error)
  from collection c where c.source_id = s.id and c.status <> 'running' and c.id > ${FORGOTTEN}
    and ($1::timestamptz is null or coalesce(c.read_at, c.started_at) <= $1)
  order by c.id desc limit 1)`;

/** JSON built by Postgres carries times as text. */
function reviveDates(source: StoredSource): StoredSource {
  const { collection } = source;
  if (!collection) return source;
  return {
    ...source,
    collection: {
      ...collection,
      readAt: toDate(collection.readAt),
      startedAt: new Date(collection.startedAt),
      finishedAt: toDate(collection.finishedAt),
    },
  };
}

function toDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

/**
 * Coverage of the newest collection of each source that ended any slice. An interrupted or failed one counts for the
 * slices it reached; the rest are as the collection before left them.
 */
export async function readCoverage(pool: pg.Pool, asOf: Date | null): Promise<StoredCoverage[]> {
  const { rows } = await pool.query<StoredCoverage>(
    `select s.source_id as "sourceId", s.id as "sliceId", s.path, s.kind, v.status, v.reason, v.problems,
       v.problem_count as "problemCount",
       case when $1::timestamptz is null then least(v.held, (
         select count(*)::int from held_closing h where h.slice_id = s.id)) else v.held end as held, (
         select max(d.read_at) from coverage d
         where d.slice_id = s.id and d.status = 'complete' and d.collection_id > f.id
           and ($1::timestamptz is null or d.read_at <= $1)
       ) as "lastCompleteAt"
     from slice s join source o on o.id = s.source_id and (o.state <> 'removed' or o.removed_at > $1::timestamptz)
     cross join lateral (select ${lastForgotten("o", "$1")} as id) f
     join lateral (
       select * from coverage v where v.slice_id = s.id and v.collection_id > f.id and ($1::timestamptz is null or v.read_at <= $1)
       order by v.collection_id desc limit 1
     ) v on true
     where s.kind is not null and v.collection_id >= coalesce((
       select max(c.id) from collection c
       where c.source_id = s.source_id and c.status = 'complete' and ($1::timestamptz is null or c.read_at <= $1)
     ), 0)
     order by s.source_id, s.path`,
    [asOf],
  );
  return rows;
}
