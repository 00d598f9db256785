import type { Database } from "#lib/db/database.ts";
import type { Actor } from "./actor.ts";

/** What every query and command of lib/service is given: who asks, on which database, at what time. */
export interface Context {
  actor: Actor;
  database: Database;
  now: Date;
}
