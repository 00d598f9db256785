import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { enqueueConnectionTest } from "#lib/jobs/enqueue.ts";
import { logger } from "#lib/logger.ts";
import { testConnection } from "./tasks/test-connection.ts";
import { toyLive, type ToyBehavior } from "./testing/toy-live.ts";
import { aWorkerKey, connectToy, countJobs, type ToyLiveSource } from "./testing/toy-sources.ts";
import { startToyWorker } from "./testing/toy-workers.ts";

const SOON = { timeout: 20_000, interval: 30 };

describe("a test of a connection", () => {
  let test: TestDatabase;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  let made = 0;
  const pool = () => test.database.pool;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
  });

  afterAll(() => test.drop());

  async function ask(source: ToyLiveSource): Promise<string> {
    return inTransaction(pool(), async (client) => {
      const { rows } = await client.query<{ id: string }>(
        "insert into connection_test (source_id, requested_by) values ($1, 'ada') returning id",
        [source.id],
      );
      const testId = rows[0]?.id ?? "";
      await enqueueConnectionTest(client, { testId, sourceId: source.id });
      return testId;
    });
  }

  async function wasCollectedFrom(source: ToyLiveSource, domain: string): Promise<void> {
    await pool().query(
      `with made as (
         insert into trust_domain (system, key, slug) values ('kubernetes', $2, $2)
         on conflict (system, key) do update set slug = excluded.slug returning id)
       update source set trust_domain_id = made.id from made where source.id = $1`,
      [source.id, domain],
    );
  }

  async function stored(testId: string) {
    const { rows } = await pool().query<{ status: string; checks: { id: string }[]; result: object; error: string }>(
      "select status, checks, result, error from connection_test where id = $1",
      [testId],
    );
    return rows[0];
  }

  /** One that is run here and now, by a worker with this key. */
  async function run(
    behavior: ToyBehavior,
    more: { attempt?: number; limitMs?: number; token?: string; was?: string } = {},
  ) {
    made += 1;
    const source = await connectToy(pool(), key.key, `tested-${made}`, behavior, more.token);
    if (more.was !== undefined) await wasCollectedFrom(source, more.was);
    const testId = await ask(source);
    await pool().query("select graphile_worker.remove_job($1)", [`test:${testId}`]);
    const context = {
      ...{ database: test.database, databaseUrl: test.url, session: "test", key: key.key, log: logger },
      signal: new AbortController().signal,
      loadCollector: () => Promise.resolve(toyLive),
    };
    await testConnection({ testId, sourceId: source.id }, more.attempt ?? 1, context, more.limitMs);
    return stored(testId);
  }

  it("stores each answer as it comes, and what was found at its end", async () => {
    const worker = await startToyWorker(test.url, key.text);
    const source = await connectToy(pool(), key.key, "answers", { pauseMs: 1000 });
    const testId = await ask(source);

    await expect
      .poll(() => stored(testId), SOON)
      .toMatchObject({ status: "running", checks: [{ id: "namespaces" }], result: null });
    await expect
      .poll(() => stored(testId), SOON)
      .toMatchObject({
        status: "done",
        checks: [{ id: "namespaces" }, { id: "secrets", detail: "denied to [redacted]" }],
        result: { identity: "toy", reached: "Toy v1", excess: [], warnings: ["seen by [redacted]"] },
        error: null,
      });
    await expect.poll(() => countJobs(pool()), SOON).toBe(0);
    await worker.stop();
  });

  it("is run again by the next worker when one dies over it", async () => {
    const worker = await startToyWorker(test.url, key.text);
    const source = await connectToy(pool(), key.key, "died", { pauseMs: 1500 });
    const testId = await ask(source);
    await expect.poll(() => stored(testId), SOON).toMatchObject({ checks: [{ id: "namespaces" }] });

    await worker.kill();

    await expect
      .poll(() => stored(testId), SOON)
      .toMatchObject({ status: "done", checks: [{ id: "namespaces" }, { id: "secrets" }] });
    await worker.stop();
  }, 60_000);

  it.each<[string, ToyBehavior, RegExp]>([
    ["is away", { collect: "is-away" }, /^The toy is away\.$/],
    ["is set up wrongly", { collect: "is-wrong" }, /does not like its settings/],
    ["breaks", { collect: "is-broken" }, /unexpected error. See the log/],
    ["never answers", { collect: "hangs" }, /did not answer everything within 0.3 s/],
  ])("fails with a sentence when the system %s", async (_name, behavior, sentence) => {
    const ended = await run(behavior, { limitMs: 300 });

    expect(ended).toMatchObject({ status: "failed", error: expect.stringMatching(sentence) as string });
  });

  it("fails when another system is reached than the source was", async () => {
    const same = await run({ domain: "uid-1" }, { was: "uid-1" });
    const other = await run({ domain: "uid-2" }, { was: "uid-1" });
    const untold = await run({}, { was: "uid-1" });

    expect(same).toMatchObject({ status: "done", error: null });
    expect(other).toMatchObject({
      status: "failed",
      error: `This is another cluster than tested-${made - 1} was. Connect it under another name.`,
    });
    expect(untold?.status).toBe("done");
  });

  it("fails with a sentence when the credential is not right, or every worker dies over it", async () => {
    const wrong = await run({}, { token: "no token of toys" });
    const deadly = await run({}, { attempt: 4 });

    expect(wrong).toMatchObject({ status: "failed", error: "The toy does not know this token." });
    expect(deadly).toMatchObject({ status: "failed", error: expect.stringMatching(/ended each time/) as string });
  });
});
