import type { Collector } from "#collectors/types.ts";
import type { AuditEntry } from "#lib/db/audit.ts";
import { beginCollection, failCollection } from "#lib/db/collections.ts";
import type { Database } from "#lib/db/database.ts";
import { tryLockSource } from "#lib/db/source-lock.ts";
import { ensureSource } from "#lib/db/sources.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { AppError, Conflict } from "#lib/errors.ts";
import type { OpenCollection } from "./collection-writer.ts";
import { untilDone } from "./retry.ts";
import { runCollection, type CollectionRun, type CollectResult } from "./run-collection.ts";

/** One directory to collect once. */
export interface CollectRequest {
  database: Database;
  databaseUrl: string;
  collector: Collector;
  /** Absolute path. */
  path: string;
  sourceSlug: string;
  sample: boolean;
  defaultNamespace: string;
  readAt: Date;
  actor: AuditEntry["actor"];
  signal: AbortSignal;
  /** Called as slices end, for people who wait. */
  onProgress?: CollectionRun["onProgress"];
}

/**
 * Runs a collector over a directory and writes what it yields, slice by slice. One collection per source at a time,
 * whoever asks; killed at any instant, the next run makes it whole.
 * @throws Conflict when the source is being collected, or the data is older than what is known
 */
export async function collectDirectory(request: CollectRequest): Promise<CollectResult> {
  const lock = await untilDone(() => tryLockSource(request.databaseUrl, request.sourceSlug), request.signal);
  if (!lock) {
    throw new Conflict(`${request.sourceSlug} is being collected right now. Wait until it is done, then ask again.`);
  }
  try {
    const collection = await untilDone(() => open(request), request.signal);
    return await run(request, collection);
  } finally {
    await lock.release().catch(() => undefined);
  }
}

async function open(request: CollectRequest): Promise<OpenCollection> {
  const { database, sourceSlug, collector, sample, actor, path } = request;
  return inTransaction(database.pool, async (client) => {
    const source = await ensureSource(client, { slug: sourceSlug, system: collector.manifest.id, sample });
    return { source, fence: await beginCollection(client, source, { actor, origin: path }) };
  });
}

async function run(request: CollectRequest, collection: OpenCollection): Promise<CollectResult> {
  const { collector, signal, path, sourceSlug, defaultNamespace, readAt } = request;
  const input = { path, sourceSlug, defaultNamespace, readAt, signal };
  try {
    return await runCollection({ ...request, read: (slug) => collector.collectDirectory(input, slug) }, collection);
  } catch (error) {
    const message = error instanceof AppError ? error.message : "The collection ended by an unexpected error.";
    await inTransaction(request.database.pool, (client) => failCollection(client, collection.fence, message)).catch(
      () => undefined,
    );
    throw error;
  }
}
