import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { requestCancel } from "#lib/jobs/enqueue.ts";
import { aWorkerKey, collectNow, connectToy, countJobs, statusesOf } from "./testing/toy-sources.ts";
import { startToyWorker, type ToyWorker } from "./testing/toy-workers.ts";

const RACES = scaled(100);
const PATIENCE = { timeout: 30_000, interval: 50 };

describe("two workers, and people who click twice", () => {
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

  it(
    `collect once for each request that was accepted, ${RACES} times`,
    async () => {
      const accepted: number[] = [];
      for (let race = 0; race < RACES; race += 1) {
        const source = await connectToy(pool(), key.key, `raced-${race}`, { namespaces: 1 });

        // At once, and again while it begins, runs and ends.
        const clicks = [0, 0, race % 20, race % 40, race];
        const answers = await Promise.all(clicks.map((ms) => sleep(ms).then(() => collectNow(pool(), source))));

        const requests = answers.filter(({ outcome }) => outcome === "requested").length;
        accepted.push(requests);
        await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(Array(requests).fill("complete"));
      }
      await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
      const { rows } = await pool().query<{ count: number }>("select count(*)::int as count from collection");
      expect(rows[0]?.count).toBe(accepted.reduce((sum, count) => sum + count, 0));
      // Most clicks met one that waited or ran, or the moments were not the right ones.
      expect(accepted.filter((count) => count === 1).length).toBeGreaterThan(RACES / 4);
    },
    120_000 * Math.max(1, scaled(1)),
  );

  it("cancel what waits, what begins and what runs: it never completes after that", async () => {
    for (let race = 0; race < 20; race += 1) {
      const source = await connectToy(pool(), key.key, `canceled-${race}`, { namespaces: 2, pauseMs: 40 });
      await collectNow(pool(), source);
      await sleep(race * 5);

      const canceled = await inTransaction(pool(), (client) => requestCancel(client, source.id, "ada"));

      expect(canceled).toBe(true);
      const ended = async () => (await statusesOf(pool(), source)).filter((status) => status !== "canceled");
      await expect.poll(ended, PATIENCE).toEqual([]);
    }
    await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
  });
});
