import type { InventoryQuery } from "../list.ts";
import type { ListIndex } from "./list-index.ts";
import { matcherOf, matches, type IndexScope } from "./matcher.ts";
import { countBits, hasBit, placesIn, select, shownBits, type Bits } from "./selection.ts";
import { compareStandings, countBefore, standingOf, type Order, type Standing } from "./order.ts";

/** Where a page begins: after a row, in one direction. */
export interface PageStart {
  after: Standing;
  backwards: boolean;
}

/** The rows of one page by id, in the order they are shown. */
export interface IndexPage {
  ids: number[];
  first: Standing | null;
  last: Standing | null;
  /** There are rows beyond it, in the direction it was read. */
  more: boolean;
}

/** Rows that are looked at one by one before it is clear that few match: then the query is worked out on all rows. */
const PATIENCE = 1000;
const STEP = 1 << 18;
/** So few that sorting them costs nothing. */
const FEW = 2000;

/** One page of a query. It pauses where it takes long. */
export function* pageOf(
  index: ListIndex,
  query: InventoryQuery,
  scope: IndexScope,
  start: PageStart | null,
): Generator<void, IndexPage> {
  const { columns, orders } = index;
  const order = orders[query.sort];
  const matcher = matcherOf(columns, query, scope);
  const backwards = start?.backwards ?? false;
  const walk = walkFrom(index, query, start);
  const wanted = query.pageSize + 1;
  const found: number[] = [];
  let shown: Bits | null = null;
  for (let steps = 0; walk.at !== DONE && found.length < wanted; steps += 1) {
    if (steps === PATIENCE) {
      shown = shownBits(yield* select(index, query, scope));
      if (countBits(shown) <= FEW)
        return cut(index, query, afterStart(index, query, placesIn(shown), start), backwards);
    }
    if (steps % STEP === STEP - 1) yield;
    const place = order.places[walk.at] ?? 0;
    if (shown === null ? matches(matcher, place) : hasBit(shown, place)) found.push(place);
    walk.at = next(walk, order);
  }
  return cut(index, query, found, backwards);
}

/**
 * Which positions of an order a page reads: from one on, up or down. Rows with a sort value stand first
 * whichever way they are read, so a descending list is the dated part from its end and then the rest from its end.
 */
interface Walk {
  at: number;
  down: boolean;
  /** The page before is read: the part without sort values first. */
  backwards: boolean;
}

const DONE = -1;

function walkFrom(index: ListIndex, query: InventoryQuery, start: PageStart | null): Walk {
  const order = index.orders[query.sort];
  const backwards = start?.backwards ?? false;
  const down = query.descending !== backwards;
  const walk = { at: DONE, down, backwards };
  if (order.places.length === 0) return walk;
  if (!start) return { ...walk, at: down ? (order.dated > 0 ? order.dated : order.places.length) - 1 : 0 };
  const { after } = start;
  const before = countBefore(index.columns, query.sort, order, after, !down);
  const low = after.value === null ? order.dated : 0;
  const high = after.value === null ? order.places.length : order.dated;
  const at = down ? before - 1 : before;
  if (at >= low && at < high) return { ...walk, at };
  return { ...walk, at: nextPart(order, after.value !== null, walk) };
}

/** The position after one. */
function next(walk: Walk, order: Order): number {
  const dated = walk.at < order.dated;
  const at = walk.down ? walk.at - 1 : walk.at + 1;
  const low = dated ? 0 : order.dated;
  const high = dated ? order.dated : order.places.length;
  return at >= low && at < high ? at : nextPart(order, dated, walk);
}

/** Where the part after this one begins: forwards the dated come first, backwards last. */
function nextPart(order: Order, dated: boolean, { down, backwards }: Pick<Walk, "down" | "backwards">): number {
  if (dated === backwards) return DONE;
  const low = dated ? order.dated : 0;
  const high = dated ? order.places.length : order.dated;
  if (low === high) return DONE;
  return down ? high - 1 : low;
}

/** Matches in the order they are read in, from where the page begins. */
function afterStart(index: ListIndex, query: InventoryQuery, places: number[], start: PageStart | null): number[] {
  const backwards = start?.backwards ?? false;
  const compare = (one: Standing, other: Standing): number => {
    const undated = Number(one.value === null) - Number(other.value === null);
    const turned = undated !== 0 ? undated : compareStandings(one, other) * (query.descending ? -1 : 1);
    return backwards ? -turned : turned;
  };
  return places
    .map((place) => ({ place, standing: standingOf(index.columns, query.sort, place) }))
    .filter(({ standing }) => !start || compare(standing, start.after) > 0)
    .sort((one, other) => compare(one.standing, other.standing))
    .map(({ place }) => place);
}

/** One row more than the page tells whether there is another. */
function cut(index: ListIndex, query: InventoryQuery, found: readonly number[], backwards: boolean): IndexPage {
  const places = found.slice(0, query.pageSize);
  if (backwards) places.reverse();
  const standing = (place: number | undefined): Standing | null =>
    place === undefined ? null : standingOf(index.columns, query.sort, place);
  return {
    ids: places.map((place) => index.columns.ids[place] ?? 0),
    first: standing(places[0]),
    last: standing(places.at(-1)),
    more: found.length > query.pageSize,
  };
}
