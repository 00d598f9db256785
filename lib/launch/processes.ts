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
import { supervise } from "./supervised.ts";
import { findWorkerKey, NO_WORKER_KEY } from "./worker-key.ts";

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
  const authSecret =
    process.env["ROLLCALL_AUTH_SECRET"] || readOrMakeSecret(join(settings.dataDir, "auth-secret")).value;
  const workerKey = findWorkerKey(process.env, settings.dataDir);
  const shared: NodeJS.ProcessEnv = {
    ...process.env,
    ...NO_WORKER_KEY,
    DATABASE_URL: database.url,
    ROLLCALL_DATA_DIR: settings.dataDir,
    NODE_ENV: commands.nodeEnv,
    NEXT_TELEMETRY_DISABLED: "1",
  };

  function start(
    name: string,
    options: Pick<Parameters<typeof supervise>[0], "args" | "env" | "policy" | "patienceMs">,
  ): void {
    const secrets = [...database.secrets, authSecret, workerKey.value];
    const log = new ChildLog({ name, path: logPath(settings.dataDir, name), secrets, say });
    stopping.add(supervise({ name, log, say, onGiveUp: (error) => stopping.fail(error), ...options }));
  }

  const workerEnv = {
    ...shared,
    ...workerKey.env,
    ROLLCALL_SAMPLE: settings.sample ? "on" : "off",
    ROLLCALL_AUTH_SECRET: undefined,
  };
  start("worker", { args: commands.worker, env: workerEnv, policy: PATIENT, patienceMs: 10_000 });
  const webEnv = { ...shared, ROLLCALL_AUTH_SECRET: authSecret };
  start("web", { args: commands.web, env: webEnv, policy: EAGER, patienceMs: 5_000 });
}
