import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { enqueueConnectionTest } from "#lib/jobs/enqueue.ts";
import { FOUND_SECRET, type ToyBehavior } from "./testing/toy-live.ts";
import { aWorkerKey, collectNow, connectToy, statusesOf } from "./testing/toy-sources.ts";
import { startToyWorker, type ToyWorker } from "./testing/toy-workers.ts";

const SOON = { timeout: 20_000, interval: 50 };
/** With signs that look otherwise in an address. */
const CANARY = "toy-canary/7f3a+9c=secret";
const FORMS = [
  CANARY,
  encodeURIComponent(CANARY),
  Buffer.from(CANARY).toString("base64").replace(/=+$/, ""),
  Buffer.from(CANARY).toString("base64url"),
  Buffer.from(CANARY).toString("hex"),
];

describe("a credential", () => {
  let test: TestDatabase;
  let worker: ToyWorker;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
    worker = await startToyWorker(test.url, key.text);
  });

  afterAll(async () => {
    await worker.stop();
    await test.drop();
  });

  /** Every row of every table of every schema, as text. */
  async function dump(): Promise<string> {
    const { pool } = test.database;
    const { rows } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const tables = await Promise.all(
      rows.map(async ({ name }) => {
        const found = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
        return found.rows.map(({ line }) => line).join("\n");
      }),
    );
    return tables.join("\n");
  }

  it("is nowhere in the database and in nothing a worker says, also when systems send it back", async () => {
    const { pool } = test.database;
    const behaviors: ToyBehavior[] = [
      {},
      { collect: "echoes" },
      { collect: "is-broken" },
      { collect: "is-away" },
      { collect: "echoes-found" },
    ];
    for (const [number, behavior] of behaviors.entries()) {
      const source = await connectToy(pool, key.key, `canary-${number}`, behavior, CANARY);
      await collectNow(pool, source);
      await expect.poll(() => statusesOf(pool, source), SOON).toEqual([number === 0 ? "complete" : "failed"]);
      await inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          "insert into connection_test (source_id, requested_by) values ($1, 'ada') returning id",
          [source.id],
        );
        await enqueueConnectionTest(client, { testId: rows[0]?.id ?? "", sourceId: source.id });
      });
    }
    const open = () => pool.query("select 1 from connection_test where status in ('queued', 'running')");
    await expect.poll(async () => (await open()).rowCount, SOON).toBe(0);

    const places = { database: await dump(), log: worker.output() };

    expect(places.database).toContain("The toy said: Authorization: Bearer [redacted]");
    expect(places.log).toContain("[redacted]");
    for (const [place, text] of Object.entries(places)) {
      for (const form of [...FORMS, FOUND_SECRET, key.text])
        expect(text.includes(form), `${form} in the ${place}`).toBe(false);
    }
  });
});
