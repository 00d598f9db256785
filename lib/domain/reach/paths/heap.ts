/** Numbers with a cost each, the cheapest first. */
export class Heap {
  readonly #costs: number[] = [];
  readonly #items: number[] = [];

  /** What the cheapest costs; Infinity where nothing is left. */
  get least(): number {
    return this.#costs[0] ?? Infinity;
  }

  push(cost: number, item: number): void {
    let at = this.#costs.length;
    this.#costs.push(cost);
    this.#items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#costs[above] ?? 0) <= cost) break;
      this.#move(above, at);
      at = above;
    }
    this.#costs[at] = cost;
    this.#items[at] = item;
  }

  /** Takes the cheapest out; -1 where nothing is left. */
  pop(): number {
    const first = this.#items[0] ?? -1;
    const cost = this.#costs.pop() ?? 0;
    const item = this.#items.pop() ?? 0;
    const size = this.#costs.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below + 1 < size && (this.#costs[below + 1] ?? 0) < (this.#costs[below] ?? 0)) below += 1;
      if (below >= size || (this.#costs[below] ?? 0) >= cost) break;
      this.#move(below, at);
      at = below;
    }
    this.#costs[at] = cost;
    this.#items[at] = item;
    return first;
  }

  #move(from: number, to: number): void {
    this.#costs[to] = this.#costs[from] ?? 0;
    this.#items[to] = this.#items[from] ?? 0;
  }
}
