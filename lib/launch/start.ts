import { announcement } from "./announce.ts";
import { openAppDatabase } from "./app-database.ts";
import { ensureBuilt } from "./build.ts";
import { firstSignIn } from "./first-sign-in.ts";
import { ensureGenerated } from "./generate.ts";
import { untilHealthy } from "./health.ts";
import { preflight } from "./preflight.ts";
import { startProcesses } from "./processes.ts";
import { startStep } from "./progress.mjs";
import { runCommand } from "./run-command.ts";
import { say } from "./say.ts";
import { readSettings } from "./settings.ts";
import type { Stopping } from "./stopping.ts";

const READY_WITHIN_MS = 90_000;

// The installer runs before us in a process of its own on a fresh clone, and its time counts.
const launchedAt = Number(process.env["ROLLCALL_LAUNCHED_AT"]) || performance.timeOrigin;
delete process.env["ROLLCALL_LAUNCHED_AT"];

async function start(stopping: Stopping): Promise<void> {
  const settings = readSettings(process.env);
  await preflight(settings, stopping);
  await ensureGenerated(stopping.signal);
  await ensureBuilt(stopping.signal);
  const database = await openAppDatabase(settings, stopping);
  stopping.signal.throwIfAborted();

  const step = startStep("Web and worker");
  try {
    startProcesses(settings, database, stopping);
    await untilHealthy(settings.web, settings.url, READY_WITHIN_MS, stopping.signal);
  } finally {
    step.drop();
  }
  const readyInMs = performance.timeOrigin + performance.now() - launchedAt;
  const signIn = await firstSignIn(database.url, settings.url);
  say(announcement({ url: settings.url, readyInMs, signIn, now: new Date() }));
  await stopping.ended();
}

await runCommand(start);
