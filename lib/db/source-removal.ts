import type pg from "pg";
import { FACT_TABLES } from "./apply/tables.ts";
import { forgetGraph } from "./reach/forget-graph.ts";
import { recordEnded } from "./inventory/version.ts";

/**
 * Ends a source: nothing is read any more, its credential is destroyed, its name and history stay. Where no other
 * source reads the same trust domain its facts are closed as no longer watched; that is no change of theirs, so no change
 * is written. What is read of the same trust domain later begins anew as a baseline.
 * @returns how many facts were closed
 */
export async function retireSource(
  client: pg.ClientBase,
  source: { id: number; trustDomainId: number | null },
  at: Date,
): Promise<number> {
  await client.query(
    `update collection set status = 'canceled', attempt = attempt + 1, finished_at = $2,
       error = 'The source was removed.'
     where source_id = $1 and status = 'running'`,
    [source.id, at],
  );
  await client.query("delete from connection_test where source_id = $1", [source.id]);
  await client.query("delete from held_closing where slice_id in (select id from slice where source_id = $1)", [
    source.id,
  ]);
  await client.query(
    `update source set state = 'removed', removed_at = now(), settings = null, sealed_credential = null,
       credential_set_at = null, schedule = null, next_run_at = null, requested_at = null, requested_by = null
     where id = $1`,
    [source.id],
  );
  return source.trustDomainId === null ? 0 : closeUnwatched(client, source.id, source.trustDomainId, at);
}

async function closeUnwatched(client: pg.ClientBase, sourceId: number, domain: number, at: Date): Promise<number> {
  // An analysis under way would write rows of what is closed here.
  await client.query("select pg_advisory_xact_lock(hashtext('rollcall trust domain'), $1)", [domain]);
  const others = await client.query(
    `select 1 from source s where trust_domain_id = $1 and id <> $2 and state in ('active', 'paused')
       and exists (select 1 from collection c where c.source_id = s.id and c.status = 'complete')`,
    [domain, sourceId],
  );
  if (others.rowCount) return 0;
  let closed = 0;
  for (const { table } of FACT_TABLES) {
    const { rowCount } = await client.query(
      `update ${table} set closed_at = greatest($2, opened_at), closed_reason = 'source-removed',
         closed_by = (select max(id) from collection where source_id = $3)
       where trust_domain_id = $1 and closed_by is null`,
      [domain, at, sourceId],
    );
    closed += rowCount ?? 0;
  }
  await client.query(
    `update inventory_row set closed_at = greatest($2, opened_at), closed_by = (
       select max(id) from analysis where trust_domain_id = $1)
     where trust_domain_id = $1 and closed_by is null`,
    [domain, at],
  );
  await forgetGraph(client);
  await recordEnded(client, domain);
  // Known until now, but complete no longer: older data stays refused, newer data begins as a baseline.
  await client.query(
    "update scope_read set read_at = null, newest_at = greatest(newest_at, $2) where trust_domain_id = $1",
    [domain, at],
  );
  return closed;
}
