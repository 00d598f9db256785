import type { ChildProcess } from "node:child_process";
import { LaunchError } from "./launch-error.mjs";
import type { ChildLog } from "./child-log.ts";
import { killNode, startNode, stopNode, type NodeChildOptions } from "./node-child.ts";
import { restartDelay, type RestartPolicy } from "./restart-policy.ts";
import { shortPath } from "./settings.ts";
import type { Started } from "./stopping.ts";

export interface SupervisedOptions extends Omit<NodeChildOptions, "onLine"> {
  /** `web`, `worker`: for messages. */
  name: string;
  policy: RestartPolicy;
  log: ChildLog;
  /** How long it may take to stop in order. */
  patienceMs: number;
  say(message: string): void;
  onGiveUp(error: Error): void;
}

/** Runs a child and starts it again when it ends by itself, as its policy says. */
export function supervise(options: SupervisedOptions): Started {
  const { name, policy, log, say } = options;
  const deaths: number[] = [];
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;

  function start(): void {
    child = startNode({ ...options, onLine: (line, stream) => log.write(line, stream) });
    child.once("exit", onExit);
  }

  function onExit(code: number | null, signal: string | null): void {
    if (stopping) return;
    const now = performance.now();
    deaths.push(now);
    const how = signal === null ? `exit code ${code}` : signal;
    const delay = restartDelay(policy, deaths, now);
    if (delay === undefined) {
      const message = `The ${name} process ended ${policy.deaths} times within a minute (last: ${how}), so Rollcall stops. What it said last is in ${shortPath(log.path)}.`;
      options.onGiveUp(new LaunchError(message));
      return;
    }
    say(`The ${name} process ended (${how}); starting it again in ${delay / 1000} s. See ${shortPath(log.path)}.`);
    timer = setTimeout(start, delay);
  }

  start();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child !== undefined) await stopNode(child, options.patienceMs);
      log.close();
    },
    kill() {
      stopping = true;
      clearTimeout(timer);
      if (child !== undefined) killNode(child);
    },
  };
}
