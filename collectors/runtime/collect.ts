import type { Collector } from "#collectors/types.ts";
import { analyze } from "#lib/db/analysis/analyze.ts";
import type { AuditEntry } from "#lib/db/audit.ts";
import { beginCollection, failCollection, finishCollection } from "#lib/db/collections.ts";
import type { Database } from "#lib/db/database.ts";
import { tryLockSource } from "#lib/db/source-lock.ts";
import { ensureSource, ensureTrustDomain } from "#lib/db/sources.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import { AppError, Conflict } from "#lib/errors.ts";
import { CollectionWriter, type OpenCollection } from "./collection-writer.ts";
import { untilDone } from "./retry.ts";

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
  onProgress?(progress: { slice: string; status: CoverageStatus; facts: number; changes: number; held: number }): void;
}

/** What came of it. */
export interface CollectResult {
  collectionId: string;
  sourceSlug: string;
  readAt: Date;
  facts: number;
  changes: number;
  /** Slices that left something unseen which could have been seen. */
  incomplete: number;
  held: number;
  /** Time spent writing: the rest is reading and understanding. */
  writeSeconds: number;
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
  const { database, collector, signal, path, sourceSlug, defaultNamespace, readAt } = request;
  const { fence } = collection;
  const { pool } = database;
  const writer = new CollectionWriter(request, collection);
  try {
    const input = { path, sourceSlug, defaultNamespace, readAt, signal };
    const emissions = collector.collectDirectory(input, async (key) => {
      const bind = () => inTransaction(pool, (client) => ensureTrustDomain(client, collection.source, key));
      const domain = await untilDone(bind, signal);
      // A kill may have come between the last collection and its analysis: the facts are still of that time, not for long.
      await untilDone(() => analyze(pool, domain.id), signal);
      return writer.bind(domain);
    });
    for await (const emission of emissions) {
      signal.throwIfAborted();
      await writer.take(emission);
    }
    const { trustDomainId, end, totals } = writer.finish();
    await untilDone(() => inTransaction(pool, (client) => finishCollection(client, fence, end)), signal);
    await untilDone(() => analyze(pool, trustDomainId), signal);
    return { collectionId: fence.collectionId, sourceSlug, readAt: end.readAt, ...totals };
  } catch (error) {
    const message = error instanceof AppError ? error.message : "The collection ended by an unexpected error.";
    await inTransaction(pool, (client) => failCollection(client, fence, message)).catch(() => undefined);
    throw error;
  }
}
