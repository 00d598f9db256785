/** What stands first to last, and where each one stands then. */
export interface Order {
  /** Old numbers in their new order. */
  sorted: Uint32Array;
  /** By old number, the new one. */
  rank: Uint32Array;
}

/** Orders what is numbered from 0. */
export function orderOf(size: number, compare: (one: number, other: number) => number): Order {
  const sorted = Uint32Array.from({ length: size }, (_, index) => index).sort(compare);
  return { sorted, rank: ranksOf(sorted) };
}

export function ranksOf(sorted: Uint32Array): Uint32Array {
  const rank = new Uint32Array(sorted.length);
  for (let place = 0; place < sorted.length; place += 1) rank[sorted[place] ?? 0] = place;
  return rank;
}

/** Shorter ones first where one is the beginning of the other. */
export function compareLists(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < one.length && place < other.length; place += 1) {
    const difference = (one[place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Stands equal ones in the order they had: sorting by several keys is sorting by the last one first. Linear. */
export function stableSort(order: Uint32Array, keys: Uint32Array, keyCount: number): Uint32Array {
  const next = new Uint32Array(keyCount + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key += 1) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const item of order) {
    const key = keys[item] ?? 0;
    const place = next[key] ?? 0;
    next[key] = place + 1;
    sorted[place] = item;
  }
  return sorted;
}
