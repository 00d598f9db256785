import type { CollectionHead, Emission } from "#collectors/types.ts";
import { applySlice } from "#lib/db/apply/apply-slice.ts";
import type { Fence } from "#lib/db/apply/fence.ts";
import type { ApplyTarget } from "#lib/db/apply/slice-input.ts";
import type { CollectionEnd } from "#lib/db/collections.ts";
import type { SourceRecord, TrustDomainRecord } from "#lib/db/sources.ts";
import { isBlindSpot } from "#lib/domain/facts/coverage.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { InvalidInput } from "#lib/errors.ts";
import { untilDone } from "./retry.ts";
import type { CollectionRun, CollectResult } from "./run-collection.ts";
import { SliceBuffer } from "./slice-buffer.ts";

/** A collection that was begun: its source and the right to write for it. */
export interface OpenCollection {
  source: SourceRecord;
  fence: Fence;
}

type Totals = Pick<CollectResult, "facts" | "changes" | "incomplete" | "held" | "writeSeconds">;

/** Clocks differ by minutes, not more. */
const CLOCK_SKEW_MS = 10 * 60 * 1000;

/** A read time in the future would make every honest read after it too late. */
function refuseFuture(readAt: Date): void {
  if (readAt.getTime() <= Date.now() + CLOCK_SKEW_MS) return;
  throw new InvalidInput(
    `The data says that it was read at ${readAt.toISOString()}, which lies in the future. Correct the clock and read again.`,
  );
}

/** Takes what a collector yields, in its order, and writes each slice as it ends. */
export class CollectionWriter {
  readonly #run: CollectionRun;
  readonly #collection: OpenCollection;
  readonly #notes: JsonObject[] = [];
  readonly #totals: Totals = { facts: 0, changes: 0, incomplete: 0, held: 0, writeSeconds: 0 };
  #domain: TrustDomainRecord | undefined;
  #head: CollectionHead | undefined;
  #slice: { buffer: SliceBuffer; target: ApplyTarget } | undefined;

  constructor(run: CollectionRun, collection: OpenCollection) {
    this.#run = run;
    this.#collection = collection;
  }

  /** Says which trust domain the facts are of; answers the slug their aliases carry. */
  bind(domain: TrustDomainRecord): string {
    this.#domain = domain;
    return domain.slug;
  }

  async take(emission: Emission): Promise<void> {
    switch (emission.type) {
      case "head":
        refuseFuture(emission.readAt);
        this.#head = emission;
        return;
      case "note":
        this.#notes.push({ kind: emission.note.kind, message: emission.note.message });
        return;
      case "fact":
        this.#started().buffer.add(emission.fact);
        return;
      case "use":
        this.#started().buffer.use(emission.use);
        return;
      case "slice":
        return this.#apply(emission);
    }
  }

  /** What the collection amounts to, once everything was taken. */
  finish(): { trustDomainId: number; end: CollectionEnd; totals: Totals } {
    const { readAt, trustDomainId } = this.#started().target;
    return { trustDomainId, end: { readAt, notes: this.#notes }, totals: this.#totals };
  }

  async #apply({ slice, coverage }: Extract<Emission, { type: "slice" }>): Promise<void> {
    const { target, buffer } = this.#started();
    const { collector, database, signal, onProgress } = this.#run;
    const sliceKind = collector.manifest.slices.find((kind) => kind.id === slice.kind);
    if (!sliceKind) throw new Error(`${collector.manifest.id} has no slice kind ${slice.kind}`);
    const input = { slice, sliceKind, coverage, ...buffer.take(slice, sliceKind) };
    const started = performance.now();
    const result = await untilDone(() => applySlice(database.pool, target, input), signal);
    this.#totals.writeSeconds += (performance.now() - started) / 1000;
    const facts = [...input.counts.values()].reduce((sum, count) => sum + count, 0);
    this.#totals.facts += facts;
    this.#totals.changes += result.changes;
    this.#totals.held += result.held;
    if (isBlindSpot(coverage.status)) this.#totals.incomplete += 1;
    onProgress?.({ slice: slice.path, status: coverage.status, facts, changes: result.changes, held: result.held });
  }

  #started(): { target: ApplyTarget; buffer: SliceBuffer } {
    if (this.#slice) return this.#slice;
    const [domain, head] = [this.#domain, this.#head];
    if (!domain || !head) throw new Error("A collector must yield its head before anything else");
    const { source, fence } = this.#collection;
    const target = { ...fence, sourceId: source.id, trustDomainId: domain.id, readAt: head.readAt };
    this.#slice = { target, buffer: new SliceBuffer({ ...target, trustDomainKey: domain.key }) };
    return this.#slice;
  }
}
