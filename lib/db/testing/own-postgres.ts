import { openDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
import type { PostgresMajor } from "#lib/launch/postgres/package.ts";
import { makeThrowAwayDirectory, removeDataDirectory } from "#lib/launch/postgres/throw-away.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** A cluster of a test's own, which it may stop as it likes. */
export interface OwnPostgres {
  /** The database of the application, empty at first; the same address after every restart. */
  url: string;
  adminUrl: string;
  /** Stops it at once, as a crash does, and starts it again. */
  restart(): Promise<void>;
  /** Stops it and takes it away. */
  remove(): Promise<void>;
}

/** @param options.durable whether it must keep what it acknowledged when it is stopped at once */
export async function openOwnPostgres(options: { durable: boolean; major?: PostgresMajor }): Promise<OwnPostgres> {
  const dataDir = await makeThrowAwayDirectory();
  const start = () => startEmbeddedPostgres({ dataDir, ...options, onStep: () => undefined });
  let running = await start();
  return {
    url: running.url,
    adminUrl: running.adminUrl,
    async restart() {
      running.kill();
      running = await start();
    },
    async remove() {
      await running.stop();
      await removeDataDirectory(dataDir);
    },
  };
}

/** A migrated database on Postgres 15, the oldest that is supported, or on the server that all tests share. */
export async function createDatabaseOn(major: PostgresMajor): Promise<TestDatabase> {
  if (major === 18) return createTestDatabase();
  const own = await openOwnPostgres({ durable: false, major });
  await migrate(own.url, { onStep: () => undefined });
  const database = openDatabase(own.url, { maxConnections: 5 });
  return {
    url: own.url,
    database,
    async drop() {
      await database.close();
      await own.remove();
    },
  };
}
