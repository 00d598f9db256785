import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { openOwnPostgres, type OwnPostgres } from "#lib/db/testing/own-postgres.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { storyLines } from "./testing/story-lines.ts";
import { aWorkerKey, collectNow, connectToy, countJobs, retell, statusesOf } from "./testing/toy-sources.ts";
import { startToyWorker, type ToyWorker } from "./testing/toy-workers.ts";

const RESTARTS = scaled(10);
const PATIENCE = { timeout: 60_000, interval: 50 };

describe(`Postgres stopped at once and started again under a worker, ${RESTARTS} times`, () => {
  let postgres: OwnPostgres;
  let database: Database;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  let worker: ToyWorker;

  beforeAll(async () => {
    postgres = await openOwnPostgres({ durable: true });
    await migrate(postgres.url, { onStep: () => undefined });
    database = openDatabase(postgres.url, { maxConnections: 5 });
    key = await aWorkerKey();
    worker = await startToyWorker(postgres.url, key.text);
  });

  afterAll(async () => {
    await worker.stop();
    await database.close();
    await postgres.remove();
  });

  it(
    "keeps what was acknowledged, does not end, and works again by itself",
    async () => {
      const { pool } = database;
      const [disturbed, undisturbed, canary] = await Promise.all(
        ["disturbed", "undisturbed", "canary"].map((slug) => connectToy(pool, key.key, slug)),
      );
      if (!disturbed || !undisturbed || !canary) throw new Error("Three sources were to be connected");
      const recovered: number[] = [];
      for (let round = 0; round < RESTARTS; round += 1) {
        await retell(pool, undisturbed, { round });
        await collectNow(pool, undisturbed);
        await expect.poll(() => statusesOf(pool, undisturbed), PATIENCE).toEqual(Array(round + 1).fill("complete"));
        await retell(pool, disturbed, { round, pauseMs: 5 });
        await collectNow(pool, disturbed);

        await sleep((round * 450) / RESTARTS);
        await postgres.restart();
        const restartedAt = performance.now();

        await expect.poll(() => collectNow(pool, canary).then(() => "asked", String), PATIENCE).toBe("asked");
        await expect.poll(() => statusesOf(pool, canary), PATIENCE).toContain("complete");
        const complete = async () => (await statusesOf(pool, canary)).filter((status) => status === "complete").length;
        await expect.poll(complete, PATIENCE).toBe(round + 1);
        recovered.push(Math.round(performance.now() - restartedAt));
        const done = async () => (await statusesOf(pool, disturbed)).filter((status) => status === "complete").length;
        await expect.poll(done, PATIENCE).toBe(round + 1);
        expect(await statusesOf(pool, disturbed)).not.toContain("failed");
      }

      // Jobs end with the analysis.
      await expect.poll(() => countJobs(pool), PATIENCE).toBe(0);
      const lines = async (slug: string) =>
        (await storyLines(pool, slug)).map((line) => line.replaceAll(slug, "toy")).sort();
      expect(await lines("disturbed")).toEqual(await lines("undisturbed"));
      expect(worker.deaths()).toBe(0);
      // For people to read: a busy machine would make a limit fail. The bar is 10 s.
      // eslint-disable-next-line no-console -- a measurement for whoever reads the log of the suite
      console.log(`works again after a restart of Postgres: ${JSON.stringify({ milliseconds: recovered })}`);
    },
    180_000 * Math.max(1, scaled(1)),
  );
});
