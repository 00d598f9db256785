import { spawn } from "node:child_process";
import { closeSync, fstatSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openLog } from "../log-file.ts";
import { postgresFailure, readLogFrom } from "./failure.ts";
import type { PostgresHome } from "./home.ts";
import { joinServer, releaseServer, type ServerUse } from "./in-use.ts";
import { clearLeftovers, findPostmaster, stopPostmaster, untilGone, untilReady } from "./postmaster.ts";
import { PROGRAM_ENVIRONMENT } from "./run-program.ts";
import { serverArguments, type ServerPlace } from "./server-settings.ts";

const READY_WITHIN_MS = 120_000; // recovery after a crash under load takes its time
const ORPHANS_END_WITHIN_MS = 15_000;
const ENDS_BY_ITSELF_WITHIN_MS = 5_000;
const SETTLES_WITHIN_MS = 25;

export interface ServerOptions extends ServerPlace {
  bin: string;
  logPath: string;
  signal: AbortSignal | undefined;
}

/** A server, and our use of it. */
export interface RunningServer {
  pid: number;
  use: ServerUse;
}

/** Joins a server that runs already; one that is stopping or that nobody watches is seen off first. */
export async function joinRunningServer(home: PostgresHome): Promise<RunningServer | undefined> {
  for (;;) {
    const found = findPostmaster(home.cluster);
    if (found === undefined) return undefined;
    const use = joinServer(home);
    if (use !== undefined && (await isReadyToShare(home))) return { pid: found.pid, use };
    if (use !== undefined) releaseServer(use);
    // Usually the watcher of a command that has just ended is stopping it. If the watcher was killed too, nobody is.
    if (!(await untilGone(found.pid, ENDS_BY_ITSELF_WITHIN_MS))) await stopPostmaster(found.pid);
  }
}

async function isReadyToShare({ cluster }: PostgresHome): Promise<boolean> {
  const ready = await untilReady(cluster, () => findPostmaster(cluster)?.status !== "stopping", READY_WITHIN_MS);
  if (ready === undefined) return false;
  await sleep(SETTLES_WITHIN_MS); // its last user may have left in this very moment
  return findPostmaster(cluster)?.status === "ready";
}

/** Starts the server and waits until it is ready. */
export async function startServer(home: PostgresHome, options: ServerOptions): Promise<number> {
  await clearLeftovers(home.cluster, options.socketDirectory);
  const deadline = Date.now() + ORPHANS_END_WITHIN_MS;
  for (;;) {
    const attempt = await tryStart(home, options);
    if ("pid" in attempt) return attempt.pid;
    options.signal?.throwIfAborted();
    // After its main process was killed, the others need a moment to notice and let go of the memory they share.
    const orphans = /pre-existing shared memory block|lock file ".*" already exists/.test(attempt.output);
    if (!orphans || Date.now() > deadline)
      throw postgresFailure("Postgres did not start", attempt.output, options.logPath);
    await sleep(200);
  }
}

async function tryStart(home: PostgresHome, options: ServerOptions): Promise<{ pid: number } | { output: string }> {
  const log = openLog(options.logPath);
  const position = fstatSync(log).size;
  const child = spawn(join(options.bin, "postgres"), serverArguments(home.cluster, options), {
    ...home.account,
    cwd: home.directory,
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.on("error", () => (ended = true)).on("exit", () => (ended = true));
  const ready = await untilReady(home.cluster, () => !ended && options.signal?.aborted !== true, READY_WITHIN_MS);
  if (ready !== undefined && ready.pid === child.pid) return { pid: ready.pid };
  return { output: readLogFrom(options.logPath, position) };
}
