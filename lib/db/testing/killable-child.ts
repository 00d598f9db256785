import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of its own that does one thing per line it is told, and may be killed while it does. */
export interface KillableChild {
  tell(line: string): Promise<void>;
  /** Kills it, without any warning, so long after it was told to begin; it may be done by then. */
  tellAndKill(line: string, afterMs: number): Promise<void>;
  end(): Promise<void>;
}

/**
 * Starts a program and waits until it is ready to be told.
 * @param program absolute path; it writes a line when it is ready, and one whenever it is done with what it was told
 */
export async function startKillableChild(
  program: string,
  environment: Record<string, string> = {},
): Promise<KillableChild> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async tell(line) {
      child.stdin.write(`${line}\n`);
      await lines.next();
    },
    async tellAndKill(line, afterMs) {
      child.stdin.write(`${line}\n`);
      await sleep(afterMs);
      child.kill("SIGKILL");
      await ended;
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
