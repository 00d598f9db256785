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
    300_000 * Math.max(1, scaled(1)),
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

  it("survive that their sessions are cut while jobs are handed out and given back", async () => {
    const names = Array.from({ length: 40 }, (_, number) => `cut-${number}`);
    const sources = await Promise.all(names.map((slug) => connectToy(pool(), key.key, slug, { namespaces: 1 })));
    let cutting = true;
    const cut = async (): Promise<void> => {
      while (cutting) {
        await pool().query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name like 'rollcall worker %' and datname = current_database()`,
        );
        await sleep(30);
      }
    };
    const cuts = cut();

    for (const source of sources) {
      await collectNow(pool(), source);
      await sleep(50);
    }
    cutting = false;
    await cuts;

    for (const source of sources) {
      const completed = async () => (await statusesOf(pool(), source)).filter((status) => status !== "interrupted");
      await expect.poll(completed, PATIENCE).toEqual(["complete"]);
    }
    await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
    expect(workers.map((worker) => worker.deaths())).toEqual([0, 0]);
  }, 120_000);

  it("survive that Postgres goes away just when a job is given back", async () => {
    const source = await connectToy(pool(), key.key, "given-back", { pauseMs: 20 });
    await collectNow(pool(), source);
    await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["running"]);

    // Giving it back has to wait for us; meanwhile its session is cut.
    await inTransaction(pool(), async (client) => {
      await client.query("select 1 from graphile_worker._private_jobs where payload->>'sourceId' = $1 for update", [
        String(source.id),
      ]);
      await expect.poll(() => statusesOf(pool(), source), PATIENCE).toEqual(["complete"]);
      const waiting = () =>
        pool().query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
             and application_name like 'rollcall worker %' and query like '%delete from%jobs%' and state = 'active'`,
        );
      await expect.poll(async () => (await waiting()).rowCount, PATIENCE).toBeGreaterThan(0);
    });

    await expect.poll(() => countJobs(pool()), PATIENCE).toBe(0);
    expect(await statusesOf(pool(), source)).toEqual(["complete"]);
    expect(workers.map((worker) => worker.deaths())).toEqual([0, 0]);
    expect(workers.map((worker) => worker.output()).join("")).toContain("the database went away");
  });
});
