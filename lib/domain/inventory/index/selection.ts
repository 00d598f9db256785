import { isAgeFacet } from "../../filter/age.ts";
import { foldName } from "../../filter/name-pattern.ts";
import { exclusionsOf } from "../counting.ts";
import { FACETS, type Facet, type InventoryQuery } from "../list.ts";
import { HUMAN, VENDOR } from "./columns.ts";
import type { ListIndex } from "./list-index.ts";
import { checkOf, passes, wordCheck, type IndexScope } from "./matcher.ts";

/** A bit for each place, 32 at a time: two conditions meet in a thirtieth of the rows' number of steps. */
export type Bits = Uint32Array;

/** Conditions that are kept for the next query: the values of a rail, and what people type now. */
export const KEPT_CONDITIONS = 200;

/** What the parts of a query let through. */
export interface Selection {
  /** What every limit and word lets through, people and vendors too. */
  matching: Bits;
  /** Of these, what is left out unless asked for. */
  humans: Bits;
  vendors: Bits;
  limits: { facet: Facet; bits: Bits }[];
  /** What words and exclusions let through, whatever the limits. */
  unlimited: Bits;
}

/** Works out a query on every row. It pauses after each condition that nobody asked for before. */
export function* select(index: ListIndex, query: InventoryQuery, scope: IndexScope): Generator<void, Selection> {
  const living = yield* kept(index, "alive", (place) => index.alive[place] === 1);
  const words = Uint32Array.from(living);
  for (const word of query.text.map(foldName)) {
    const check = wordCheck(index.columns, word);
    meet(words, yield* kept(index, `word ${word}`, check));
  }
  const limits: Selection["limits"] = [];
  for (const facet of FACETS) {
    const limit = query.facets[facet];
    if (!limit || limit.is.length + limit.not.length === 0) continue;
    limits.push({ facet, bits: yield* limitBits(index, facet, limit, scope) });
  }
  const matching = Uint32Array.from(words);
  for (const { bits } of limits) meet(matching, bits);
  const { flags } = index.columns;
  const people = yield* kept(index, "human", (place) => ((flags[place] ?? 0) & HUMAN) !== 0);
  const platform = yield* kept(index, "vendor", (place) => ((flags[place] ?? 0) & VENDOR) !== 0);
  const hides = exclusionsOf(query);
  const humans = hides.humans ? people : new Uint32Array(living.length);
  const vendors = hides.vendors ? platform : new Uint32Array(living.length);
  for (const bits of [humans, vendors]) leaveOut(words, bits);
  return { matching, humans, vendors, limits, unlimited: words };
}

/** What a query shows. */
export function shownBits({ unlimited, limits }: Selection): Bits {
  const shown = Uint32Array.from(unlimited);
  for (const { bits } of limits) meet(shown, bits);
  return shown;
}

/** What a query would show without the limit of one facet. */
export function shownWithout({ unlimited, limits }: Selection, facet: Facet): Bits {
  const shown = Uint32Array.from(unlimited);
  for (const limit of limits) if (limit.facet !== facet) meet(shown, limit.bits);
  return shown;
}

/** Keeps of the first what is in the second too. */
export function meet(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
}

/** Takes out of the first what is in the second. */
export function leaveOut(bits: Bits, other: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(other[at] ?? 0);
}

/** How many bits are set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Whether the bit of a place is set. */
export function hasBit(bits: Bits, place: number): boolean {
  return ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}

/** Places whose bits are set, in their order. */
export function placesIn(bits: Bits): number[] {
  const places: number[] = [];
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) places.push(at * 32 + 31 - Math.clz32(word & -word));
  }
  return places;
}

function* limitBits(
  index: ListIndex,
  facet: Facet,
  limit: { is: readonly string[]; not: readonly string[] },
  scope: IndexScope,
): Generator<void, Bits> {
  const words = Math.ceil(index.alive.length / 32);
  const bits = new Uint32Array(words);
  if (limit.is.length === 0) bits.fill(0xffffffff);
  for (const value of limit.is) {
    const other = yield* valueBits(index, facet, value, scope);
    for (let at = 0; at < words; at += 1) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
  }
  for (const value of limit.not) leaveOut(bits, yield* valueBits(index, facet, value, scope));
  return bits;
}

function valueBits(index: ListIndex, facet: Facet, value: string, scope: IndexScope): Generator<void, Bits> {
  const check = checkOf(index.columns, facet, { is: [value], not: [] }, scope);
  return kept(index, `${facet} ${measure(facet, value, scope)} ${value}`, (place) => passes(check, place));
}

/** What else than the value itself decides what it means. */
function measure(facet: Facet, value: string, scope: IndexScope): string {
  if (isAgeFacet(facet)) return String(scope.today);
  if (facet === "coverage") return scope.incompleteDomains.join();
  return facet === "source" ? String(scope.domainsBySource.get(value)) : "";
}

/** The bits of a condition, worked out once for each state of the list while it is asked for. */
function* kept(index: ListIndex, key: string, holds: (place: number) => boolean): Generator<void, Bits> {
  const known = index.selections.get(key);
  if (known) {
    index.selections.delete(key);
    index.selections.set(key, known);
    return known;
  }
  const { length } = index.alive;
  const bits = new Uint32Array(Math.ceil(length / 32));
  for (let place = 0; place < length; place += 1) {
    if (holds(place)) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
  }
  index.selections.set(key, bits);
  const [oldest] = index.selections.keys();
  if (index.selections.size > KEPT_CONDITIONS && oldest !== undefined) index.selections.delete(oldest);
  // Not before it is kept: who asks for the same at the same time would work it out again.
  yield;
  return bits;
}
