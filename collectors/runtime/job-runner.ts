import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger as QueueLogger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import type { Logger } from "pino";
import { freeStrays, listLockedJobs } from "#lib/db/stray-jobs.ts";

const POLL_MS = 1000;
const LOOK_FOR_STRAYS_MS = 2000;
const PAUSE_AFTER_FAILURE_MS = 500;

export interface JobRunnerOptions {
  pool: pg.Pool;
  tasks: TaskList;
  concurrency: number;
  log: Logger;
  /** Aborts when no more jobs are to be taken. */
  signal: AbortSignal;
  /** Told the name under which jobs are locked, before the first is. */
  onPool(name: string): void;
}

export interface JobRunner {
  /** Settles when the signal has aborted and the last job has ended. */
  ended: Promise<unknown>;
}

/**
 * Runs jobs until the signal aborts. When the queue's own runner gives up, because Postgres went away in a bad moment, another
 * is started in its place; and jobs that are locked by us but not run, because their being given out or given back was
 * lost with the connection, are freed.
 */
export function startJobRunner(options: JobRunnerOptions): JobRunner {
  const { pool, log, signal } = options;
  const names: string[] = [];
  const active = new Set<string>();
  let runner: Runner | undefined;

  async function runOnce(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => {
      names.push(workerPool.id);
      options.onPool(workerPool.id);
    });
    events.on("job:start", ({ job }) => active.add(job.id));
    events.on("job:complete", ({ job }) => active.delete(job.id));
    runner = await run({
      pgPool: pool,
      taskList: options.tasks,
      concurrency: options.concurrency,
      parsedCronItems: [],
      noHandleSignals: true,
      pollInterval: POLL_MS,
      logger: queueLogger(log),
      events,
    });
    if (signal.aborted) await runner.stop();
    await runner.promise;
  }

  async function keepRunning(): Promise<void> {
    while (!signal.aborted) {
      try {
        await runOnce();
      } catch (error) {
        log.warn({ err: error }, "the job runner ended");
      }
      await pause(PAUSE_AFTER_FAILURE_MS);
    }
  }

  async function keepFreeing(): Promise<void> {
    while (!signal.aborted) {
      await pause(LOOK_FOR_STRAYS_MS);
      await freeOwnStrays().catch(() => undefined); // Postgres is away; the next look tells.
    }
  }

  async function freeOwnStrays(): Promise<void> {
    // By the time the answer is here, a job that was locked before we asked has arrived as well, if it ever will.
    const locked = await listLockedJobs(pool, names);
    const strays = locked.filter((id) => !active.has(id));
    if (strays.length === 0) return;
    log.warn({ jobs: strays }, "freeing jobs that got lost on their way");
    await freeStrays(pool, names, strays);
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  // Registered before any job can be: nothing new is begun by what the others do when they hear of it.
  signal.addEventListener("abort", () => void runner?.stop().catch(() => undefined));
  return { ended: Promise.all([keepRunning(), keepFreeing()]) };
}

/** What the queue says of jobs is said by the tasks already; its messages could hold what jobs carry. */
function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === "error" || level === "warning") log.debug({ message }, "job queue");
  });
}
