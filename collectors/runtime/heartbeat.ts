import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "#lib/db/database.ts";

const BEAT_MS = 1000;

/** Tells the database every second that this worker lives; a missed beat is made up for by the next. */
export function startHeartbeat(database: Database): { stop(): Promise<void> } {
  const id = randomUUID();
  let beating = Promise.resolve();
  const beat = () => {
    beating = writeBeat(database, id).catch(() => undefined);
  };
  beat();
  const timer = setInterval(beat, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await beating;
      await database.pool.query("delete from worker_heartbeat where id = $1", [id]).catch(() => undefined);
    },
  };
}

async function writeBeat(database: Database, id: string): Promise<void> {
  await database.pool.query(
    `insert into worker_heartbeat (id, host, pid, started_at, beat_at) values ($1, $2, $3, now(), now())
     on conflict (id) do update set beat_at = now()`,
    [id, hostname(), process.pid],
  );
  await database.pool.query("delete from worker_heartbeat where beat_at < now() - interval '1 day'");
}
