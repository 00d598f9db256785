import type { Database } from "#lib/db/database.ts";
import type { Actor } from "./actor.ts";
import type { CoverageRead } from "./coverage-read.ts";

/** What every query and command of lib/service is given: who asks, on which database, at what time. */
export interface Context {
  actor: Actor;
  database: Database;
  now: Date;
  /** What was read of the coverage, by time: given to whoever only reads, see `readingOnce`. */
  coverageReads?: Map<number | null, Promise<CoverageRead>>;
}
