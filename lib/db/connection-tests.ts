import type pg from "pg";

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
