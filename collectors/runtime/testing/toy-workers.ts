import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PROGRAM = join(import.meta.dirname, "toy-worker-child.ts");
/** As the launcher waits before it starts a dead worker again. */
const STARTED_AGAIN_AFTER_MS = 1000;

/** A worker process of its own; one that ends by itself or is killed is started again, as the launcher does. */
export interface ToyWorker {
  /** Kills it without any warning. */
  kill(): Promise<void>;
  /** Stops its time; `wake` lets it go on. */
  freeze(): void;
  wake(): void;
  pid(): number | undefined;
  /** Everything it said, in all its lives. */
  output(): string;
  /** How often it ended by itself. */
  deaths(): number;
  /** Stops it in order, for good. */
  stop(): Promise<void>;
}

/** Starts a worker that knows toys, and waits until it works. */
export async function startToyWorker(url: string, workerKey: string): Promise<ToyWorker> {
  let said = "";
  let deaths = 0;
  let ended = false;
  let killed: ChildProcess | undefined;
  let child = start();

  function start(): ChildProcess {
    const started = spawn(process.execPath, [PROGRAM], {
      env: { ...process.env, DATABASE_URL: url, ROLLCALL_WORKER_KEY: workerKey, ROLLCALL_LOG_LEVEL: "debug" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (text: Buffer) => (said += text.toString()));
    started.once("exit", () => {
      if (ended) return;
      if (killed !== started) deaths += 1;
      setTimeout(() => {
        if (!ended) child = start();
      }, STARTED_AGAIN_AFTER_MS);
    });
    return started;
  }

  while (!said.includes("worker started")) {
    if (child.exitCode !== null) throw new Error(`The worker did not start: ${said}`);
    await sleep(20);
  }
  return {
    async kill() {
      killed = child;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
    freeze: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
    pid: () => child.pid,
    output: () => said,
    deaths: () => deaths,
    async stop() {
      ended = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      await exit;
    },
  };
}
