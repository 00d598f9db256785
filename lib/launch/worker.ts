import { openAppDatabase } from "./app-database.ts";
import { ensureGenerated } from "./generate.ts";
import { LaunchError } from "./launch-error.mjs";
import { takeDataDirectory } from "./preflight.ts";
import { startWorker } from "./processes.ts";
import { runCommand } from "./run-command.ts";
import { say } from "./say.ts";
import { readSettings, shortPath } from "./settings.ts";
import type { Stopping } from "./stopping.ts";
import { findWorkerKey } from "./worker-key.ts";

/** `npm run worker`: one more worker, on this machine or another, beside an app that runs elsewhere. */
async function startOne(stopping: Stopping): Promise<void> {
  const settings = readSettings(process.env);
  const { dataDir } = settings;
  if (settings.databaseUrl === undefined) {
    throw new LaunchError("A worker of its own needs DATABASE_URL: the database of the Rollcall it works for.");
  }
  if (!process.env["ROLLCALL_WORKER_KEY"] && !process.env["ROLLCALL_WORKER_KEY_FILE"]) {
    throw new LaunchError(
      "A worker of its own needs the key of the others: name a copy of their worker-key with ROLLCALL_WORKER_KEY_FILE.",
    );
  }
  const workerKey = findWorkerKey(process.env, dataDir);
  const beside = `ROLLCALL_DATA_DIR=${shortPath(dataDir)}-2 npm run worker`;
  takeDataDirectory(dataDir, { purpose: "is a worker", beside }, stopping);
  await ensureGenerated(stopping.signal);
  const database = await openAppDatabase(settings, stopping);
  stopping.signal.throwIfAborted();
  startWorker(settings, database, workerKey, stopping);
  say(`The worker runs. Its log is ${shortPath(dataDir)}/log/worker.log. Ctrl-C stops it.`);
  await stopping.ended();
}

await runCommand(startOne);
