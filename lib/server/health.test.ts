import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "#lib/db/database.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { readHealth } from "./health.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it("says what runs and when the worker was last heard", async () => {
  const idle = await readHealth(test.database);
  expect(idle).toMatchObject({ status: "ok", database: { reachable: true }, worker: { lastHeartbeatAt: null } });
  expect(idle.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(idle.database.version).toMatch(/^1[5-8]\./);

  await test.database.pool.query(
    `insert into worker_heartbeat (id, host, pid, started_at, beat_at)
     select gen_random_uuid(), 'box', 1, now(), at::timestamptz
     from unnest(array['2026-03-03T09:00Z', '2026-03-03T09:01Z']) at`,
  );
  expect((await readHealth(test.database)).worker.lastHeartbeatAt).toBe("2026-03-03T09:01:00.000Z");
});

it("says so when the database is away, and not why", async () => {
  const away = openDatabase("postgresql://rollcall:canary@127.0.0.1:1/rollcall");
  const health = await readHealth(away);
  await away.close();
  expect(health).toMatchObject({ status: "unavailable", database: { reachable: false, version: null } });
  expect(JSON.stringify(health)).not.toMatch(/canary|127\.0\.0\.1|ECONN/);
});

it("does not wait for a database that accepts and never answers", async () => {
  const started = performance.now();
  const silent = { pool: { query: () => new Promise(() => undefined) } as unknown as TestDatabase["database"]["pool"] };
  expect((await readHealth(silent)).status).toBe("unavailable");
  expect(performance.now() - started).toBeLessThan(4000);
});
