import { makeThrowAwayDirectory, removeDataDirectory } from "#lib/launch/postgres/throw-away.ts";
import { startApp } from "./app-process.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 5;

/** Bar `start`: `npm start` until the sign-in page answers, the first time in a data directory and warm. */
export async function benchStart(): Promise<BenchRow[]> {
  const directory = await makeThrowAwayDirectory();
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
    await removeDataDirectory(directory);
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const started = performance.now();
  const app = await startApp(dataDir);
  const seconds = (performance.now() - started) / 1000;
  await app.stop();
  return seconds;
}
