import { Logger, runMigrations } from "graphile-worker";
import type pg from "pg";

/** What goes wrong is thrown; what goes well need not be said. */
const SILENT = new Logger(() => () => undefined);

/**
 * Installs the schema of the job queue, or brings it up to date: here and not when a worker starts, because web process
 * and command line add jobs too. Each of its migrations is one transaction; the caller holds the lock.
 */
export async function installJobQueue(session: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: session, logger: SILENT });
}
