import { keepPostgres } from "./keep-postgres.ts";
import { startStep } from "./progress.mjs";
import { shortPath, type Settings } from "./settings.ts";
import type { Stopping } from "./stopping.ts";

/** The database of the app, with its schema up to date. */
export interface AppDatabase {
  url: string;
  /** Its passwords, for keeping them out of logs. */
  secrets: string[];
}

/** Starts the embedded Postgres, or takes the operator's own, and brings the schema up to date. */
export async function openAppDatabase(settings: Settings, stopping: Stopping): Promise<AppDatabase> {
  const step = startStep("Database");
  const onStep = (message: string): void => step.update(message);
  const { signal } = stopping;
  try {
    const { migrate } = await import("#lib/db/migrate/migrate.ts");
    if (settings.databaseUrl !== undefined) {
      onStep("connecting to DATABASE_URL");
      const { applied } = await migrate(settings.databaseUrl, { onStep });
      step.done(`the one of DATABASE_URL${describeMigrations(applied)}`);
      return { url: settings.databaseUrl, secrets: [] };
    }
    const postgres = await keepPostgres({ dataDir: settings.dataDir, onStep, signal }, stopping);
    signal.throwIfAborted();
    const { applied } = await migrate(postgres.url, { onStep });
    step.done(`Postgres ${postgres.version} in ${shortPath(postgres.cluster)}${describeMigrations(applied)}`);
    return { url: postgres.url, secrets: postgres.secrets };
  } catch (error) {
    step.drop();
    throw error;
  }
}

function describeMigrations(applied: string[]): string {
  if (applied.length === 0) return "";
  return `, ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied`;
}
