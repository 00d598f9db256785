import type { Sort } from "../list.ts";
import { TIME_COLUMNS, type Columns, type TimeColumn } from "./columns.ts";
import { compareBytes, ranksOf } from "./dictionary.ts";

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

/** Orders places from the beginning. @param byId the same places by id */
export function makeOrder(columns: Columns, sort: Sort, byId: Int32Array): Order {
  if (isTimeSort(sort)) {
    const times = columns.times[sort];
    const dated = byId.filter((place) => !Number.isNaN(times[place] ?? Number.NaN));
    const places = new Int32Array(byId.length);
    places.set(sortPlaces(dated, (place) => times[place] ?? 0));
    places.set(
      byId.filter((place) => Number.isNaN(times[place] ?? Number.NaN)),
      dated.length,
    );
    return { places, dated: dated.length };
  }
  const { credentials } = columns;
  if (sort === "credentials")
    return { places: sortPlaces(byId, (place) => credentials[place] ?? 0), dated: byId.length };
  const keys = sort === "name" ? columns.names.keys : columns.text[sort].keys.map((key) => key ?? "");
  const ranks = ranksOf(keys);
  const codes = columns.codes[sort];
  return { places: sortPlaces(byId, (place) => ranks[codes[place] ?? 0] ?? 0), dated: byId.length };
}

const DIGIT = 1 << 16;

/** Sorts places by numbers, equals as they came: a pass for every 16 bits of the difference between the ends. */
export function sortPlaces(places: Int32Array, valueOf: (place: number) => number): Int32Array {
  let keys = new Float64Array(places.length);
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < places.length; index += 1) {
    const value = valueOf(places[index] ?? 0);
    keys[index] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  let sorted = places;
  for (let unit = 1; unit <= high - low; unit *= DIGIT) {
    const starts = startsOf(keys, low, unit);
    const nextPlaces = new Int32Array(places.length);
    const nextKeys = new Float64Array(places.length);
    for (let index = 0; index < sorted.length; index += 1) {
      const key = keys[index] ?? 0;
      const digit = digitOf(key - low, unit);
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      nextPlaces[to] = sorted[index] ?? 0;
      nextKeys[to] = key;
    }
    sorted = nextPlaces;
    keys = nextKeys;
  }
  return sorted;
}

/** Where the keys with each digit begin. */
function startsOf(keys: Float64Array, low: number, unit: number): Uint32Array {
  const counts = new Uint32Array(DIGIT);
  for (const key of keys) {
    const digit = digitOf(key - low, unit);
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < DIGIT; digit += 1) {
    const count = counts[digit] ?? 0;
    counts[digit] = start;
    start += count;
  }
  return counts;
}

function digitOf(value: number, unit: number): number {
  return Math.floor(value / unit) % DIGIT;
}

/** How many places of an order stand before a row that may or may not be in it. */
export function countBefore(columns: Columns, sort: Sort, { places }: Order, row: Standing, orAt: boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const compared = compareStandings(standingOf(columns, sort, places[middle] ?? 0), row);
    if (compared < 0 || (orAt && compared === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order without what is gone and with what is new: places are moved, not compared. */
export function changeOrder(columns: Columns, sort: Sort, order: Order, gone: Uint8Array, added: Int32Array): Order {
  const news = [...added]
    .map((place) => ({ place, standing: standingOf(columns, sort, place) }))
    .sort((one, other) => compareStandings(one.standing, other.standing));
  const places = new Int32Array(order.places.length + added.length);
  let length = 0;
  let from = 0;
  let dated = 0;
  const keepUntil = (end: number): void => {
    for (; from < end; from += 1) {
      const place = order.places[from] ?? 0;
      if (gone[place] === 1) continue;
      places[length] = place;
      length += 1;
      if (from < order.dated) dated += 1;
    }
  };
  for (const { place, standing } of news) {
    keepUntil(countBefore(columns, sort, order, standing, false));
    places[length] = place;
    length += 1;
    if (standing.value !== null) dated += 1;
  }
  keepUntil(order.places.length);
  return { places: places.slice(0, length), dated };
}
