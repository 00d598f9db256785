import { SORTS } from "../list.ts";
import type { Columns } from "./columns.ts";
import { aliveAfter, changeOrders, findGone, livingById, type ListIndex } from "./list-index.ts";
import { makeOrder } from "./order.ts";
import { KEPT_CONDITIONS } from "./selection.ts";

/** What was otherwise in a list at an earlier time. */
export interface ListPast {
  /** Milliseconds. */
  at: number;
  /** Rows that are in the list and were not yet, by id. */
  later: ReadonlySet<number>;
  /** Places, among those of its columns, of rows that were in the list and ended since. */
  ended: Int32Array;
}

/** Rows that are looked at between two pauses. */
const STEP = 1 << 16;

/**
 * The index as it would have been at an earlier time: without what came later, with what ended since, and with no last
 * use that was not known yet. It shares the columns, but for the last use; those who read the newer one go on. The caller
 * has added what ended since to the columns.
 */
export function* turnBack(index: ListIndex, { at, later, ended }: ListPast): Generator<void, ListIndex> {
  const columns = yield* knownAt(index.columns, at);
  // Nothing was otherwise: one more name for the same.
  if (columns === index.columns && later.size + ended.length === 0) return { ...index };
  const { gone, count } = yield* findGone(index, { ended: later, emptied: new Set() });
  const alive = yield* aliveAfter(index, gone, ended);
  const size = index.size - count + ended.length;
  const orders = yield* changeOrders(index.columns, index.orders, gone, ended);
  if (columns !== index.columns) {
    orders["last-used"] = yield* makeOrder(columns, "last-used", yield* livingById(columns, alive, size));
  }
  return { columns, orders, alive, size, selections: new Map() };
}

/** The columns with the last uses that were known at a time: of a newer one, what was before it is not known. */
function* knownAt(columns: Columns, at: number): Generator<void, Columns> {
  const times = columns.times["last-used"].slice(0, columns.length);
  const codes = columns.codes["last-used"].slice(0, columns.length);
  const unknown = columns.ages["last-used"].codeOf("unknown");
  let isOther = false;
  for (let place = 0; place < times.length; place += 1) {
    if (place % STEP === 0) yield;
    if (!((times[place] ?? 0) > at)) continue;
    times[place] = Number.NaN;
    codes[place] = unknown;
    isOther = true;
  }
  return isOther ? columns.withLastUses(codes, times) : columns;
}

/** For each row its places in the orders, whether it is there, its last use, and a bit for each condition. */
const BYTES_PER_ROW = 4 * SORTS.length + 1 + 12 + KEPT_CONDITIONS / 8;

/** Bytes an index that was turned back takes at most, beside the columns it shares. */
export function bytesOfPast({ alive }: ListIndex): number {
  return alive.length * BYTES_PER_ROW;
}
