import type pg from "pg";

/** What became of asking for a collection. */
export type RequestOutcome =
  /** It will begin as soon as a worker is free, or when the system may be asked again. */
  | { outcome: "requested"; notBefore: Date | null }
  /** It was asked for before and has not begun; asking again changes nothing. */
  | { outcome: "already-requested"; notBefore: Date | null }
  /** One is running: its result will be as new as could be. */
  | { outcome: "running" };

/**
 * Notes on the source that a collection is wanted. Whoever asks waits for others who ask or begin at the same time, so
 * there is one answer to a double click: a request that has not begun and a collection that runs take in the next.
 */
export async function requestCollection(
  client: pg.ClientBase,
  sourceId: number,
  requestedBy: string,
): Promise<RequestOutcome> {
  // A statement of its own: what a subquery of the locking one sees is older than the row that it waited for.
  await client.query("select 1 from source where id = $1 for no key update", [sourceId]);
  const { rows } = await client.query<{ requested: boolean; running: boolean; retryAt: Date | null }>(
    `select s.requested_at is not null as requested, ${RUNNING} as running, ${RETRY_AT} as "retryAt"
     from source s where s.id = $1`,
    [sourceId],
  );
  const found = rows[0];
  if (!found) throw new Error(`There is no source ${sourceId}`);
  if (found.running) return { outcome: "running" };
  const notBefore = found.retryAt;
  if (found.requested) return { outcome: "already-requested", notBefore };
  await client.query("update source set requested_at = now(), requested_by = $2 where id = $1", [
    sourceId,
    requestedBy,
  ]);
  return { outcome: "requested", notBefore };
}

/** A collection whose process died is not running: with its session its lock is gone. */
const RUNNING = `(exists (select 1 from collection c where c.source_id = s.id and c.status = 'running'
    and c.cancel_requested_by is null)
  and exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.granted
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = hashtext('rollcall source')::bigint & 4294967295 and l.objid = hashtext(s.slug)::bigint & 4294967295))`;

/** When the system said that it may be asked again, while that lies ahead. */
const RETRY_AT = `(select (c.progress->>'retryAt')::timestamptz from collection c
  where c.id = (select max(n.id) from collection n where n.source_id = s.id)
    and c.status = 'failed' and (c.progress->>'retryAt')::timestamptz > now())`;

/**
 * Takes back what was asked for and asks what runs to stop.
 * @returns whether there was anything to cancel
 */
export async function cancelRequest(client: pg.ClientBase, sourceId: number, by: string): Promise<boolean> {
  const asked = await client.query(
    `with before as (select id, requested_at from source where id = $1 for no key update)
     update source s set requested_at = null, requested_by = null from before b
     where s.id = b.id and b.requested_at is not null`,
    [sourceId],
  );
  const running = await client.query(
    `update collection set cancel_requested_by = $2
     where source_id = $1 and status = 'running' and cancel_requested_by is null`,
    [sourceId, by],
  );
  await client.query("select pg_notify('rollcall_cancel', $1)", [String(sourceId)]);
  return (asked.rowCount ?? 0) + (running.rowCount ?? 0) > 0;
}
