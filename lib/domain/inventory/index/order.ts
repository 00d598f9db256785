import type { Sort } from "../list.ts";
import { TIME_COLUMNS, type Columns, type TimeColumn } from "./columns.ts";
import { compareBytes, ranksOf } from "./dictionary.ts";
import { sortBy, sortPlaces } from "./sort.ts";

/** Places that are moved between two pauses, and rows whose standing is looked for: about a millisecond. */
const MOVED = 1 << 16;
const SOUGHT = 1 << 10;

/** All places in the order of one sort, equals by id: those that have a sort value, then those that have none. */
export interface Order {
  places: Int32Array;
  /** How many have a sort value. */
  dated: number;
}

/** Sort value of a row, and its id: where it stands. Null is none. */
export interface Standing {
  value: string | number | null;
  id: number;
}

/** Narrows a sort to those by a time, which rows can lack. */
export function isTimeSort(sort: Sort): sort is TimeColumn {
  return (TIME_COLUMNS as readonly string[]).includes(sort);
}

/** Where a row stands in the order of a sort. */
export function standingOf(columns: Columns, sort: Sort, place: number): Standing {
  const id = columns.ids[place] ?? 0;
  if (isTimeSort(sort)) {
    const time = columns.times[sort][place] ?? Number.NaN;
    return { value: Number.isNaN(time) ? null : time, id };
  }
  if (sort === "credentials") return { value: columns.credentials[place] ?? 0, id };
  const keys = sort === "name" ? columns.names.keys : columns.text[sort].keys;
  return { value: keys[columns.codes[sort][place] ?? 0] ?? "", id };
}

/** Compares two places in an order; what has no value stands last. */
export function compareStandings(one: Standing, other: Standing): number {
  if (one.value === null || other.value === null) {
    if (one.value !== other.value) return one.value === null ? 1 : -1;
    return one.id - other.id;
  }
  const values =
    typeof one.value === "string" && typeof other.value === "string"
      ? compareBytes(one.value, other.value)
      : Number(one.value) - Number(other.value);
  return values || one.id - other.id;
}

/** Orders places from the beginning, with pauses. @param byId the same places by id */
export function* makeOrder(columns: Columns, sort: Sort, byId: Int32Array): Generator<void, Order> {
  if (isTimeSort(sort)) return yield* orderByTime(columns.times[sort], byId);
  const { credentials } = columns;
  if (sort === "credentials") {
    return { places: yield* sortPlaces(byId, (place) => credentials[place] ?? 0), dated: byId.length };
  }
  const keys = sort === "name" ? columns.names.keys : columns.text[sort].keys.map((key) => key ?? "");
  const ranks = yield* ranksOf(keys);
  const codes = columns.codes[sort];
  return { places: yield* sortPlaces(byId, (place) => ranks[codes[place] ?? 0] ?? 0), dated: byId.length };
}

function* orderByTime(times: Float64Array, byId: Int32Array): Generator<void, Order> {
  const dated = new Int32Array(byId.length);
  const undated = new Int32Array(byId.length);
  let withTime = 0;
  for (let at = 0; at < byId.length; at += 1) {
    const place = byId[at] ?? 0;
    if (Number.isNaN(times[place] ?? Number.NaN)) undated[at - withTime] = place;
    else dated[withTime++] = place;
    if (at % MOVED === 0) yield;
  }
  const places = new Int32Array(byId.length);
  places.set(yield* sortPlaces(dated.subarray(0, withTime), (place) => times[place] ?? 0));
  places.set(undated.subarray(0, byId.length - withTime), withTime);
  return { places, dated: withTime };
}

/**
 * How many places of an order stand before a row that may or may not be in it.
 * @param from so many are known to: where it is near them, it is found in few steps
 */
export function countBefore(
  columns: Columns,
  sort: Sort,
  { places }: Order,
  row: Standing,
  orAt: boolean,
  from = 0,
): number {
  const isBefore = (at: number): boolean => {
    const compared = compareStandings(standingOf(columns, sort, places[at] ?? 0), row);
    return compared < 0 || (orAt && compared === 0);
  };
  let low = from;
  let high = places.length;
  for (let step = 1; low + step <= high; step *= 2) {
    if (isBefore(low + step - 1)) low += step;
    else high = low + step - 1;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order without what is gone and with what is new, with pauses: places are moved, not compared. */
export function* changeOrder(
  columns: Columns,
  sort: Sort,
  order: Order,
  gone: Uint8Array,
  added: Int32Array,
): Generator<void, Order> {
  const { standings, sorted } = yield* sortNews(columns, sort, added);
  const places = new Int32Array(order.places.length + added.length);
  let length = 0;
  let from = 0;
  let dated = 0;
  for (let next = 0; next <= sorted.length; next += 1) {
    const row = sorted[next] ?? 0;
    const standing = next < sorted.length ? standings[row] : undefined;
    const end = standing ? countBefore(columns, sort, order, standing, false, from) : order.places.length;
    while (from < end) {
      const pause = from - (from % MOVED) + MOVED;
      for (const stop = Math.min(end, pause); from < stop; from += 1) {
        const place = order.places[from] ?? 0;
        if (gone[place] === 1) continue;
        places[length] = place;
        length += 1;
        if (from < order.dated) dated += 1;
      }
      if (from === pause) yield;
    }
    if (!standing) break;
    places[length] = added[row] ?? 0;
    length += 1;
    if (standing.value !== null) dated += 1;
    if (next % SOUGHT === 0) yield;
  }
  return { places: places.slice(0, length), dated };
}

/** Where added places stand, and in which order they do. */
function* sortNews(
  columns: Columns,
  sort: Sort,
  added: Int32Array,
): Generator<void, { standings: Standing[]; sorted: Int32Array }> {
  const standings: Standing[] = [];
  const numbers = new Int32Array(added.length);
  for (const [number, place] of added.entries()) {
    numbers[number] = number;
    standings.push(standingOf(columns, sort, place));
    if (number % SOUGHT === 0) yield;
  }
  const sorted = yield* sortBy(numbers, (one, other) => compareAt(standings, one, other));
  return { standings, sorted };
}

function compareAt(standings: readonly Standing[], one: number, other: number): number {
  const [left, right] = [standings[one], standings[other]];
  return left && right ? compareStandings(left, right) : 0;
}
