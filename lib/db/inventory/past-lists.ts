import type pg from "pg";
import { addRows, type ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { bytesOfPast, turnBack } from "#lib/domain/inventory/index/past.ts";
import { countEndedSince, readEndedSince, readOpenedSince } from "./copy-rows.ts";
import { inTurns } from "./in-turns.ts";

/** Past times that are kept at once, and what they may take together. */
const KEPT = 4;
const BYTES = 256 << 20;

/** Past times that are known to be left to the database; of more, the oldest are looked at again. */
const LEFT = 100;

/** Rows that ended and stand among the others at most: a share of those in the list, and as many as cost nothing. */
const SHARE = 4;
const FEW = 10_000;

/**
 * One state of the list as it would have been at past times: the few that were asked for last. They are of that state
 * alone, since what comes after it can change what is known of any time: data can be older than what is there, and of the
 * last use only the newest is kept. So they go with it.
 */
export class PastLists {
  readonly #index: ListIndex;
  /** By time; the one that was asked for last stands last. */
  readonly #kept = new Map<number, ListIndex>();
  readonly #left = new Set<number>();
  /** Where in the columns the rows stand that ended, by id. */
  readonly #ended = new Map<number, number>();

  constructor(index: ListIndex) {
    this.#index = index;
  }

  /** The list at a past time. Null: the database has to answer; undefined: it was not made yet. */
  at(time: Date): ListIndex | null | undefined {
    const at = time.getTime();
    const index = this.#kept.get(at);
    if (!index) return this.#left.has(at) ? null : undefined;
    this.#kept.delete(at);
    this.#kept.set(at, index);
    return index;
  }

  /**
   * Makes the list of a past time, unless it would take too much: then that time is left to the database.
   * @param client holds a transaction that sees the state of the list and nothing newer
   * @param goOn throws where nobody wants it any more
   */
  async make(client: pg.ClientBase, time: Date, goOn: () => void): Promise<void> {
    const at = time.getTime();
    const ended = await this.#readEnded(client, time, goOn);
    if (ended === null) {
      this.leave(time);
      return;
    }
    const later = new Set<number>();
    for await (const ids of readOpenedSince(client, time)) {
      goOn();
      for (const id of ids) later.add(id);
    }
    this.#kept.set(at, await inTurns(turnBack(this.#index, { at, later, ended }), goOn));
    while (this.#kept.size > KEPT || (this.#kept.size > 1 && this.#bytes() > BYTES)) {
      this.#kept.delete(oldest(this.#kept));
    }
  }

  /** Leaves a past time to the database. */
  leave(time: Date): void {
    this.#left.add(time.getTime());
    if (this.#left.size > LEFT) this.#left.delete(oldest(this.#left));
  }

  /** Places of the rows that were in the list and ended since; null where they are too many. */
  async #readEnded(client: pg.ClientBase, time: Date, goOn: () => void): Promise<Int32Array | null> {
    const most = Math.floor(this.#index.size / SHARE) + FEW;
    if (bytesOfPast(this.#index) > BYTES || (await countEndedSince(client, time, most + 1)) > most) return null;
    const places: number[] = [];
    for await (const rows of readEndedSince(client, time)) {
      const news = rows.filter(({ id }) => !this.#ended.has(id));
      if (this.#ended.size + news.length > most) return null;
      for (const [at, place] of (await inTurns(addRows(this.#index.columns, news), goOn)).entries()) {
        this.#ended.set(news[at]?.id ?? 0, place);
      }
      for (const { id } of rows) places.push(this.#ended.get(id) ?? 0);
    }
    return Int32Array.from(places);
  }

  #bytes(): number {
    return [...this.#kept.values()].reduce((sum, index) => sum + bytesOfPast(index), 0);
  }
}

function oldest(times: Map<number, unknown> | Set<number>): number {
  const [first] = times.keys();
  return first ?? Number.NaN;
}
