import type pg from "pg";
import type { Database } from "./database.ts";

/** The database as it was at one moment, for as long as it is held open. Reading only. */
export interface Snapshot {
  database: Database;
  at: Date;
  /** Gives the connection back; to be called exactly once. */
  close(): void;
}

/**
 * Freezes the database for one reader, so that what is read in many steps fits together although collections land in
 * between. It occupies a connection and keeps old rows alive: bound how many there are and how long they stay.
 */
export async function openSnapshot(database: Database): Promise<Snapshot> {
  const client = await database.pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ at: Date }>("select now() as at");
    const at = rows[0]?.at ?? new Date();
    // Ending the connection ends the transaction, and a query under way with it.
    return { database: { ...database, pool: oneByOne(client) }, at, close: () => client.release(true) };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** The client in the place of a pool: what asks for several things at once gets them one after another. */
function oneByOne(client: pg.PoolClient): pg.Pool {
  let last: Promise<unknown> = Promise.resolve();
  const query = (text: string, values?: unknown[]) => {
    const answer = last.then(() => client.query(text, values));
    last = answer.catch(() => undefined);
    return answer;
  };
  return { query } as unknown as pg.Pool;
}
