import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { checkout } from "./checkout.mjs";

const EXIT_WITH_PARENT = new URL("exit-with-parent.ts", import.meta.url).href;

export interface NodeChildOptions {
  /** A file, and its arguments. */
  args: string[];
  /** For Node itself. */
  flags?: string[];
  env: NodeJS.ProcessEnv;
  /** Called with each line it writes. */
  onLine(line: string, stream: "stdout" | "stderr"): void;
}

/**
 * Starts a Node process that ends with this one. It leads a process group of its own, so that a Ctrl-C on the terminal
 * reaches only us and we can stop things in their order.
 */
export function startNode({ args, flags = [], env, onLine }: NodeChildOptions): ChildProcess {
  const child = spawn(process.execPath, ["--import", EXIT_WITH_PARENT, ...flags, ...args], {
    cwd: checkout,
    env: { ...env, ROLLCALL_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const name of ["stdout", "stderr"] as const) readLines(child, name, (line) => onLine(line, name));
  return child;
}

/** Asks a child to end; kills it and what it started when it takes too long. */
export async function stopNode(
  child: ChildProcess,
  patienceMs: number,
  signal: "SIGTERM" | "SIGINT" = "SIGTERM",
): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => killNode(child), patienceMs);
  await exited;
  clearTimeout(timer);
}

/** Ends a child and what it started, at once. */
export function killNode(child: ChildProcess): void {
  if (!hasEnded(child)) endGroup(child);
}

/** Ends what is left of a child's process group, such as a program that a test forgot. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing is left.
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function readLines(child: ChildProcess, name: "stdout" | "stderr", onLine: (line: string) => void): void {
  let rest = "";
  child[name]?.setEncoding("utf8");
  child[name]?.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
  child[name]?.on("end", () => {
    if (rest !== "") onLine(rest);
  });
}
