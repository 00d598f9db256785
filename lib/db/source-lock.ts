import pg from "pg";
import { withoutName } from "./pool.ts";

/** Held while one process collects one source. */
export interface SourceLock {
  /** The session that holds it; when it breaks, the lock is gone. */
  client: pg.Client;
  release(): Promise<void>;
}

/**
 * Takes the lock of a source, or answers null when somebody collects it already. It lives as long as its connection:
 * a killed process holds nothing.
 */
export async function tryLockSource(
  databaseUrl: string,
  sourceSlug: string,
  applicationName?: string,
): Promise<SourceLock | null> {
  const client = new pg.Client({
    connectionString: applicationName === undefined ? databaseUrl : withoutName(databaseUrl),
    keepAlive: true,
    application_name: applicationName,
  });
  // A lost session is noticed by the fence; it must not end the process by an unheard event.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtext('rollcall source'), hashtext($1)) as locked",
    [sourceSlug],
  );
  if (rows[0]?.locked) return { client, release: () => client.end() };
  await client.end();
  return null;
}
