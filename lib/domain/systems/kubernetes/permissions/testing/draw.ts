/** Chance that repeats: the same seed draws the same. */
export interface Draw {
  /** From 0 to below 1. */
  unit(): number;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  /** @throws Error when there is nothing to draw from */
  one<Item>(items: readonly Item[]): Item;
  /** So many of them, each at most once. */
  some<Item>(items: readonly Item[], count: number): Item[];
}

/** Mulberry32: 32 bits of state are plenty for test data. */
export function draws(seed: number): Draw {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(unit() * items.length)];
    if (item === undefined) throw new Error("nothing to draw from");
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const left = [...items];
    const drawn: Item[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(unit() * left.length), 1));
    return drawn;
  };
  return { unit, chance: (share) => unit() < share, one, some };
}
