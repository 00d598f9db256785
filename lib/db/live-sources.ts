import type pg from "pg";
import type { SourceRecord } from "./sources.ts";

/** A source that is collected from the running system. */
export interface LiveSourceRecord extends SourceRecord {
  state: string;
  /** As onboarding saved them; the reader checks. */
  settings: unknown;
  /** Sealed: only a worker can open it. */
  sealedCredential: Buffer | null;
}

/** Null: no such source. */
export async function readLiveSource(
  client: pg.ClientBase | pg.Pool,
  sourceId: number,
): Promise<LiveSourceRecord | null> {
  const { rows } = await client.query<LiveSourceRecord>(
    `select id, slug, system, sample, trust_domain_id as "trustDomainId", state, settings,
       sealed_credential as "sealedCredential"
     from source where id = $1`,
    [sourceId],
  );
  return rows[0] ?? null;
}

/**
 * Takes up what was asked for: whoever gets it begins the collection in the same transaction, so one request is one
 * collection. The caller holds the lock of the source: what is still `running` was left behind, and is wanted too,
 * unless somebody asked it to stop.
 * @returns false when it was taken up or canceled before, or the source is not to be collected any more
 */
export async function takeRequest(
  client: pg.ClientBase,
  sourceId: number,
  { bySchedule }: { bySchedule: boolean },
): Promise<boolean> {
  const { rows } = await client.query<{ requested: boolean; state: string }>(
    `select requested_at is not null as requested, state from source where id = $1 and not sample for no key update`,
    [sourceId],
  );
  const found = rows[0];
  if (!found) return false;
  await client.query(
    `update collection set status = 'canceled', attempt = attempt + 1, finished_at = now(), progress = null,
       error = 'Canceled by ' || cancel_requested_by || '.'
     where source_id = $1 and status = 'running' and cancel_requested_by is not null`,
    [sourceId],
  );
  const left = await client.query("select 1 from collection where source_id = $1 and status = 'running'", [sourceId]);
  if (!found.requested && left.rowCount === 0) return false;
  await client.query("update source set requested_at = null, requested_by = null where id = $1", [sourceId]);
  return found.state === "active" || (found.state === "paused" && !bySchedule);
}

/** Asks again for what was begun and could not be ended; a new request that came meanwhile stands. */
export async function requestAgain(client: pg.ClientBase, sourceId: number, requestedBy: string): Promise<void> {
  await client.query(
    `update source set requested_at = coalesce(requested_at, now()), requested_by = coalesce(requested_by, $2)
     where id = $1`,
    [sourceId, requestedBy],
  );
}
