import { recordVisit } from "#lib/db/visits.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/**
 * Notes that whoever asks looks at a page.
 * @returns when their visit before this one ended; null on the first, and for whoever is no user
 */
export async function noteVisit(context: Context): Promise<Date | null> {
  authorize(context.actor, "inventory.read");
  if (context.actor.kind !== "user") return null;
  return recordVisit(context.database.pool, context.actor.id, context.now);
}
