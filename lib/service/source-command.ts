import type pg from "pg";
import { appendAudit } from "#lib/db/audit.ts";
import { lockSource, type LockedSource } from "#lib/db/source-setup.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { authorize, type Permission } from "./authorize.ts";
import type { Context } from "./context.ts";

interface SourceCommand {
  permission: Permission;
  /** `source.pause`, for the audit record. */
  action: string;
  slug: string;
}

/**
 * Does something to one source: allowed, its row locked, the deed and its audit record in one transaction. `work`
 * answers what the record says beside the name; null when nothing was done.
 * @throws Forbidden, NotFound
 */
export async function onSource(
  context: Context,
  { permission, action, slug }: SourceCommand,
  work: (client: pg.PoolClient, source: LockedSource) => Promise<JsonObject | null>,
): Promise<void> {
  authorize(context.actor, permission);
  await inTransaction(context.database.pool, async (client) => {
    const source = await lockSource(client, slug);
    const detail = await work(client, source);
    if (detail === null) return;
    await appendAudit(client, {
      actor: context.actor,
      action,
      subject: `source:${slug}`,
      detail,
      sample: source.sample,
    });
  });
}
