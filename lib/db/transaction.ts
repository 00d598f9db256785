import type pg from "pg";

/** Runs `work` in one transaction; whatever it throws rolls everything back. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // Ending the connection rolls back, also when the connection itself is what failed.
    client.release(true);
    throw error;
  }
}
