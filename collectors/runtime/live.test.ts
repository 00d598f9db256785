import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { requestCancel } from "#lib/jobs/enqueue.ts";
import {
  aWorkerKey,
  collectionsOf,
  collectNow,
  connectToy,
  countJobs,
  retell,
  statusesOf,
} from "./testing/toy-sources.ts";
import { startToyWorker, type ToyWorker } from "./testing/toy-workers.ts";

const SOON = { timeout: 10_000, interval: 20 };

describe("a worker that collects from systems that run", () => {
  let test: TestDatabase;
  let worker: ToyWorker;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  const pool = () => test.database.pool;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
    worker = await startToyWorker(test.url, key.text);
  });

  afterAll(async () => {
    await worker.stop();
    await test.drop();
  });

  const ended = (source: { id: number; slug: string }, statuses: string[]) =>
    expect.poll(() => statusesOf(pool(), source), SOON).toEqual(statuses);

  it("collects when asked, and says what it cost", async () => {
    const source = await connectToy(pool(), key.key, "asked");

    await collectNow(pool(), source);
    await ended(source, ["complete"]);

    const [collection] = await collectionsOf(pool(), source);
    expect(collection).toMatchObject({ calls: 5, objects: 40, facts: 36, requestedBy: "ada", error: null });
    await expect.poll(() => countJobs(pool()), SOON).toBe(0);
  });

  it("shows how far it is while it runs", async () => {
    const source = await connectToy(pool(), key.key, "shown", { pauseMs: 60 });

    await collectNow(pool(), source);

    const seen = async () => (await collectionsOf(pool(), source))[0];
    await expect.poll(seen, SOON).toMatchObject({ status: "running", progress: { slice: "cluster/namespaces" } });
    await ended(source, ["complete"]);
  });

  it("stops one that runs, also when the collector does not listen", async () => {
    for (const [slug, behavior] of [
      ["stopped", { pauseMs: 50 }],
      ["stopped-deaf", { collect: "hangs" }],
    ] as const) {
      const source = await connectToy(pool(), key.key, slug, behavior);
      await collectNow(pool(), source);
      await ended(source, ["running"]);

      await inTransaction(pool(), (client) => requestCancel(client, source.id, "ada"));

      await ended(source, ["canceled"]);
      expect((await collectionsOf(pool(), source))[0]?.error).toBe("Canceled by ada.");
      await retell(pool(), source, {});
      expect((await collectNow(pool(), source)).outcome).toBe("requested");
      await ended(source, ["canceled", "complete"]);
    }
  });

  it("fails with the sentence of the collector, and does not try again what will not pass", async () => {
    const wrong = await connectToy(pool(), key.key, "wrong", { collect: "is-wrong" });
    const foreign = await connectToy(pool(), (await aWorkerKey()).key, "foreign");
    const broken = await connectToy(pool(), key.key, "broken", { collect: "is-broken" });

    for (const source of [wrong, foreign, broken]) await collectNow(pool(), source);
    for (const source of [wrong, foreign, broken]) await ended(source, ["failed"]);

    const errors = await Promise.all([wrong, foreign, broken].map((source) => collectionsOf(pool(), source)));
    expect(errors.map(([collection]) => collection?.error)).toEqual([
      "The toy does not like its settings.",
      expect.stringMatching(/sealed for another worker key.*enter the credential again/),
      "The collection ended by an unexpected error.",
    ]);
    await expect.poll(() => countJobs(pool()), SOON).toBe(0);
  });

  it("tries again what may pass, and not before the system allows", async () => {
    const retryAt = new Date(Date.now() + 3000);
    const source = await connectToy(pool(), key.key, "away", { collect: "is-away", retryAt: retryAt.toISOString() });
    await collectNow(pool(), source);
    await ended(source, ["failed"]);
    await retell(pool(), source, {});

    // However often somebody asks: the system named a time.
    expect(await collectNow(pool(), source)).toEqual({ outcome: "already-requested", notBefore: retryAt });
    await ended(source, ["failed", "complete"]);

    const [failed, complete] = await collectionsOf(pool(), source);
    expect(failed).toMatchObject({ error: "The toy is away.", progress: { retryAt: retryAt.toISOString() } });
    expect(complete?.startedAt.getTime()).toBeGreaterThanOrEqual(retryAt.getTime());
  });
});
