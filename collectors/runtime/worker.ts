import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#lib/db/database.ts";
import { analyzeAll } from "#lib/db/analysis/analyze.ts";
import { readWorkerEnvironment } from "#lib/env.ts";
import { logger } from "#lib/logger.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { loadSample } from "./load-sample.ts";

const log = logger.child({ name: "worker" });
const PAUSE_AFTER_FAILURE_MS = 5000;

const environment = readWorkerEnvironment(process.env);
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
// The launcher's channel closes when it dies, whatever killed it.
process.once("disconnect", () => stopping.abort());

const database = openDatabase(environment.DATABASE_URL, { maxConnections: 4 });
const heartbeat = startHeartbeat(database);
log.info("worker started");
await catchUp();
if (environment.ROLLCALL_SAMPLE === "on") await loadSampleUntilDone();
await untilStopped();
await heartbeat.stop();
await database.close();
log.info("worker stopped");
process.disconnect?.();

/** After an upgrade, or a kill between a collection and its analysis, what is derived is older than the facts. */
async function catchUp(): Promise<void> {
  try {
    await analyzeAll(database.pool);
  } catch (error) {
    log.error({ err: error }, "the inventory could not be brought up to date; the next collection tries again");
  }
}

async function loadSampleUntilDone(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      await loadSample({
        database,
        databaseUrl: environment.DATABASE_URL,
        now: new Date(),
        signal: stopping.signal,
        onProgress: (message) => log.info(message),
      });
      return;
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error({ err: error }, "the sample could not be collected; trying again");
      await sleep(PAUSE_AFTER_FAILURE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
}

/** Collections run from the command line so far; the worker stays for its heartbeat and the sample. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) return resolve();
    const alive = setInterval(() => undefined, 60_000);
    stopping.signal.addEventListener("abort", () => {
      clearInterval(alive);
      resolve();
    });
  });
}
