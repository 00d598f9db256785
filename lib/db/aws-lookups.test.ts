import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAttachedTo } from "./identity-detail.ts";
import { readServiceUses } from "./service-uses.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const THEN = new Date("2026-11-20T12:00:00Z");

/** How a statement is answered where reading a whole table counts as a last resort. */
async function planOf(test: TestDatabase, read: (pool: pg.Pool) => Promise<unknown>): Promise<string> {
  const client = await test.database.pool.connect();
  try {
    await client.query("begin; set local enable_seqscan = off");
    let plan = "";
    const explain = async (text: string, values: unknown[]) => {
      const { rows } = await client.query<object>(`explain ${text}`, values);
      plan = JSON.stringify(rows);
      return { rows: [] };
    };
    await read({ query: explain } as unknown as pg.Pool);
    return plan;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("what the page of a role looks up", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    const { pool } = test.database;
    // Which index is the better one shows only where there is something to choose from.
    await pool.query(
      `insert into credential_fact (trust_domain_id, kind, scope, key, fact_id, alias, name, content, evidence, hash, opened_by, opened_at)
       select 1, 'service-use', 'account/111122223333', n::text, gen_random_uuid(),
         'aws:aws:service-use:111122223333/role/r' || n / 50 || '#s' || n % 50, 's' || n % 50, '{}', '{}', '', 1, $1
       from generate_series(1, 5000) n`,
      [THEN],
    );
    await pool.query("analyze credential_fact");
  });
  afterAll(() => test.drop());

  it.each([null, THEN])("is policies of an organization by what they are attached to, as of %s", async (asOf) => {
    const plan = await planOf(test, (pool) => readAttachedTo(pool, 1, ["scp", "rcp"], ["r-1", "ou-1"], asOf));
    expect(plan).toMatch(/attachment_fact_limit_target.*Index Cond: [^"]*'target'/);
  });

  it.each([null, THEN])("is services by how aliases begin, as of %s", async (asOf) => {
    const prefix = "aws:aws:service-use:111122223333/role/r7#";
    const plan = await planOf(test, (pool) => readServiceUses(pool, 1, prefix, asOf));
    expect(plan).toMatch(/credential_fact_service_use.*Index Cond: [^"]*alias ~>=~/);
  });
});
