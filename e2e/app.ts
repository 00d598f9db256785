import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeDataDirectory } from "#lib/launch/postgres/throw-away.ts";

/** Port the app under test serves on; the same in the setup and in the tests' processes. */
export const PORT = process.env.E2E_PORT ?? "3417";

/** Where the app under test keeps its data; the command line in tests works on the same. */
export const DATA_DIR = process.env.E2E_DATA_DIR ?? join(tmpdir(), "rollcall-e2e");

/** An app started as a newcomer would, by `npm start`. */
export interface StartedApp {
  /** The one-time link it printed; null where an administrator exists. */
  signInLink: string | null;
  output(): string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 300_000;

/** Starts the app in an empty data directory and waits until it says that it is ready. */
export async function startApp(): Promise<StartedApp> {
  await removeDataDirectory(DATA_DIR);
  // What `npm start` runs, without npm between: npm keeps an interrupt to itself when no terminal sends it.
  const child = spawn("node", ["lib/launch/start.mjs"], {
    env: { ...process.env, PORT, ROLLCALL_DATA_DIR: DATA_DIR, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  await untilReady(child, () => output);
  return {
    signInLink: /https?:\/\/\S+\/sign-in\/first\?\S+/.exec(output)?.[0] ?? null,
    output: () => output,
    stop: () => stop(child),
  };
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`npm start ${why}:\n${output()}`));
    const late = setTimeout(() => failed("was not ready in time"), READY_WITHIN_MS);
    const look = setInterval(() => {
      if (!/Ready in/.test(output()) || !/Ctrl-C stops it/.test(output())) return;
      clearTimeout(late);
      clearInterval(look);
      resolve();
    }, 100);
    child.once("exit", (code) => {
      clearTimeout(late);
      clearInterval(look);
      failed(`ended with ${code ?? "a signal"}`);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await ended;
}

/** Runs `rollcall <args>` on the app's database and answers what it printed and its exit code. */
export async function rollcall(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn("node", ["lib/launch/rollcall.mjs", ...args], {
    env: { ...process.env, PORT, ROLLCALL_DATA_DIR: DATA_DIR },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** A directory for a test's own manifests. */
export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), "rollcall-e2e-manifests-"));
}
