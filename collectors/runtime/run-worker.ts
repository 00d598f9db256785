import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { analyzeAll } from "#lib/db/analysis/analyze.ts";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { addTick } from "#lib/db/job-queue.ts";
import { workerSession } from "#lib/db/workers.ts";
import type { WorkerEnvironment } from "#lib/env.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { startJobRunner } from "./job-runner.ts";
import { keepSampleLoaded } from "./load-sample.ts";
import { untilDone } from "./retry.ts";
import { workerTasks } from "./tasks/worker-tasks.ts";
import type { TaskContext } from "./tasks/task-context.ts";
import { publishWorkerKey, readWorkerKey } from "./worker-key.ts";

/** Collections mostly wait for others: several at a time, so that a slow source does not hold up the rest. */
const COLLECTIONS_AT_ONCE = 4;
/** Ticks and tests have places of their own: people wait for them. */
const QUICK_AT_ONCE = 2;
const TICK_MS = 15_000;
/** Each collection that writes needs two, each runner one to listen. */
const CONNECTIONS = 16;

export interface WorkerOptions extends Pick<TaskContext, "loadCollector" | "signal" | "log"> {
  environment: WorkerEnvironment;
}

/**
 * Works until the signal aborts: beats, runs jobs, keeps schedules, loads the sample.
 * @throws Error when it cannot begin: no key, another key than the other workers, no database
 */
export async function runWorker({ environment, loadCollector, signal, log }: WorkerOptions): Promise<void> {
  const key = await readWorkerKey(environment);
  const id = randomUUID();
  const session = workerSession(id);
  const databaseUrl = environment.DATABASE_URL;
  const database = openDatabase(databaseUrl, { maxConnections: CONNECTIONS, applicationName: session });
  await untilDone(() => publishWorkerKey(database.pool, key, id), signal);

  const heartbeat = startHeartbeat({ databaseUrl, id, log });
  const tasks = workerTasks({ database, databaseUrl, session, key, signal, log, loadCollector });
  const names: string[] = [];
  const onPool = (name: string): void => {
    names.push(name);
    heartbeat.lockAs([...names]);
  };
  const shared = { pool: database.pool, log, signal, onPool };
  const collections = startJobRunner({ ...shared, tasks: tasks.collections, concurrency: COLLECTIONS_AT_ONCE });
  const quick = startJobRunner({ ...shared, tasks: tasks.quick, concurrency: QUICK_AT_ONCE });
  const ticking = keepTicking(database);
  log.info({ worker: id }, "worker started");

  await catchUp(database, log);
  if (environment.ROLLCALL_SAMPLE === "on") await keepSampleLoaded({ database, databaseUrl, signal, log });
  await untilAborted(signal);

  clearInterval(ticking);
  await Promise.all([collections.ended, quick.ended]);
  await heartbeat.stop();
  await database.close();
  log.info("worker stopped");
}

/** Every worker adds the next tick; there is one, whoever does. */
function keepTicking({ pool }: Database): NodeJS.Timeout {
  const add = () => void addTick(pool).catch(() => undefined);
  add();
  return setInterval(add, TICK_MS);
}

/** After an upgrade, or a kill between a collection and its analysis, what is derived is older than the facts. */
async function catchUp({ pool }: Database, log: Logger): Promise<void> {
  try {
    await analyzeAll(pool);
  } catch (error) {
    log.error({ err: error }, "the inventory could not be brought up to date; the next collection tries again");
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
