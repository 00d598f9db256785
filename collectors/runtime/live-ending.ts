import { Fenced } from "#lib/db/apply/fence.ts";
import { endIncomplete, type IncompleteEnd } from "#lib/db/live-collections.ts";
import { requestAgain } from "#lib/db/live-sources.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { AppError, ExternalSystem } from "#lib/errors.ts";
import { enqueueCollectJob } from "#lib/jobs/enqueue.ts";
import type { OpenCollection } from "./collection-writer.ts";
import { nextTry, waitUntil } from "./backoff.ts";
import type { LiveRequest } from "./collect-live.ts";
import { isTransient, untilDone } from "./retry.ts";

/** How a collection that could not go on ends, and when it is tried again; null: when its schedule comes. */
export interface Ending extends IncompleteEnd {
  tryAgain: { at: Date | null; failures: number } | null;
}

const UNEXPECTED = "The collection ended by an unexpected error.";

/** Decides by what stopped it. Invalid input and conflicts stay so however often one tries. */
export function endingOf(
  error: unknown,
  { failures, stopping, now, jitter }: { failures: number; stopping: boolean; now: Date; jitter: number },
): Ending {
  if (stopping) {
    const message = "The worker was stopped before it was done. It goes on with the next one.";
    return { status: "interrupted", message, retryAt: null, tryAgain: { at: null, failures } };
  }
  const message = error instanceof AppError ? error.message : UNEXPECTED;
  const mayPass = error instanceof ExternalSystem || isTransient(error);
  if (!mayPass) return { status: "failed", message, retryAt: null, tryAgain: null };
  const retryAt = error instanceof ExternalSystem ? waitUntil(error.retryAt, now) : null;
  const at = nextTry({ failures: failures + 1, now, retryAt, jitter });
  return { status: "failed", message, retryAt, tryAgain: at && { at, failures: failures + 1 } };
}

/**
 * Ends the collection and, in the same transaction, asks for another try: neither is there without the other.
 * @returns the status it ended with
 * @throws Fenced when it was taken over
 */
export async function endLive(
  request: LiveRequest,
  { source, fence }: OpenCollection,
  ending: Ending,
): Promise<string> {
  const { requestedBy, database } = request;
  const end = () =>
    inTransaction(database.pool, async (client) => {
      const status = await endIncomplete(client, fence, ending);
      if (status === "canceled" || !ending.tryAgain) return status;
      await requestAgain(client, source.id, requestedBy.name);
      const { at, failures } = ending.tryAgain;
      await enqueueCollectJob(client, { sourceId: source.id, requestedBy, failures }, at);
      return status;
    });
  return untilDone(end, new AbortController().signal);
}

/** True for what says that the collection is somebody else's now: nothing more may be written for it. */
export function isTakenOver(error: unknown): error is Fenced {
  return error instanceof Fenced;
}
