import type pg from "pg";
import { wakeWorkers } from "./workers.ts";

/** A worker learns of a job within moments of locking it. */
const NOT_YET_STARTED = "3 s";

/** Jobs that are locked by these pools; some may be just arriving. */
export async function listLockedJobs(pool: pg.Pool, pools: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id::text from graphile_worker._private_jobs
     where locked_by = any($1) and locked_at < now() - $2::interval`,
    [pools, NOT_YET_STARTED],
  );
  return rows.map(({ id }) => id);
}

/**
 * Frees jobs that are locked by a pool which does not run them: Postgres went away while they were handed out or given
 * back. Left alone they would stay locked for four hours.
 */
export async function freeStrays(pool: pg.Pool, pools: readonly string[], jobIds: readonly string[]): Promise<void> {
  await pool.query(
    `with strays as (
       update graphile_worker._private_jobs set locked_at = null, locked_by = null
       where id = any($1::bigint[]) and locked_by = any($2) returning job_queue_id
     )
     update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
     from strays s where q.id = s.job_queue_id and q.locked_by = any($2)`,
    [jobIds, pools],
  );
  await wakeWorkers(pool);
}
