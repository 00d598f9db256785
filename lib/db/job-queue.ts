import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";

/** One job as graphile-worker takes it. */
export interface JobSpec {
  task: string;
  payload: JsonObject;
  /** Jobs of one queue run one after the other. */
  queue: string | null;
  /** A job that waits under this key is replaced; one that runs is not touched. */
  key: string;
  /** Null: now. */
  runAt: Date | null;
  /** Smaller comes first. */
  priority: number;
}

/** Deaths of workers count as attempts too, so this many must not be near. What failed is counted by the tasks. */
const MAX_ATTEMPTS = 1000;

/** Adds a job, or replaces the one that waits under its key, in the caller's transaction. */
export async function addJob(client: pg.ClientBase | pg.Pool, job: JobSpec): Promise<void> {
  await client.query(
    `select graphile_worker.add_job($1, $2::json, queue_name := $3, run_at := $4, max_attempts := $5, job_key := $6,
       priority := $7, job_key_mode := 'replace')`,
    [job.task, JSON.stringify(job.payload), job.queue, job.runAt, MAX_ATTEMPTS, job.key, job.priority],
  );
}

/** Takes away the job that waits under the key. One that runs goes on, but is not run again if it ends badly. */
export async function removeJob(client: pg.ClientBase | pg.Pool, key: string): Promise<void> {
  await client.query("select graphile_worker.remove_job($1)", [key]);
}

/** Adds the next tick, unless it waits already: every 15 s on the clock of the database, whoever adds it. */
export async function addTick(client: pg.ClientBase | pg.Pool): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('tick', '{}'::json, job_key := 'tick', job_key_mode := 'preserve_run_at',
       run_at := date_bin('15 s', now(), 'epoch'::timestamptz) + interval '15 s')`,
  );
}
