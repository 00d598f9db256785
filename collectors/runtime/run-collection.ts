import type { Collector, Emission } from "#collectors/types.ts";
import { analyze } from "#lib/db/analysis/analyze.ts";
import { finishCollection } from "#lib/db/collections.ts";
import type { Database } from "#lib/db/database.ts";
import { ensureTrustDomain } from "#lib/db/sources.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import { CollectionWriter, type OpenCollection } from "./collection-writer.ts";
import { untilDone } from "./retry.ts";

/** How one slice ended. */
export interface SliceEnd {
  slice: string;
  status: CoverageStatus;
  facts: number;
  changes: number;
  held: number;
}

/** One run of a collector, wherever its data comes from. */
export interface CollectionRun {
  database: Database;
  collector: Collector;
  sourceSlug: string;
  signal: AbortSignal;
  /** Begins to read; `trustDomainSlug` answers what aliases carry. */
  read(trustDomainSlug: (key: string) => Promise<string>): AsyncIterable<Emission>;
  /** Called as slices end, for people who wait. */
  onProgress?(end: SliceEnd): void;
  /** Called when everything was read, before the collection is ended. */
  beforeFinish?(): Promise<void>;
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
 * Writes what a collector yields, slice by slice, and ends the collection as complete. The caller holds the lock of the
 * source, and ends the collection when this throws.
 * @throws Fenced when another process took the collection over; whatever the collector throws
 */
export async function runCollection(run: CollectionRun, collection: OpenCollection): Promise<CollectResult> {
  const { database, signal, sourceSlug } = run;
  const { pool } = database;
  const { fence } = collection;
  const writer = new CollectionWriter(run, collection);
  const emissions = run.read(async (key) => {
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
  await run.beforeFinish?.();
  await untilDone(() => inTransaction(pool, (client) => finishCollection(client, fence, end)), signal);
  await untilDone(() => analyze(pool, trustDomainId), signal);
  return { collectionId: fence.collectionId, sourceSlug, readAt: end.readAt, ...totals };
}
