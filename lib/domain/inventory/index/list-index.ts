import { SORTS, type Sort } from "../list.ts";
import { type Columns } from "./columns.ts";
import { changeOrder, makeOrder, sortPlaces, type Order } from "./order.ts";
import type { ListRow } from "./row.ts";

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
  return yield* ordered(columns, alive);
}

/**
 * The index after a change. What the change does not touch is copied, not computed; those who read the old one go on.
 */
export function* changeIndex(index: ListIndex, change: ListChange): Generator<void, ListIndex> {
  const { columns } = index;
  const gone = yield* findGone(index, change);
  const first = columns.length;
  for (const [done, row] of change.added.entries()) {
    columns.add(row);
    if (done % ROWS_PER_STEP === 0) yield;
  }
  const alive = new Uint8Array(columns.length);
  alive.set(index.alive);
  for (let place = 0; place < first; place += 1) if (gone[place] === 1) alive[place] = 0;
  alive.fill(1, first);
  if (change.added.length > index.size / 4) return yield* compacted(yield* ordered(columns, alive));

  const added = Int32Array.from(change.added, (_, offset) => first + offset);
  const orders: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) {
    yield;
    orders[sort] = changeOrder(columns, sort, index.orders[sort], gone, added);
  }
  const changed = orders as Record<Sort, Order>;
  return yield* compacted({ columns, orders: changed, alive, size: changed.name.places.length, selections: new Map() });
}

/** 1 for every place whose row a change ends. */
function* findGone(index: ListIndex, { ended, emptied }: ListChange): Generator<void, Uint8Array> {
  const { ids, codes, domains } = index.columns;
  const gone = new Uint8Array(index.columns.length);
  const isEmptied = domains.keys.map((domain) => emptied.has(domain));
  for (let place = 0; place < index.alive.length; place += 1) {
    if (index.alive[place] === 0) continue;
    if (isEmptied[codes.domain[place] ?? 0] === true || ended.has(ids[place] ?? 0)) gone[place] = 1;
    if (place % STEP === 0) yield;
  }
  return gone;
}

/** Orders all living places from the beginning. */
function* ordered(columns: Columns, alive: Uint8Array): Generator<void, ListIndex> {
  const places = livingPlaces(alive);
  yield;
  const byId = sortPlaces(places, (place) => columns.ids[place] ?? 0);
  const orders: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) {
    yield;
    orders[sort] = makeOrder(columns, sort, byId);
  }
  return { columns, orders: orders as Record<Sort, Order>, alive, size: places.length, selections: new Map() };
}

/** Places of rows that ended are given up when they are a quarter of what is left. */
function* compacted(index: ListIndex): Generator<void, ListIndex> {
  const { columns, alive, orders, size } = index;
  if (columns.length - size <= size / 4 + ROWS_PER_STEP) return index;
  const places = livingPlaces(alive);
  const moved = new Int32Array(columns.length);
  for (let to = 0; to < places.length; to += 1) moved[places[to] ?? 0] = to;
  const kept = yield* columns.only(places);
  const closed: Partial<Record<Sort, Order>> = {};
  for (const sort of SORTS) {
    yield;
    const order = orders[sort];
    closed[sort] = { places: order.places.map((place) => moved[place] ?? 0), dated: order.dated };
  }
  const all = new Uint8Array(size).fill(1);
  return { columns: kept, orders: closed as Record<Sort, Order>, alive: all, size, selections: new Map() };
}

function livingPlaces(alive: Uint8Array): Int32Array {
  let count = 0;
  for (const lives of alive) count += lives;
  const places = new Int32Array(count);
  let at = 0;
  for (let place = 0; place < alive.length; place += 1) {
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
