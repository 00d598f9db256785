import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { openPool } from "#lib/db/pool.ts";
import { beat, signOff, takeOverSilent, workerSession } from "#lib/db/workers.ts";

// A thread of its own: a worker that computes for long beats on, and notices others that do not.

const BEAT_MS = 1000;
const LOOK_MS = 250;
const QUERY_TIMEOUT_MS = 10_000;

const data = z.object({ databaseUrl: z.string(), id: z.string(), pools: z.array(z.string()) }).parse(workerData);
const Message = z.union([z.object({ pools: z.array(z.string()) }), z.object({ stop: z.literal(true) })]);

const pool = openPool(data.databaseUrl, {
  maxConnections: 2,
  applicationName: workerSession(data.id),
  queryTimeoutMs: QUERY_TIMEOUT_MS,
});
const stopping = new AbortController();
let pools = data.pools;

parentPort?.on("message", (message: unknown) => {
  const told = Message.parse(message);
  if ("stop" in told) return stopping.abort();
  pools = told.pools;
  void beatOnce();
});

function beatOnce(): Promise<void> {
  return beat(pool, { id: data.id, host: hostname(), pid: process.pid, pools }).catch(() => undefined);
}

async function look(): Promise<void> {
  const taken = await takeOverSilent(pool, data.id).catch(() => []);
  for (const worker of taken) parentPort?.postMessage(worker);
}

/** One after the other, begun at even distances: a missed one is made up for by the next. */
async function repeat(work: () => Promise<void>, everyMs: number): Promise<void> {
  while (!stopping.signal.aborted) {
    const started = performance.now();
    await work();
    const rest = Math.max(10, everyMs - (performance.now() - started));
    await sleep(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
  }
}

await Promise.all([repeat(beatOnce, BEAT_MS), repeat(look, LOOK_MS)]);
await signOff(pool, data.id).catch(() => undefined);
await pool.end();
parentPort?.close();
