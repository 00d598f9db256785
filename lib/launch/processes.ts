import { join } from "node:path";
import type { AppDatabase } from "./app-database.ts";
import { checkout } from "./checkout.mjs";
import { ChildLog } from "./child-log.ts";
import { logPath } from "./log-file.ts";
import { EAGER, PATIENT } from "./restart-policy.ts";
import { say } from "./say.ts";
import { readOrMakeSecret } from "./secret-file.ts";
import type { Settings } from "./settings.ts";
import type { Stopping } from "./stopping.ts";
import { supervise, type SupervisedOptions } from "./supervised.ts";
import { findWorkerKey, NO_WORKER_KEY, type WorkerKey } from "./worker-key.ts";

/** How the two processes of the app are run; `npm run dev` runs them in its own way. */
export interface ProcessCommands {
  web: string[];
  worker: string[];
  nodeEnv: "production" | "development";
}

/** What `npm start` runs. */
export const PRODUCTION: ProcessCommands = {
  web: [join(checkout, "lib", "launch", "web.ts")],
  worker: [join(checkout, "collectors", "runtime", "worker.ts")],
  nodeEnv: "production",
};

/** Starts web and worker and keeps them running. They are stopped in the opposite order. */
export function startProcesses(
  settings: Settings,
  database: AppDatabase,
  stopping: Stopping,
  commands: ProcessCommands = PRODUCTION,
): void {
  const workerKey = findWorkerKey(process.env, settings.dataDir);
  startWorker(settings, database, workerKey, stopping, commands);
  const authSecret =
    process.env["ROLLCALL_AUTH_SECRET"] || readOrMakeSecret(join(settings.dataDir, "auth-secret")).value;
  keep("web", settings, stopping, {
    args: commands.web,
    // The key that opens credentials is not for the process that strangers reach.
    env: { ...sharedEnv(settings, database, commands), ROLLCALL_AUTH_SECRET: authSecret },
    secrets: [...database.secrets, authSecret, workerKey.value],
    policy: EAGER,
    patienceMs: 5_000,
  });
}

/** Starts a worker and keeps it running. */
export function startWorker(
  settings: Settings,
  database: AppDatabase,
  workerKey: WorkerKey,
  stopping: Stopping,
  commands: ProcessCommands = PRODUCTION,
): void {
  const sample = { ROLLCALL_SAMPLE: settings.sample ? "on" : "off" };
  keep("worker", settings, stopping, {
    args: commands.worker,
    env: { ...sharedEnv(settings, database, commands), ...workerKey.env, ...sample, ROLLCALL_AUTH_SECRET: undefined },
    secrets: [...database.secrets, process.env["ROLLCALL_AUTH_SECRET"] ?? "", workerKey.value].filter(Boolean),
    policy: PATIENT,
    patienceMs: 10_000,
  });
}

function sharedEnv(settings: Settings, database: AppDatabase, commands: ProcessCommands): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...NO_WORKER_KEY,
    DATABASE_URL: database.url,
    ROLLCALL_DATA_DIR: settings.dataDir,
    NODE_ENV: commands.nodeEnv,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

type KeepOptions = Pick<SupervisedOptions, "args" | "env" | "policy" | "patienceMs"> & { secrets: string[] };

function keep(name: string, settings: Settings, stopping: Stopping, { secrets, ...options }: KeepOptions): void {
  const log = new ChildLog({ name, path: logPath(settings.dataDir, name), secrets, say });
  stopping.add(supervise({ name, log, say, onGiveUp: (error) => stopping.fail(error), ...options }));
}
