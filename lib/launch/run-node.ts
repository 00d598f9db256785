import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { endGroup, startNode, stopNode, type NodeChildOptions } from "./node-child.ts";

const KEPT_LINES = 200;
const PATIENCE_MS = 10_000;
const OUTPUT_WITHIN_MS = 2_000;

/** A finished run. */
export interface NodeRun {
  exitCode: number | null;
  /** The last lines it wrote. */
  lines: string[];
}

/** Runs a Node program to its end; an abort ends it and throws. */
export async function runNode(
  options: Omit<NodeChildOptions, "onLine"> & { signal: AbortSignal; onLine?(line: string): void },
): Promise<NodeRun> {
  const { signal } = options;
  signal.throwIfAborted();
  const lines: string[] = [];
  const child = startNode({
    ...options,
    onLine(line) {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      options.onLine?.(line);
    },
  });
  // As a Ctrl-C would: test runners then end what they started themselves.
  const stop = (): void => void stopNode(child, PATIENCE_MS, "SIGINT");
  signal.addEventListener("abort", stop);
  const closed = once(child, "close");
  const [exitCode] = (await once(child, "exit")) as [number | null];
  endGroup(child);
  await Promise.race([closed, sleep(OUTPUT_WITHIN_MS)]);
  signal.removeEventListener("abort", stop);
  signal.throwIfAborted();
  return { exitCode, lines };
}
