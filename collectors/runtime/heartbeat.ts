import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";

const PAUSE_AFTER_FAILURE_MS = 500;

export interface Heartbeat {
  /** Says under which names this worker locks jobs from now on. */
  lockAs(pools: readonly string[]): void;
  /** Beats no more, and takes the worker off the list. */
  stop(): Promise<void>;
}

/** Tells the database every second that this worker lives, from a thread of its own, and takes over from others. */
export function startHeartbeat(worker: { databaseUrl: string; id: string; log: Logger }): Heartbeat {
  const { databaseUrl, id, log } = worker;
  let pools: readonly string[] = [];
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let thread: Worker | undefined = start();

  function start(): Worker {
    const started = new Worker(new URL("heartbeat-thread.ts", import.meta.url), {
      workerData: { databaseUrl, id, pools },
      execArgv: [],
    });
    // A watching Node tells about imported files in the same way.
    started.on("message", (taken: unknown) => {
      if (typeof taken === "string") log.warn({ taken }, "took over from a worker that fell silent");
    });
    started.on("error", (error) => log.error({ err: error }, "the heartbeat failed"));
    started.once("exit", () => {
      thread = undefined;
      if (!stopping) restart = setTimeout(() => (thread = start()), PAUSE_AFTER_FAILURE_MS);
    });
    return started;
  }

  return {
    lockAs(names) {
      pools = names;
      thread?.postMessage({ pools });
    },
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (!thread) return;
      const ended = once(thread, "exit");
      thread.postMessage({ stop: true });
      await ended;
    },
  };
}
