import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 5;
const PATIENCE_MS = 240_000;

/** Bar `start`: `npm start` until the sign-in page answers, the first time in a data directory and warm. */
export async function benchStart(): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-start-"));
  try {
    const first = await startOnce(directory);
    const warm: number[] = [];
    for (let run = 0; run < RUNS; run += 1) warm.push(await startOnce(directory));
    const fields = { unit: "s to a usable page", baseline: null, baselineOf: "" };
    return [
      row({ id: "start", value: median(warm), ...fields, bar: "at most 6", input: "npm start, warm" }),
      row({
        id: "start-first",
        value: first,
        ...fields,
        bar: "at most 180",
        input: "npm start in an empty data directory, packages installed",
      }),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  // What `npm start` runs, without npm between: npm keeps an interrupt to itself when no terminal sends it.
  const app = spawn("node", ["lib/launch/start.mjs"], {
    env: { ...process.env, PORT: String(port), ROLLCALL_DATA_DIR: dataDir },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  try {
    await untilServed(`http://127.0.0.1:${port}/sign-in`, started);
    return (performance.now() - started) / 1000;
  } finally {
    app.kill("SIGINT");
    await ended;
  }
}

async function untilServed(url: string, started: number): Promise<void> {
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
