import type pg from "pg";
import { Conflict } from "#lib/errors.ts";

/** The right to write for one attempt at one collection. */
export interface Fence {
  collectionId: string;
  attempt: number;
}

/** Another process took the collection over, or it was removed: this one must stop writing. */
export class Fenced extends Error {}

/** Somebody asked the collection to stop: nothing more is written for it. */
export class Canceled extends Conflict {
  constructor(by: string) {
    super(`Canceled by ${by}.`);
  }
}

/**
 * Holds the fence until the transaction ends: whoever wants to take the collection over waits for this row.
 * Also admits one writer per trust domain, since two sources may feed one.
 * @throws Fenced when this attempt is no longer the one · Canceled when somebody asked it to stop
 */
export async function holdFence(client: pg.PoolClient, fence: Fence & { trustDomainId: number }): Promise<void> {
  const { rows } = await client.query<{ attempt: number; status: string; canceledBy: string | null }>(
    `select attempt, status, cancel_requested_by as "canceledBy" from collection where id = $1 for no key update`,
    [fence.collectionId],
  );
  const row = rows[0];
  if (!row || row.attempt !== fence.attempt || row.status !== "running") {
    throw new Fenced(`Collection ${fence.collectionId} was taken over or ended`);
  }
  if (row.canceledBy !== null) throw new Canceled(row.canceledBy);
  await client.query("select pg_advisory_xact_lock(hashtext('rollcall trust domain'), $1)", [fence.trustDomainId]);
}
