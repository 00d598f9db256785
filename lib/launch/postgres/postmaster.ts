import { existsSync, readFileSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LaunchError } from "../launch-error.mjs";
import { processCommand, processStart } from "../process-identity.mjs";
import { socketPath } from "./socket-directory.ts";

const POLL_MS = 20;

export type PostmasterStatus = "starting" | "stopping" | "ready";

/** A running server. */
export interface Postmaster {
  pid: number;
  status: PostmasterStatus;
}

/** The server that runs on a cluster, by its own pid file and what the system says about that process. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const path = pidFile(cluster);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (processStart(pid) === undefined || !processCommand(pid).includes(` -D ${cluster} `)) return undefined;
  const status = lines[7]?.trim();
  return { pid, status: status === "ready" || status === "stopping" ? status : "starting" };
}

/**
 * Removes what a server that is gone left behind: after a restart of a container its pid may belong to somebody else,
 * and Postgres would take that for a server. A socket that answers is one we cannot see, such as another container's.
 */
export async function clearLeftovers(cluster: string, socketDirectory: string): Promise<void> {
  const socket = socketPath(socketDirectory);
  if (existsSync(socket) && (await answers(socket))) {
    throw new LaunchError(
      `A Postgres that this system cannot see, perhaps in another container, already serves ${cluster}.\nStop that one first: two servers on one database would destroy it.`,
    );
  }
  for (const path of [pidFile(cluster), socket, `${socket}.lock`]) rmSync(path, { force: true });
}

/** Waits until a server is ready; `undefined` if it ends instead. */
export async function untilReady(
  cluster: string,
  runs: () => boolean,
  timeoutMs: number,
): Promise<Postmaster | undefined> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const postmaster = findPostmaster(cluster);
    if (postmaster?.status === "ready") return postmaster;
    if (!runs() || Date.now() > deadline) return undefined;
    await sleep(POLL_MS);
  }
}

/** Waits until a process is gone; answers whether it is. */
export async function untilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (processStart(pid) !== undefined) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Ends a server: clients are disconnected, everything is written out. */
export async function stopPostmaster(pid: number): Promise<void> {
  signalPostmaster(pid, "SIGINT");
  if (await untilGone(pid, 60_000)) return;
  signalPostmaster(pid, "SIGQUIT");
  if (!(await untilGone(pid, 5_000))) signalPostmaster(pid, "SIGKILL");
}

/** Sends a signal; a server that has just ended is fine. */
export function signalPostmaster(pid: number, signal: "SIGINT" | "SIGQUIT" | "SIGKILL"): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.on("connect", () => resolve(true));
    connection.on("error", () => resolve(false));
    connection.on("connect", () => connection.destroy());
  });
}
