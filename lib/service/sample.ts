import { appendAudit } from "#lib/db/audit.ts";
import { deleteSample, readSampleSources, readSampleState, writeSampleState } from "#lib/db/sample.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** True while the sample organization is what the pages show, or are about to. */
export async function sampleIsShown(context: Context): Promise<boolean> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const state = await readSampleState(pool);
  return state?.state === "loading" || (await readSampleSources(pool)).length > 0;
}

/** Removes the sample organization as a whole; it does not come back by itself. Removing it twice is no error. */
export async function removeSample(context: Context): Promise<void> {
  authorize(context.actor, "sample.remove");
  await inTransaction(context.database.pool, async (client) => {
    const sources = await readSampleSources(client);
    await writeSampleState(client, { state: "removed", writtenAt: context.now });
    if (sources.length === 0) return;
    await deleteSample(client);
    await appendAudit(client, {
      actor: context.actor,
      action: "sample.remove",
      subject: "sample",
      detail: { sources },
      sample: true,
    });
  });
}
