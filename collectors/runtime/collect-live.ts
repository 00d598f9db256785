import type { Collector } from "#collectors/types.ts";
import { Canceled } from "#lib/db/apply/fence.ts";
import { beginCollection } from "#lib/db/collections.ts";
import type { Database } from "#lib/db/database.ts";
import { lastEnds } from "#lib/db/last-ends.ts";
import { takeRequest, type LiveSourceRecord } from "#lib/db/live-sources.ts";
import { tryLockSource, type SourceLock } from "#lib/db/source-lock.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Requester } from "#lib/jobs/contract.ts";
import { SCHEDULE } from "#lib/jobs/enqueue.ts";
import type { OpeningKey } from "#lib/sealing/opening-key.ts";
import { abortable } from "./abortable.ts";
import { censorError, censorOf, censorWords } from "./censor.ts";
import type { OpenCollection } from "./collection-writer.ts";
import { endingOf, endLive, isTakenOver } from "./live-ending.ts";
import { LiveProgress } from "./live-progress.ts";
import { openAccess, originOf } from "./live-source.ts";
import { untilDone } from "./retry.ts";
import { runCollection } from "./run-collection.ts";

/** One running system to collect once, because it was asked for. */
export interface LiveRequest {
  database: Database;
  databaseUrl: string;
  /** Name of the worker's sessions: who takes over ends them. */
  session: string;
  collector: Collector;
  source: LiveSourceRecord;
  key: OpeningKey;
  requestedBy: Requester;
  /** How often it failed before. */
  failures: number;
  /** Aborts when the worker stops. */
  signal: AbortSignal;
  /** Told what went wrong, before it becomes a sentence. */
  onFailure(error: unknown): void;
}

/** What became of it; `not-wanted` when another worker did it or somebody canceled, `busy` while another process reads it. */
export type LiveOutcome = "complete" | "failed" | "interrupted" | "canceled" | "not-wanted" | "busy";

/**
 * Collects a running system by the same way as a directory: same lock, same fence, same writer. What goes wrong ends the
 * collection with a sentence and, where it may pass, asks for another try.
 * @throws Fenced when another worker took it over
 */
export async function collectLive(request: LiveRequest): Promise<LiveOutcome> {
  const { databaseUrl, source, session, signal } = request;
  const lock = await untilDone(() => tryLockSource(databaseUrl, source.slug, session), signal);
  if (!lock) return "busy";
  try {
    const collection = await untilDone(() => open(request), signal);
    return collection ? await run(request, collection, lock) : "not-wanted";
  } finally {
    await lock.release().catch(() => undefined);
  }
}

function open({ database, collector, source, requestedBy }: LiveRequest): Promise<OpenCollection | null> {
  return inTransaction(database.pool, async (client) => {
    const wanted = await takeRequest(client, source.id, { bySchedule: requestedBy.id === SCHEDULE.id });
    if (!wanted) return null;
    const origin = originOf(source, collector);
    return { source, fence: await beginCollection(client, source, { actor: requestedBy, origin }) };
  });
}

async function run(request: LiveRequest, collection: OpenCollection, lock: SourceLock): Promise<LiveOutcome> {
  const { database, signal } = request;
  const halt = new AbortController();
  const stop = AbortSignal.any([signal, halt.signal]);
  const progress = new LiveProgress(database.pool, collection.fence, (reason) => halt.abort(reason));
  try {
    await listenForCancel(lock, collection.source.id, progress);
    await read(request, collection, progress, stop);
    return "complete";
  } catch (thrown) {
    const error: unknown = halt.signal.aborted ? halt.signal.reason : thrown;
    if (isTakenOver(error)) throw error;
    const { failures } = request;
    const ending = endingOf(error, { failures, stopping: signal.aborted, now: new Date(), jitter: Math.random() });
    if (!stop.aborted && !(error instanceof Canceled)) request.onFailure(error);
    const status = await endLive(request, collection, ending);
    return status === "canceled" ? "canceled" : ending.status;
  } finally {
    await progress.stop();
  }
}

async function read(
  request: LiveRequest,
  collection: OpenCollection,
  progress: LiveProgress,
  signal: AbortSignal,
): Promise<void> {
  const { collector, source, database } = request;
  if (!collector.collectLive) throw new InvalidInput(`${collector.manifest.label} is collected from directories only.`);
  const access = await openAccess(source, request.key);
  const censor = censorOf(access.credential);
  const collect = collector.collectLive.bind(collector);
  const input = {
    ...access,
    signal,
    lastEnds: await untilDone(() => lastEnds(database.pool, source.id), signal),
    onSecret: (value: string) => censor.add(value),
    onCall: () => progress.call(),
    onObjects: (slice: string, count: number) => progress.objects(slice, count),
  };
  const run = {
    ...{ database, collector, sourceSlug: source.slug, signal },
    onProgress: (end: { slice: string; facts: number }) => progress.sliceEnded(end),
    beforeFinish: () => untilDone(() => progress.write(), signal),
    read: (slugOf: (key: string) => Promise<string>) => censorWords(abortable(collect(input, slugOf), signal), censor),
  };
  try {
    await runCollection(run, collection);
  } catch (error) {
    throw censorError(error, censor);
  }
}

/** The session that holds the lock hears at once; should it be lost, the next look at the database tells as well. */
async function listenForCancel({ client }: SourceLock, sourceId: number, progress: LiveProgress): Promise<void> {
  client.on("notification", ({ payload }) => {
    if (payload === String(sourceId)) progress.look();
  });
  await client.query("listen rollcall_cancel").catch(() => undefined);
}
