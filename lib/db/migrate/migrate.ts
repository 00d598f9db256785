import pg from "pg";
import { openSchemaEngine } from "./engine.ts";
import { readMigrations } from "./files.ts";
import { installJobQueue } from "./job-queue.ts";

export interface MigrateOptions {
  /** Called with one sentence before anything slow. */
  onStep(message: string): void;
}

/**
 * Brings the database to the newest schema with Prisma's engine. Safe to run from several processes at once and after a
 * kill: an advisory lock admits one, and each migration is one transaction.
 * @returns the names of the migrations it applied
 */
export async function migrate(databaseUrl: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations();
  // One session for the lock and the work: what a killed process sent last goes on in Postgres, and so does its lock.
  const session = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  session.on("error", () => undefined);
  session.on("connect", (client) => client.on("error", () => undefined));
  try {
    await refuseOldServer(session);
    await session.query("select pg_advisory_lock(hashtext('rollcall migrate'))");
    const done = await appliedMigrations(session);
    const pending = migrations.migrationDirectories.filter((directory) => !done.has(directory.path));
    if (pending.length === 0) {
      await installJobQueue(session);
      return { applied: [] };
    }

    options.onStep(`Applying ${pending.length} migration${pending.length === 1 ? "" : "s"}`);
    await forgetKilledMigrations(session);
    const engine = await openSchemaEngine(session);
    const result = await engine.applyMigrations({
      migrationsList: migrations,
      filters: { externalTables: [], externalEnums: [] },
    });
    await installJobQueue(session);
    return { applied: result.appliedMigrationNames };
  } finally {
    await session.end();
  }
}

const OLDEST_SERVER = 150_000;

async function refuseOldServer(client: pg.Pool): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version >= OLDEST_SERVER) return;
  throw new Error(`Rollcall needs Postgres 15 or newer; this server is ${Math.floor(version / 10_000)}.`);
}

/** A migration marks itself finished in its own transaction, so an unfinished row means that nothing of it is there. */
async function forgetKilledMigrations(client: pg.Pool): Promise<void> {
  if (!(await hasMigrationTable(client))) return;
  await client.query("delete from _prisma_migrations where finished_at is null and rolled_back_at is null");
}

async function hasMigrationTable(client: pg.Pool): Promise<boolean> {
  const { rows } = await client.query("select 1 from pg_tables where tablename = '_prisma_migrations'");
  return rows.length > 0;
}

/** Asked first, so that a start with nothing to do need not load the engine. */
async function appliedMigrations(client: pg.Pool): Promise<Set<string>> {
  if (!(await hasMigrationTable(client))) return new Set();
  const { rows } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  return new Set(rows.map((row) => row.name));
}
