import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { inTransaction } from "./transaction.ts";

/** One running worker. */
export interface WorkerRecord {
  id: string;
  host: string;
  pid: number;
  /** Under which names it locks jobs. */
  pools: readonly string[];
}

/** Silent for so long, a worker is taken for dead: it may be frozen, or its machine gone. */
export const SILENT_AFTER_MS = 3500;

/** A worker whose sessions are gone too is dead sooner: Postgres notices a killed process at once. */
const GONE_AFTER_MS = 2000;

/** After a restart of Postgres everybody has been silent. */
const GRACE_MS = 6000;

/** One that does not end is fenced all the same. */
const SESSIONS_END_WITHIN_MS = 1000;

/** Name of the sessions of a worker in `pg_stat_activity`. */
export function workerSession(id: string): string {
  return `rollcall worker ${id}`;
}

/** Says that a worker lives. Times are the database's: the clocks of workers need not agree. */
export async function beat(client: pg.ClientBase | pg.Pool, worker: WorkerRecord): Promise<void> {
  await client.query(
    `insert into worker_heartbeat (id, host, pid, pools, started_at, beat_at) values ($1, $2, $3, $4, now(), now())
     on conflict (id) do update set beat_at = now(), pools = excluded.pools`,
    [worker.id, worker.host, worker.pid, worker.pools],
  );
}

/** Takes a worker that stops in order off the list. */
export async function signOff(client: pg.ClientBase | pg.Pool, id: string): Promise<void> {
  await client.query("delete from worker_heartbeat where id = $1", [id]);
}

/** How many workers live besides this one. */
export async function countOtherWorkers(client: pg.ClientBase | pg.Pool, ownId: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from worker_heartbeat
     where id <> $1 and beat_at >= clock_timestamp() - $2 * interval '1 ms'`,
    [ownId, SILENT_AFTER_MS],
  );
  return rows[0]?.count ?? 0;
}

/** Workers whose heart beat within the last seconds. */
export async function countWorkers(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from worker_heartbeat where beat_at > now() - interval '10 seconds'",
  );
  return rows[0]?.count ?? 0;
}

/** A worker that was taken for dead. */
export interface TakenOver {
  id: string;
  host: string;
  pid: number;
}

/**
 * Takes over from workers that fell silent: their sessions are ended, so that one that is only frozen holds no lock and
 * can end no transaction; what they collected is ended as interrupted and asked for again; their jobs are free.
 */
export async function takeOverSilent(pool: pg.Pool, ownId: string): Promise<TakenOver[]> {
  const limits = [ownId, SILENT_AFTER_MS, GONE_AFTER_MS, GRACE_MS];
  const silent = await pool.query(FIND_SILENT, limits);
  const orphans = await pool.query(FIND_ORPHANS, [SILENT_AFTER_MS, GRACE_MS]);
  if (silent.rows.length + orphans.rows.length === 0) return [];
  return inTransaction(pool, async (client) => {
    // Two who notice at once: the second finds nothing left to do.
    await client.query("select pg_advisory_xact_lock(hashtext('rollcall takeover'))");
    const { rows } = await client.query<TakenOver & { pools: string[] }>(FIND_SILENT, limits);
    for (const { id, pools } of rows) {
      await endSessions(client, workerSession(id));
      await free(client, pools);
      await signOff(client, id);
    }
    const left = await client.query<{ pool: string }>(FIND_ORPHANS, [SILENT_AFTER_MS, GRACE_MS]);
    await free(
      client,
      left.rows.map((row) => row.pool),
    );
    await wakeWorkers(client);
    return rows.map(({ id, host, pid }) => ({ id, host, pid }));
  });
}

/**
 * Ends all sessions of a name and waits until they are gone. Not by the waiting that Postgres offers itself: it takes a
 * tenth of a second for each.
 */
async function endSessions(client: pg.ClientBase, name: string): Promise<void> {
  const deadline = performance.now() + SESSIONS_END_WITHIN_MS;
  for (;;) {
    // Within a transaction the list of sessions would stay as it was first seen.
    await client.query("select pg_stat_clear_snapshot()");
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
      [name],
    );
    if (rowCount === 0 || performance.now() > deadline) return;
    await sleep(20);
  }
}

async function free(client: pg.ClientBase, pools: readonly string[]): Promise<void> {
  // In the order in which everybody locks: the source, then its collections, then its jobs.
  await client.query(LOCK_SOURCES, [pools]);
  await client.query(INTERRUPT, [pools]);
  await client.query("select graphile_worker.force_unlock_workers($1)", [pools]);
}

/** As graphile-worker's own `add_job` does. */
export async function wakeWorkers(client: pg.ClientBase | pg.Pool): Promise<void> {
  await client.query(`select pg_notify('jobs:insert', '{"count":8}')`);
}

const FIND_SILENT = `
  select w.id, w.host, w.pid, w.pools from worker_heartbeat w
  where w.id <> $1
    and clock_timestamp() - pg_postmaster_start_time() > $4 * interval '1 ms'
    and (w.beat_at < clock_timestamp() - $2 * interval '1 ms'
      or w.beat_at < clock_timestamp() - $3 * interval '1 ms'
        and not exists (select 1 from pg_stat_activity a where a.application_name = 'rollcall worker ' || w.id))`;

/** Pools that no worker answers for: theirs died before its first beat with them. */
const FIND_ORPHANS = `
  select distinct j.locked_by as pool from graphile_worker._private_jobs j
  where j.locked_at < clock_timestamp() - $1 * interval '1 ms'
    and clock_timestamp() - pg_postmaster_start_time() > $2 * interval '1 ms'
    and not exists (select 1 from worker_heartbeat w where j.locked_by = any(w.pools))`;

const LOCK_SOURCES = `
  select 1 from source s where s.id in (
    select (j.payload->>'sourceId')::int from graphile_worker._private_jobs j where j.locked_by = any($1))
  order by s.id for no key update`;

/** A collection that somebody had asked to stop is canceled, not begun again. */
const INTERRUPT = `
  with dead as (
    select (j.payload->>'sourceId')::int as source_id
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.locked_by = any($1) and t.identifier = 'collect-source'
  ), ended as (
    update collection c set attempt = c.attempt + 1, finished_at = now(), progress = null,
      status = case when c.cancel_requested_by is null then 'interrupted' else 'canceled' end,
      error = case when c.cancel_requested_by is null then 'The worker that collected ended before it was done. Another goes on.'
        else 'Canceled by ' || c.cancel_requested_by || '.' end
    from dead where c.source_id = dead.source_id and c.status = 'running'
    returning c.source_id, c.requested_by, c.status
  )
  update source s set requested_at = coalesce(s.requested_at, now()), requested_by = coalesce(s.requested_by, e.requested_by)
  from ended e where s.id = e.source_id and e.status = 'interrupted'`;
