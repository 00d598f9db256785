import type { Collector } from "#collectors/types.ts";
import type { Database } from "#lib/db/database.ts";
import type { OpeningKey } from "#lib/sealing/opening-key.ts";
import type { Logger } from "pino";

/** What the tasks of one worker share. */
export interface TaskContext {
  database: Database;
  databaseUrl: string;
  /** Name of the worker's sessions. */
  session: string;
  key: OpeningKey;
  /** Aborts when the worker stops. */
  signal: AbortSignal;
  log: Logger;
  loadCollector(system: string): Promise<Collector | null>;
}
