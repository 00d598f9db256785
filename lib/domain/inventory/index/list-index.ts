import { SORTS, type Sort } from "../list.ts";
import { type Columns } from "./columns.ts";
import { changeOrder, makeOrder, type Order } from "./order.ts";
import type { ListRow } from "./row.ts";
import { sortPlaces } from "./sort.ts";

/** The whole list at one moment. It never changes: a change makes another one that shares what stayed. */
export interface ListIndex {
  columns: Columns;
  orders: Record<Sort, Order>;
  /** 1 for every place whose row is in the list. */
  alive: Uint8Array;
  /** How many rows are in the list. */
  size: number;
  /** Conditions that were worked out on it, by what they are: nothing but a memory of what follows from the rest. */
  selections: Map<string, Uint32Array>;
}

/** What makes one state of the list the next. */
export interface ListChange {
  /** Rows that ended, by id. */
  ended: ReadonlySet<number>;
  /** Trust domains all rows of which are gone, unless they are among the added. */
  emptied: ReadonlySet<number>;
  added: readonly ListRow[];
}

/** Work between two pauses: a few milliseconds. */
const STEP = 1 << 16;
const ROWS_PER_STEP = 2000;

/** Makes the index of rows that were added to the columns. It pauses often, so that others get their turn. */
export function* makeIndex(columns: Columns): Generator<void, ListIndex> {
  const alive = new Uint8Array(columns.length).fill(1);
  return yield* ordered(columns, alive, columns.length);
}

/**
 * The index after a change. What the change does not touch is copied, not computed; those who read the old one go on.
 */
export function* changeIndex(index: ListIndex, change: ListChange): Generator<void, ListIndex> {
  const { columns } = index;
  const { gone, count } = yield* findGone(index, change);
  const added = yield* addRows(columns, change.added);
  const alive = yield* aliveAfter(index, gone, added);
  const size = index.size - count + added.length;
  if (added.length > index.size / 4) return yield* compacted(yield* ordered(columns, alive, size));
  const orders = yield* changeOrders(columns, index.orders, gone, added);
  return yield* compacted({ columns, orders, alive, size, selections: new Map() });
}

/** Places of rows that are added to the columns, in their order. */
export function* addRows(columns: Columns, rows: readonly ListRow[]): Generator<void, Int32Array> {
  yield* columns.reserve(rows.length);
  const places = new Int32Array(rows.length);
  for (const [done, row] of rows.entries()) {
    places[done] = columns.add(row);
    if (done % ROWS_PER_STEP === 0) yield;
  }
  return places;
}

/** 1 for every place whose row a change ends, and how many there are. */
export function* findGone(
  index: ListIndex,
  { ended, emptied }: Pick<ListChange, "ended" | "emptied">,
): Generator<void, { gone: Uint8Array; count: number }> {
  const { ids, codes, domains } = index.columns;
  const gone = new Uint8Array(index.columns.length);
  const isEmptied = domains.keys.map((domain) => emptied.has(domain));
  let count = 0;
  for (let place = 0; place < index.alive.length; place += 1) {
    if (place % STEP === 0) yield;
    if (index.alive[place] === 0) continue;
    if (isEmptied[codes.domain[place] ?? 0] !== true && !ended.has(ids[place] ?? 0)) continue;
    gone[place] = 1;
    count += 1;
  }
  return { gone, count };
}

/** What is in the list without what is gone and with what is added. */
export function* aliveAfter(index: ListIndex, gone: Uint8Array, added: Int32Array): Generator<void, Uint8Array> {
  const alive = new Uint8Array(index.columns.length);
  alive.set(index.alive);
  for (let place = 0; place < gone.length; place += 1) {
    if (gone[place] === 1) alive[place] = 0;
    if (place % STEP === 0) yield;
  }
  for (const place of added) alive[place] = 1;
  return alive;
}

/** Every order after a change. */
export function* changeOrders(
  columns: Columns,
  orders: Record<Sort, Order>,
  gone: Uint8Array,
  added: Int32Array,
): Generator<void, Record<Sort, Order>> {
  const changed: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) changed[sort] = yield* changeOrder(columns, sort, orders[sort], gone, added);
  return changed as Record<Sort, Order>;
}

/** Orders all living places from the beginning. */
function* ordered(columns: Columns, alive: Uint8Array, size: number): Generator<void, ListIndex> {
  const byId = yield* livingById(columns, alive, size);
  const orders: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) orders[sort] = yield* makeOrder(columns, sort, byId);
  return { columns, orders: orders as Record<Sort, Order>, alive, size, selections: new Map() };
}

/** Places whose rows are in the list, by id. @param size how many there are */
export function* livingById(columns: Columns, alive: Uint8Array, size: number): Generator<void, Int32Array> {
  const { ids } = columns;
  return yield* sortPlaces(yield* livingPlaces(alive, size), (place) => ids[place] ?? 0);
}

/** Places of rows that ended are given up when they are a quarter of what is left. */
function* compacted(index: ListIndex): Generator<void, ListIndex> {
  const { columns, alive, orders, size } = index;
  if (columns.length - size <= size / 4 + ROWS_PER_STEP) return index;
  const places = yield* livingPlaces(alive, size);
  const moved = new Int32Array(columns.length);
  for (let to = 0; to < places.length; to += 1) {
    moved[places[to] ?? 0] = to;
    if (to % STEP === 0) yield;
  }
  const kept = yield* columns.only(places);
  const closed: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) {
    const { places: from, dated } = orders[sort];
    const to = new Int32Array(size);
    for (let at = 0; at < size; at += 1) {
      to[at] = moved[from[at] ?? 0] ?? 0;
      if (at % STEP === 0) yield;
    }
    closed[sort] = { places: to, dated };
  }
  const all = new Uint8Array(size).fill(1);
  return { columns: kept, orders: closed as Record<Sort, Order>, alive: all, size, selections: new Map() };
}

function* livingPlaces(alive: Uint8Array, size: number): Generator<void, Int32Array> {
  const places = new Int32Array(size);
  let at = 0;
  for (let place = 0; place < alive.length; place += 1) {
    if (place % STEP === 0) yield;
    if (alive[place] === 0) continue;
    places[at] = place;
    at += 1;
  }
  return places;
}

/** Texts are never forgotten: true when most of those kept are of rows that ended, and making it anew is worth it. */
export function isWorn({ columns, size }: ListIndex): boolean {
  return columns.names.keys.length + columns.heads.keys.length > 4 * size + STEP;
}

/** Bytes of the arrays, and of the texts as far as can be told: two for each character and 60 for each text's upkeep. */
export function bytesOf({ columns, orders, alive, selections }: ListIndex): { arrays: number; texts: number } {
  const arrays = [
    ...Object.values(columns.codes),
    ...Object.values(columns.times),
    columns.ids,
    columns.credentials,
    columns.flags,
    alive,
    ...selections.values(),
    ...SORTS.map((sort) => orders[sort].places),
  ];
  const texts = [columns.names, columns.heads].flatMap(({ keys }) => keys);
  return {
    arrays: arrays.reduce((sum, array) => sum + array.byteLength, 0),
    texts: texts.reduce((sum, text) => sum + text.length + 60, 0),
  };
}
