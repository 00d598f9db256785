import type pg from "pg";
import type { JsonObject } from "#lib/domain/facts/json.ts";

/** What was done, by whom, to what. */
export interface AuditEntry {
  actor: { kind: string; id: string; name: string };
  /** `source.collect` */
  action: string;
  /** `source:prod-eu` */
  subject: string;
  detail: JsonObject;
  /** Marks what was done to the sample organization. */
  sample?: boolean;
}

/**
 * Writes one audit record: the only function that does. Give it the client of the transaction that does the deed, so
 * that neither is there without the other.
 */
export async function appendAudit(client: pg.ClientBase | pg.Pool, entry: AuditEntry): Promise<void> {
  await client.query(
    `insert into audit_record (actor_kind, actor_id, actor_name, action, subject, detail, sample)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      entry.actor.kind,
      entry.actor.id,
      entry.actor.name,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
      entry.sample ?? false,
    ],
  );
}
