import { prepareDataDirectory } from "./data-directory.ts";
import { dataDirectory } from "./checkout.mjs";
import { startEmbeddedPostgres } from "./postgres/embedded.ts";
import { readDatabaseUrl, type Environment } from "./settings.ts";

/** The database for the time of one command. */
export interface CommandDatabase {
  url: string;
  /** Ends the use of it; an embedded Postgres that nobody else uses stops. */
  close(): Promise<void>;
}

export interface CommandDatabaseOptions {
  env: Environment;
  onStep(message: string): void;
}

/**
 * Opens the database for a command: the operator's own, or the embedded one, which is shared with the running app and
 * with other commands, and started when nobody has.
 */
export async function openDatabase({ env, onStep }: CommandDatabaseOptions): Promise<CommandDatabase> {
  const own = readDatabaseUrl(env["DATABASE_URL"]);
  if (own !== undefined) return { url: own, close: () => Promise.resolve() };

  const dataDir = dataDirectory(env);
  prepareDataDirectory(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, onStep });
  return {
    url: postgres.url,
    close() {
      postgres.release();
      return Promise.resolve();
    },
  };
}
