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

/**
 * Begins a test, or begins it again after a worker died over it.
 * @returns false when it is gone or has ended
 */
export async function beginConnectionTest(client: pg.ClientBase | pg.Pool, testId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update connection_test set status = 'running', checks = '[]' where id = $1 and status in ('queued', 'running')`,
    [testId],
  );
  return rowCount === 1;
}

/** Adds one answer to a running test. */
export async function addConnectionCheck(
  client: pg.ClientBase | pg.Pool,
  testId: string,
  check: object,
): Promise<void> {
  await client.query("update connection_test set checks = checks || $2::jsonb where id = $1 and status = 'running'", [
    testId,
    JSON.stringify([check]),
  ]);
}

/** How a test ended: with what it found, or why it could not find anything. */
export type ConnectionTestEnd =
  { status: "done"; checks: readonly object[]; result: object } | { status: "failed"; error: string };

export async function endConnectionTest(
  client: pg.ClientBase | pg.Pool,
  testId: string,
  end: ConnectionTestEnd,
): Promise<void> {
  const [checks, result, error] =
    end.status === "done" ? [JSON.stringify(end.checks), JSON.stringify(end.result), null] : [null, null, end.error];
  await client.query(
    `update connection_test set status = $2, checks = coalesce($3::jsonb, checks), result = $4, error = $5,
       finished_at = now()
     where id = $1 and status = 'running'`,
    [testId, end.status, checks, result, error],
  );
}
