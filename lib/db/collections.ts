import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { Canceled, Fenced, type Fence } from "./apply/fence.ts";
import { appendAudit, type AuditEntry } from "./audit.ts";
import type { SourceRecord } from "./sources.ts";

/** Who asked for a collection and what it reads. */
export interface CollectionRequest {
  actor: AuditEntry["actor"];
  /** The directory or address that is read. */
  origin: string;
}

/**
 * Opens a collection. The caller holds the source's lock, so one that is still `running` belongs to a process that
 * died: it is ended as interrupted. What it applied stays right, because every slice stands for itself.
 */
export async function beginCollection(
  client: pg.ClientBase,
  source: SourceRecord,
  request: CollectionRequest,
): Promise<Fence> {
  await client.query(
    `update collection set status = 'interrupted', attempt = attempt + 1, finished_at = now(),
       error = 'The process that collected ended before it was done.'
     where source_id = $1 and status = 'running'`,
    [source.id],
  );
  const { rows } = await client.query<{ id: string; attempt: number }>(
    `insert into collection (source_id, status, requested_by, origin) values ($1, 'running', $2, $3)
     returning id, attempt`,
    [source.id, request.actor.name, request.origin],
  );
  const row = rows[0];
  if (!row) throw new Error("The collection was not saved");
  await appendAudit(client, {
    actor: request.actor,
    action: "source.collect",
    subject: `source:${source.slug}`,
    detail: { collection: row.id, origin: request.origin },
    sample: source.sample,
  });
  return { collectionId: row.id, attempt: row.attempt };
}

/** What a finished collection amounts to. */
export interface CollectionEnd {
  readAt: Date;
  notes: JsonObject[];
}

/**
 * Ends a collection whose slices all ended, and marks the slices its credential can no longer see.
 * @throws Fenced when another attempt took it over · Canceled when somebody asked it to stop before
 */
export async function finishCollection(client: pg.ClientBase, fence: Fence, end: CollectionEnd): Promise<void> {
  await client.query(MARK_OUT_OF_SCOPE, [fence.collectionId, end.readAt]);
  const ended = await client.query(
    `update collection set status = 'complete', read_at = $3, finished_at = now(), notes = $4, progress = null,
       facts = (select coalesce(sum(v.facts), 0) from coverage v where v.collection_id = $1),
       changes = (select count(*) from change where collection_id = $1)
     where id = $1 and attempt = $2 and status = 'running' and cancel_requested_by is null`,
    [fence.collectionId, fence.attempt, end.readAt, JSON.stringify(end.notes)],
  );
  if (ended.rowCount === 0 && !(await isFinished(client, fence))) {
    await refuseCanceled(client, fence);
    throw new Fenced(`Collection ${fence.collectionId} was taken over or ended`);
  }
}

/** By this attempt itself, when Postgres went away before it could say so. */
async function isFinished(client: pg.ClientBase, fence: Fence): Promise<boolean> {
  const { rows } = await client.query(
    "select 1 from collection where id = $1 and attempt = $2 and status = 'complete'",
    [fence.collectionId, fence.attempt],
  );
  return rows.length > 0;
}

async function refuseCanceled(client: pg.ClientBase, fence: Fence): Promise<void> {
  const { rows } = await client.query<{ by: string }>(
    `select cancel_requested_by as by from collection
     where id = $1 and attempt = $2 and status = 'running' and cancel_requested_by is not null`,
    [fence.collectionId, fence.attempt],
  );
  if (rows[0]) throw new Canceled(rows[0].by);
}

/** Ends a collection that could not go on, or that somebody canceled. Its finished slices stay. */
export async function failCollection(client: pg.ClientBase, fence: Fence, message: string): Promise<void> {
  await client.query(
    `update collection set status = case when cancel_requested_by is null then 'failed' else 'canceled' end,
       finished_at = now(), error = $3
     where id = $1 and attempt = $2 and status = 'running'`,
    [fence.collectionId, fence.attempt, message],
  );
}

/**
 * A slice the source had before and that this collection did not speak of: its parent is out of this credential's
 * sight. Not so where the parent is proved gone (its facts were closed with it) or a wider listing of the same kind
 * took its place.
 */
const MARK_OUT_OF_SCOPE = `
  insert into coverage (collection_id, slice_id, status, reason, facts, read_at)
  select c.id, s.id, 'out-of-scope', 'No longer visible to this credential. What was known of it is kept.', 0, $2
  from collection c
  join slice s on s.source_id = c.source_id and s.kind is not null and s.scope <> ''
  join lateral (
    select v.status from coverage v where v.slice_id = s.id and v.collection_id < c.id
    order by v.collection_id desc limit 1
  ) before on true
  where c.id = $1
    and not exists (
      select 1 from coverage v join slice w on w.id = v.slice_id
      where v.collection_id = c.id and w.kind = s.kind
        and (w.scope in (s.scope, '') or starts_with(s.scope, w.scope || '/')))
    and not exists (
      select 1 from resource_fact r join source o on o.id = s.source_id
      where r.trust_domain_id = o.trust_domain_id and r.closed_reason in ('missing', 'parent-gone')
        and (right(s.scope, length(r.name) + 1) = '/' || r.name or right(s.scope, length(r.key) + 1) = '/' || r.key)
        and not exists (
          select 1 from resource_fact open where open.trust_domain_id = r.trust_domain_id and open.kind = r.kind
            and open.scope = r.scope and open.key = r.key and open.closed_by is null))
  on conflict do nothing`;
