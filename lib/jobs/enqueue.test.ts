import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureSource } from "#lib/db/sources.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { tryLockSource } from "#lib/db/source-lock.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Requester } from "./contract.ts";
import { enqueueCollection, enqueueConnectionTest, requestCancel, SCHEDULE } from "./enqueue.ts";

const ADA: Requester = { kind: "user", id: "1", name: "ada" };

describe("asking for a collection", () => {
  let test: TestDatabase;
  let made = 0;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  async function aSource() {
    made += 1;
    const slug = `asked-${made}`;
    const source = await inTransaction(test.database.pool, (client) =>
      ensureSource(client, { slug, system: "kubernetes", sample: false }),
    );
    return { id: source.id, slug };
  }

  function ask(source: { id: number; slug: string }, requestedBy = ADA) {
    return inTransaction(test.database.pool, (client) =>
      enqueueCollection(client, { sourceId: source.id, sourceSlug: source.slug, requestedBy }),
    );
  }

  async function jobs(sourceId: number) {
    const { rows } = await test.database.pool.query<{ waits: boolean; payload: unknown }>(
      `select j.run_at > now() as waits, p.payload from graphile_worker.jobs j
       join graphile_worker._private_jobs p on p.id = j.id where j.key = $1`,
      [`collect:${sourceId}`],
    );
    return rows;
  }

  async function begin(sourceId: number, status: string, progress: object | null = null) {
    await test.database.pool.query("update source set requested_at = null, requested_by = null where id = $1", [
      sourceId,
    ]);
    await test.database.pool.query(
      `insert into collection (source_id, status, requested_by, origin, progress) values ($1, $2, 'ada', 'toy', $3)`,
      [sourceId, status, JSON.stringify(progress)],
    );
  }

  it("is one job however often and however quickly it is asked", async () => {
    const source = await aSource();

    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(source)));

    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["already-requested", "already-requested", "already-requested", "requested"]);
    expect(await jobs(source.id)).toEqual([
      { waits: false, payload: { sourceId: source.id, requestedBy: ADA, failures: 0 } },
    ]);
  });

  it("leaves nothing behind when the transaction is rolled back", async () => {
    const source = await aSource();

    const failing = inTransaction(test.database.pool, async (client) => {
      await enqueueCollection(client, { sourceId: source.id, sourceSlug: source.slug, requestedBy: ADA });
      throw new Error("rolled back");
    });

    await expect(failing).rejects.toThrow("rolled back");
    expect(await jobs(source.id)).toEqual([]);
    expect((await ask(source)).outcome).toBe("requested");
  });

  it("adds nothing to a collection that runs, but one whose process is gone does not count", async () => {
    const source = await aSource();
    await begin(source.id, "running");
    const lock = await tryLockSource(test.url, source.slug);

    const whileItRuns = await ask(source);
    await lock?.release();
    await expect.poll(async () => (await ask(source)).outcome).not.toBe("running");

    expect(whileItRuns).toEqual({ outcome: "running" });
    expect(await jobs(source.id)).toHaveLength(1);
  });

  it("waits until the system may be asked again, also when a person asks", async () => {
    const source = await aSource();
    const retryAt = new Date(Date.now() + 3_600_000).toISOString();
    await begin(source.id, "failed", { retryAt });

    const answer = await ask(source);
    await ask(source, SCHEDULE);

    expect(answer).toEqual({ outcome: "requested", notBefore: new Date(retryAt) });
    expect((await jobs(source.id)).map(({ waits }) => waits)).toEqual([true]);
  });

  it("is taken back while it waits, and a running one is told", async () => {
    const [waiting, running] = [await aSource(), await aSource()];
    await ask(waiting);
    await begin(running.id, "running");

    const canceled = await inTransaction(test.database.pool, async (client) => [
      await requestCancel(client, waiting.id, "ada"),
      await requestCancel(client, running.id, "ada"),
      await requestCancel(client, waiting.id, "ada"),
    ]);

    expect(canceled).toEqual([true, true, false]);
    expect(await jobs(waiting.id)).toEqual([]);
    const { rows } = await test.database.pool.query("select cancel_requested_by from collection where source_id = $1", [
      running.id,
    ]);
    expect(rows).toEqual([{ cancel_requested_by: "ada" }]);
  });

  it("has a job for each test of a connection", async () => {
    const source = await aSource();

    await inTransaction(test.database.pool, (client) =>
      enqueueConnectionTest(client, { testId: "7", sourceId: source.id }),
    );

    const { rows } = await test.database.pool.query(
      "select task_identifier from graphile_worker.jobs where key = 'test:7'",
    );
    expect(rows).toEqual([{ task_identifier: "test-connection" }]);
  });
});
