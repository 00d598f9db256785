import type pg from "pg";
import { z } from "zod";
import type { RegistrationView } from "#lib/domain/sources/registration.ts";
import { SourceSettings } from "#lib/domain/sources/setup.ts";

const Fields = SourceSettings.shape.fields;
const Requester = z.object({ kind: z.string(), id: z.string(), name: z.string() });

/** One account that a system makes, as a worker needs it. */
export interface RegistrationRecord {
  id: string;
  sourceId: number;
  status: "awaiting" | "queued" | "exchanging" | "done" | "failed";
  fields: SourceSettings["fields"];
  requestedBy: z.output<typeof Requester>;
}

interface NewRegistration {
  sourceId: number;
  stateHash: Uint8Array;
  sessionId: string;
  fields: SourceSettings["fields"];
  requestedBy: RegistrationRecord["requestedBy"];
  expiresAt: Date;
}

/**
 * Begins one; those of the source before it can no longer be ended.
 * @returns false while a worker has one of them in hand
 */
export async function insertRegistration(client: pg.ClientBase, made: NewRegistration): Promise<boolean> {
  const { sourceId, stateHash, sessionId, expiresAt } = made;
  const inHand = await client.query(
    "select 1 from registration where source_id = $1 and status in ('queued', 'exchanging')",
    [sourceId],
  );
  if (inHand.rowCount !== 0) return false;
  await client.query("delete from registration where source_id = $1", [sourceId]);
  await client.query(
    `insert into registration (source_id, state_hash, session_id, fields, requested_by, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [sourceId, stateHash, sessionId, JSON.stringify(made.fields), JSON.stringify(made.requestedBy), expiresAt],
  );
  return true;
}

/** The newest of a source, seen by a session at a time; null: none was begun. */
export async function readRegistration(
  pool: pg.Pool,
  slug: string,
  by: { sessionId: string; now: Date },
): Promise<RegistrationView | null> {
  const { rows } = await pool.query<RegistrationView>(
    `select r.id::text, case when r.status = 'awaiting' and r.expires_at <= $3 then 'expired' else r.status end as status,
       r.session_id = $2 as own, r.fields, r.made, r.error
     from registration r join source s on s.id = r.source_id
     where s.slug = $1 and s.state <> 'removed' order by r.id desc limit 1`,
    [slug, by.sessionId, by.now],
  );
  const row = rows[0];
  return row ? { ...row, fields: Fields.parse(row.fields) } : null;
}

/** The one that waits for its code, locked; null: there is none. */
export async function lockAwaiting(
  client: pg.ClientBase,
  sourceId: number,
): Promise<{ id: string; stateHash: Buffer; sessionId: string; expiresAt: Date } | null> {
  const { rows } = await client.query<{ id: string; stateHash: Buffer; sessionId: string; expiresAt: Date }>(
    `select id::text, state_hash as "stateHash", session_id as "sessionId", expires_at as "expiresAt"
     from registration where source_id = $1 and status = 'awaiting' and state_hash is not null
     order by id desc limit 1 for update`,
    [sourceId],
  );
  return rows[0] ?? null;
}

/** Keeps the sealed code for a worker; what was to be sent back holds no more. */
export async function queueRegistration(client: pg.ClientBase, id: string, sealedCode: Uint8Array): Promise<void> {
  await client.query(
    "update registration set status = 'queued', state_hash = null, sealed_code = $2 where id = $1 and status = 'awaiting'",
    [id, sealedCode],
  );
}

/**
 * Takes the code out, for good: it can be used once, so whoever has it has it alone.
 * @returns null when another worker took it before
 */
export async function takeCode(client: pg.ClientBase | pg.Pool, id: string): Promise<Buffer | null> {
  const { rows } = await client.query<{ code: Buffer | null }>(
    `with held as (select id, sealed_code from registration where id = $1 and status = 'queued' for update)
     update registration set status = 'exchanging', sealed_code = null from held
     where registration.id = held.id returning held.sealed_code as code`,
    [id],
  );
  return rows[0]?.code ?? null;
}

/** Null: it is gone, with its source or for a newer one. */
export async function readRegistrationRecord(
  client: pg.ClientBase | pg.Pool,
  id: string,
): Promise<RegistrationRecord | null> {
  const { rows } = await client.query<RegistrationRecord>(
    `select id::text, source_id as "sourceId", status, fields, requested_by as "requestedBy"
     from registration where id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  return { ...row, fields: Fields.parse(row.fields), requestedBy: Requester.parse(row.requestedBy) };
}

/** Ends it. @returns false when it was ended already, or is gone */
export async function endRegistration(
  client: pg.ClientBase | pg.Pool,
  id: string,
  end: { made: string } | { error: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update registration set status = $2, made = $3, error = $4, sealed_code = null
     where id = $1 and status in ('queued', 'exchanging')`,
    "made" in end ? [id, "done", end.made, null] : [id, "failed", null, end.error],
  );
  return rowCount === 1;
}
