import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, constants, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../data-directory.ts";
import { LaunchError } from "../launch-error.mjs";
import type { PostgresHome } from "./home.ts";
import { PROGRAM_ENVIRONMENT } from "./run-program.ts";

const WATCHER_STARTS_WITHIN_MS = 10_000;
const WATCHER_ENDS_WITHIN_MS = 1_000;

/**
 * Who uses a running server is known to the kernel: each user keeps a pipe open, and a watcher (a shell of a megabyte)
 * reads it. When the last user closes it or is killed, the watcher sees its end and stops the server. So nothing is
 * left running, whatever way we end, and several commands can share one server.
 */
export interface ServerUse {
  /** -1 once given back. */
  pipe: number;
  /** Waits a moment for the watcher to end after the last use, if it was us who started it. */
  watcherEnded(): Promise<void>;
}

/** Joins those who use a server; `undefined` if nobody watches over one. */
export function joinServer(home: PostgresHome): ServerUse | undefined {
  try {
    const pipe = openSync(pipePath(home), constants.O_WRONLY | constants.O_NONBLOCK);
    return { pipe, watcherEnded: () => Promise.resolve() };
  } catch (error) {
    if (["ENXIO", "ENOENT"].includes(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

/** Starts the watcher and becomes its first user. */
export async function watchServer(home: PostgresHome, bin: string): Promise<ServerUse> {
  makePipe(home);
  const stop = [join(bin, "pg_ctl"), "stop", "-D", home.cluster, "-m", "fast", "-t", "60"];
  const watcher = spawn("/bin/sh", ["-c", 'read -r _ < "$0"; exec "$@"', pipePath(home), ...stop], {
    ...home.account,
    cwd: home.directory,
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => watcher.once("exit", () => resolve()).once("error", () => resolve()));
  watcher.unref();
  // With other users it goes on; they are none of our business.
  const watcherEnded = () => Promise.race([ended, sleep(WATCHER_ENDS_WITHIN_MS)]);

  const deadline = Date.now() + WATCHER_STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    const use = joinServer(home);
    if (use !== undefined) return { ...use, watcherEnded };
    await sleep(5);
  }
  throw new LaunchError(
    "The process that watches over Postgres did not start. Is the system out of processes or memory?",
  );
}

/** Whether nobody watches over the server any more. */
export function watcherGone(home: PostgresHome): boolean {
  const use = joinServer(home);
  if (use !== undefined) releaseServer(use);
  return use === undefined;
}

/** Ends the use of a server. */
export function releaseServer(use: ServerUse): void {
  if (use.pipe !== -1) closeSync(use.pipe);
  use.pipe = -1;
}

function makePipe(home: PostgresHome): void {
  const path = pipePath(home);
  if (existsSync(path)) return;
  const { status, stderr } = spawnSync("mkfifo", ["-m", "600", path], { encoding: "utf8" });
  if (status !== 0) throw new LaunchError(`A pipe could not be made in ${home.directory}: ${stderr}`);
  if (home.account !== undefined) chownSync(path, home.account.uid, home.account.gid);
}

function pipePath(home: PostgresHome): string {
  return join(home.directory, "postgres-in-use");
}
