import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { requestCancel } from "#lib/jobs/enqueue.ts";
import { storyLines } from "./testing/story-lines.ts";
import {
  aWorkerKey,
  collectionsOf,
  collectNow,
  connectToy,
  countJobs,
  retell,
  statusesOf,
  type ToyLiveSource,
} from "./testing/toy-sources.ts";
import { startToyWorker, type ToyWorker } from "./testing/toy-workers.ts";

const KILLS = scaled(10);
const SOURCES = 4;
const PATIENCE = { timeout: 30_000, interval: 50 };

/** How long nobody worked: for people to read, because a busy machine would make a limit fail. The bar is 5 s. */
function report(death: string, pauses: readonly number[]): void {
  const sorted = pauses.toSorted((a, b) => a - b);
  const [median, longest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  // eslint-disable-next-line no-console -- a measurement for whoever reads the log of the suite
  console.log(
    `replaced a ${death} worker: ${JSON.stringify({ times: sorted.length, medianMs: median, longestMs: longest })}`,
  );
}

describe("a worker that dies over its collections", () => {
  let test: TestDatabase;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  let workers: ToyWorker[];
  const pool = () => test.database.pool;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
    workers = await Promise.all([1, 2].map(() => startToyWorker(test.url, key.text)));
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await test.drop();
  });

  /** Everything a source left behind, without its own name. */
  async function linesOf({ slug }: ToyLiveSource): Promise<string[]> {
    return (await storyLines(pool(), slug)).map((line) => line.replaceAll(slug, "toy")).sort();
  }

  async function isDone(source: ToyLiveSource, completed: number): Promise<boolean> {
    const statuses = await statusesOf(pool(), source);
    return !statuses.includes("running") && statuses.filter((status) => status === "complete").length >= completed;
  }

  /** Milliseconds between the end of one that was interrupted and the beginning of the next. */
  async function pauses(source: ToyLiveSource, killedAt: Date): Promise<number[]> {
    const collections = await collectionsOf(pool(), source);
    return collections.flatMap(({ status, startedAt }, at) => {
      const next = collections[at + 1];
      return status === "interrupted" && startedAt < killedAt && next && next.startedAt > killedAt
        ? [next.startedAt.getTime() - killedAt.getTime()]
        : [];
    });
  }

  it(
    `is replaced, ${KILLS} times; nothing is lost, doubled or invented`,
    async () => {
      const undisturbed = await connectToy(pool(), key.key, "undisturbed");
      const sources = await Promise.all(
        Array.from({ length: SOURCES }, (_, number) => connectToy(pool(), key.key, `killed-${number}`)),
      );
      const resumed: number[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        await retell(pool(), undisturbed, { round });
        await collectNow(pool(), undisturbed);
        for (const source of sources) {
          await retell(pool(), source, { round, pauseMs: 5 });
          await collectNow(pool(), source);
        }
        // Spread over the time that it takes, whichever of the two runs what.
        await sleep(30 + (round * 450) / KILLS);
        const killedAt = new Date();
        await workers[round % 2]?.kill();

        for (const source of [undisturbed, ...sources]) {
          await expect.poll(() => isDone(source, round + 1), PATIENCE).toBe(true);
        }
        // Its job ends with the analysis.
        await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
        for (const source of sources) resumed.push(...(await pauses(source, killedAt)));
      }

      const expected = await linesOf(undisturbed);
      for (const source of sources) {
        expect(await linesOf(source)).toEqual(expected);
        // One complete collection for each time that it was asked for.
        const statuses = await statusesOf(pool(), source);
        expect(statuses.filter((status) => status !== "interrupted")).toEqual(Array(KILLS).fill("complete"));
      }
      expect(expected.length).toBeGreaterThan(50);
      expect(resumed.length, "no kill met a collection").toBeGreaterThan(0);
      report("killed", resumed);
    },
    300_000 * Math.max(1, scaled(1)),
  );

  it("is not taken for dead while it computes for longer than that", async () => {
    const source = await connectToy(pool(), key.key, "computing", { collect: "computes" });

    await collectNow(pool(), source);

    await expect.poll(() => isDone(source, 1), PATIENCE).toBe(true);
    expect(await statusesOf(pool(), source)).toEqual(["complete"]);
  }, 60_000);

  it("writes nothing when it wakes after it was frozen and another took over", async () => {
    const source = await connectToy(pool(), key.key, "frozen", { pauseMs: 80, namespaces: 4 });
    await collectNow(pool(), source);
    await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["running"]);
    await sleep(1000);
    const owner = await ownerOf(source);
    const frozenAt = new Date();
    workers[owner]?.freeze();

    await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["interrupted", "complete"]);
    // The job ends after the inventory is brought up to date, which is after the collection is complete.
    await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
    const lines = await linesOf(source);
    workers[owner]?.wake();
    await sleep(2500);

    expect(await linesOf(source)).toEqual(lines);
    expect(await statusesOf(pool(), source)).toEqual(["interrupted", "complete"]);
    report("frozen", await pauses(source, frozenAt));
    expect(workers.map((worker) => worker.deaths())).toEqual([0, 0]);
    // It works again.
    await retell(pool(), source, { round: 1 });
    await collectNow(pool(), source);
    await expect.poll(() => isDone(source, 2), PATIENCE).toBe(true);
  }, 60_000);

  it("leaves a canceled collection canceled", async () => {
    const source = await connectToy(pool(), key.key, "canceled", { collect: "hangs" });
    await collectNow(pool(), source);
    await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["running"]);
    const owner = await ownerOf(source);
    workers[owner]?.freeze();

    await inTransaction(pool(), (client) => requestCancel(client, source.id, "ada"));
    await workers[owner]?.kill();

    await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["canceled"]);
    await sleep(1500);
    expect(await statusesOf(pool(), source)).toEqual(["canceled"]);
  }, 60_000);

  /** Which of the two holds the job. */
  async function ownerOf(source: ToyLiveSource): Promise<number> {
    const { rows } = await pool().query<{ pid: number }>(
      `select w.pid from worker_heartbeat w join graphile_worker._private_jobs j on j.locked_by = any(w.pools)
       where (j.payload->>'sourceId')::int = $1`,
      [source.id],
    );
    return workers.findIndex((worker) => worker.pid() === rows[0]?.pid);
  }
});
