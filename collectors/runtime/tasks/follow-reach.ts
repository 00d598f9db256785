import type { Logger } from "pino";
import type { Database } from "#lib/db/database.ts";
import { analyzeReach } from "#lib/db/reach/analyze-reach.ts";

/**
 * Brings what reaches production up to what was collected. A failure is logged and keeps nothing else from going on: the
 * verdicts that are there stay, and the next tick tries again.
 */
export async function followReach({ pool }: Database, log: Logger): Promise<void> {
  try {
    const moved = await analyzeReach(pool);
    if (moved !== null) log.info({ moved }, "followed what reaches production");
  } catch (error) {
    log.error({ err: error }, "what reaches production could not be followed; the next tick tries again");
  }
}
