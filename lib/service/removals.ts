import { z } from "zod";
import { manifestOf } from "#collectors/manifests.ts";
import { analyze } from "#lib/db/analysis/analyze.ts";
import { confirmHeld, READ_AGAIN, readHeldSlice } from "#lib/db/apply/confirm.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Which removals somebody confirms, and how many of them they were shown. */
export const ConfirmRemovals = z.object({
  sourceSlug: z.string().max(200),
  /** Path of the slice that holds them back. */
  path: z.string().max(2000),
  shown: z.coerce.number().int().positive(),
});

/**
 * Says that what a complete read missed is really gone, so that it need not wait for the next one.
 * @returns how many changes it made
 * @throws Conflict when other removals wait now than those that were shown
 */
export async function confirmRemovals(
  context: Context,
  { sourceSlug, path, shown }: z.output<typeof ConfirmRemovals>,
): Promise<number> {
  authorize(context.actor, "source.confirm-removals");
  const { pool } = context.database;
  const confirmed = await inTransaction(pool, async (client) => {
    const slice = await readHeldSlice(client, sourceSlug, path);
    if (slice?.held !== shown) throw new Conflict(READ_AGAIN);
    const sliceKind = manifestOf(slice.system).slices.find(({ id }) => id === slice.kind);
    if (!sliceKind) throw new Error(`${slice.system} has no slice kind ${slice.kind}`);
    const changes = await confirmHeld(client, slice, sliceKind);
    await appendAudit(client, {
      actor: context.actor,
      action: "source.confirm-removals",
      subject: `source:${sourceSlug}`,
      detail: { path, collection: slice.collectionId, removals: slice.held, changes },
      sample: slice.sample,
    });
    return { trustDomainId: slice.trustDomainId, changes };
  });
  await analyze(pool, confirmed.trustDomainId);
  return confirmed.changes;
}
