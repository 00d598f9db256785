import type pg from "pg";
import { Canceled, Fenced, type Fence } from "#lib/db/apply/fence.ts";
import { writeProgress, type CollectionProgress } from "#lib/db/live-collections.ts";

const FLUSH_MS = 500;

/** Counts what a running collection costs and brings, and says so to the database while it runs. */
export class LiveProgress {
  readonly #pool: pg.Pool;
  readonly #fence: Fence;
  readonly #halt: (reason: Error) => void;
  readonly #progress: CollectionProgress = { calls: 0, objects: 0, facts: 0, slice: null };
  readonly #timer: NodeJS.Timeout;
  #flushing: Promise<void> | undefined;

  /** @param halt told once the collection was canceled or taken over */
  constructor(pool: pg.Pool, fence: Fence, halt: (reason: Error) => void) {
    this.#pool = pool;
    this.#fence = fence;
    this.#halt = halt;
    this.#timer = setInterval(() => this.look(), FLUSH_MS);
  }

  call(): void {
    this.#progress.calls += 1;
  }

  objects(slice: string, count: number): void {
    this.#progress.objects += count;
    this.#progress.slice = slice;
  }

  sliceEnded({ slice, facts }: { slice: string; facts: number }): void {
    this.#progress.facts += facts;
    this.#progress.slice = slice;
    this.look();
  }

  /** Writes how far it is and reads whether it is to stop, unless that is under way. */
  look(): void {
    this.#flushing ??= this.write()
      .catch(() => undefined) // Postgres is away: the next look tells.
      .finally(() => (this.#flushing = undefined));
  }

  /** @throws what Postgres says */
  async write(): Promise<void> {
    try {
      const canceledBy = await writeProgress(this.#pool, this.#fence, this.#progress);
      if (canceledBy !== null) this.#halt(new Canceled(canceledBy));
    } catch (error) {
      if (error instanceof Fenced) this.#halt(error);
      throw error;
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flushing;
  }
}
