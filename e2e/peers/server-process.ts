import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A server that ends with whoever started it, however that one ended. */
export interface ServerProcess {
  /** Waits until `isReady` says so. @throws Error with the end of its log when it ends first, or takes too long */
  ready(isReady: () => Promise<boolean>): Promise<void>;
  /** Kills it: what it kept is thrown away anyway, and asking politely takes the API server 9 seconds. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/** Runs a program, and kills it once standard input ends: that happens even when the parent was killed itself. */
const KEEPER = `exec 3<&0
"$@" 3<&- </dev/null &
server=$!
(cat <&3 >/dev/null; kill -9 $server 2>/dev/null) &
exec 3<&-
wait $server`;

/** Starts a program; what it writes goes to `log`. */
export function startServer(command: readonly string[], log: string): ServerProcess {
  const output = openSync(log, "a");
  const child = spawn("sh", ["-c", KEEPER, "sh", ...command], { stdio: ["pipe", output, output] });
  // Nothing is ever written to it, but a pipe to a process that ended is an error all the same.
  child.stdin?.on("error", () => undefined);
  return {
    ready: (isReady) =>
      untilReady(child, isReady, () => `${command.join(" ")}\n${readFileSync(log, "utf8").slice(-2000)}`),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.stdin?.end();
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, isReady: () => Promise<boolean>, said: () => string): Promise<void> {
  const started = performance.now();
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`Ended with ${child.exitCode} before it was ready: ${said()}`);
    if (performance.now() - started > READY_WITHIN_MS) throw new Error(`Not ready in time: ${said()}`);
    await sleep(50);
  }
}

/** Ports that were free a moment ago, on the loopback address. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      server.close();
      await once(server, "close");
      return typeof address === "object" && address ? address.port : 0;
    }),
  );
}
