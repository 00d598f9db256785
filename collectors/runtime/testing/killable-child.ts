import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of its own that tells the toy story and may be killed while it does. */
export interface StoryChild {
  tell(slug: string): Promise<void>;
  /** Kills it, without any warning, so long after it was told to begin; it may be done by then. */
  tellAndKill(slug: string, afterMs: number): Promise<void>;
  end(): Promise<void>;
}

/** Starts it and waits until it is ready to be told. */
export async function startStoryChild(url: string): Promise<StoryChild> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "story-child.ts")], {
    env: { ...process.env, TEST_CHILD_URL: url },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async tell(slug) {
      child.stdin.write(`${slug}\n`);
      await lines.next();
    },
    async tellAndKill(slug, afterMs) {
      child.stdin.write(`${slug}\n`);
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
