import type { Database } from "#lib/db/database.ts";
import { logger } from "#lib/logger.ts";
import manifest from "../../package.json" with { type: "json" };

/** What GET /api/health answers. */
export interface Health {
  status: "ok" | "unavailable";
  version: string;
  database: { reachable: boolean; version: string | null };
  worker: { lastHeartbeatAt: string | null };
}

const PATIENCE_MS = 2000;

/** Asks the database how things are; one that does not answer in time counts as not reachable. */
export async function readHealth(database: Pick<Database, "pool">): Promise<Health> {
  try {
    const found = await Promise.race([askDatabase(database), giveUp()]);
    return {
      status: "ok",
      version: manifest.version,
      database: { reachable: true, version: found.version },
      worker: { lastHeartbeatAt: found.beatAt?.toISOString() ?? null },
    };
  } catch (error) {
    logger.warn({ err: error }, "health: database not reachable");
    return {
      status: "unavailable",
      version: manifest.version,
      database: { reachable: false, version: null },
      worker: { lastHeartbeatAt: null },
    };
  }
}

async function askDatabase(database: Pick<Database, "pool">): Promise<{ version: string; beatAt: Date | null }> {
  const { rows } = await database.pool.query<{ version: string; beatAt: Date | null }>(
    `select current_setting('server_version') as version, (select max(beat_at) from worker_heartbeat) as "beatAt"`,
  );
  return { version: rows[0]?.version ?? "", beatAt: rows[0]?.beatAt ?? null };
}

function giveUp(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS).unref();
  });
}
