import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 240_000;

/** An app started as an operator would. */
export interface AppProcess {
  url: string;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the app on a data directory and waits until it serves the page to sign in. */
export async function startApp(dataDir: string): Promise<AppProcess> {
  const port = await freePort();
  // What `npm start` runs, without npm between: npm keeps an interrupt to itself when no terminal sends it.
  const app = spawn("node", ["lib/launch/start.mjs"], {
    env: { ...process.env, PORT: String(port), ROLLCALL_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [app.stdout, app.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilServed(`${url}/sign-in`);
  } catch (error) {
    await stop(app);
    throw error;
  }
  return { url, output: () => output, stop: () => stop(app) };
}

async function stop(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  app.kill("SIGINT");
  await ended;
}

async function untilServed(url: string): Promise<void> {
  const started = performance.now();
  while (performance.now() - started < PATIENCE_MS) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within ${PATIENCE_MS / 1000} s`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
