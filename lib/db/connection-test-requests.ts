import type pg from "pg";
import { z } from "zod";
import { CheckedRight, TestResult, type ConnectionTestView } from "#lib/domain/sources/connection-test.ts";

/** Writes down that a test was asked for; answers its id. */
export async function insertTest(client: pg.ClientBase, sourceId: number, by: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "insert into connection_test (source_id, requested_by) values ($1, $2) returning id",
    [sourceId, by],
  );
  const row = rows[0];
  if (!row) throw new Error("The connection test was not saved");
  return row.id;
}

/** The newest test of a source, however far it has come. */
export async function readNewestTest(pool: pg.Pool, slug: string): Promise<ConnectionTestView | null> {
  const { rows } = await pool.query<TestRow>(
    `select t.id::text, t.status, t.requested_at, t.finished_at, t.checks, t.result, t.error
     from connection_test t join source s on s.id = t.source_id
     where s.slug = $1 order by t.id desc limit 1`,
    [slug],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    status: row.status,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    checks: z.array(CheckedRight).parse(row.checks),
    result: row.result === null ? null : TestResult.parse(row.result),
    error: row.error,
  };
}

interface TestRow {
  id: string;
  status: ConnectionTestView["status"];
  requested_at: Date;
  finished_at: Date | null;
  checks: unknown;
  result: unknown;
  error: string | null;
}
