import { join } from "node:path";
import { announcement } from "./announce.ts";
import { openAppDatabase } from "./app-database.ts";
import { checkout } from "./checkout.mjs";
import { firstSignIn } from "./first-sign-in.ts";
import { ensureGenerated } from "./generate.ts";
import { untilHealthy } from "./health.ts";
import { LaunchError } from "./launch-error.mjs";
import { preflight } from "./preflight.ts";
import { startProcesses } from "./processes.ts";
import { runCommand } from "./run-command.ts";
import { say } from "./say.ts";
import { readSettings } from "./settings.ts";
import type { Stopping } from "./stopping.ts";
import { isLoopback } from "#lib/server/settings.ts";

const READY_WITHIN_MS = 180_000;

async function start(stopping: Stopping): Promise<void> {
  const settings = readSettings(process.env);
  const { host, port } = settings.web;
  if (!isLoopback(host))
    throw new LaunchError("The development server serves this machine only: leave ROLLCALL_HOST empty.");
  await preflight(settings, stopping);
  await ensureGenerated(stopping.signal);
  const database = await openAppDatabase(settings, stopping);
  const next = join(checkout, "node_modules", "next", "dist", "bin", "next");
  startProcesses(settings, database, stopping, {
    web: [next, "dev", "--hostname", host, "--port", String(port)],
    worker: [join(checkout, "lib", "launch", "watch.ts"), join(checkout, "collectors", "runtime", "worker.ts")],
    nodeEnv: "development",
  });
  await untilHealthy(settings.web, settings.url, READY_WITHIN_MS, stopping.signal);
  const signIn = await firstSignIn(database.url, settings.url);
  say(announcement({ url: settings.url, readyInMs: performance.now(), signIn, now: new Date() }));
  await stopping.ended();
}

await runCommand(start);
