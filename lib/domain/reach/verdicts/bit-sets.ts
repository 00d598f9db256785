/** Sets of small numbers, told by their own numbers from 1 on; 0 is no set. What was handed out never changes. */
export class BitSets {
  readonly words: number;
  count = 1;
  #bits: Uint32Array;

  /** @param capacity numbers below it can be in a set */
  constructor(capacity: number) {
    this.words = Math.ceil(capacity / 32);
    this.#bits = new Uint32Array(this.words * 64);
  }

  /** The same sets, to add others to. */
  fork(): BitSets {
    const forked = new BitSets(this.words * 32);
    forked.count = this.count;
    forked.#bits = this.#bits.slice();
    return forked;
  }

  /** All that is in any of some sets, and some numbers. Answers with one of the sets where it has all already. */
  union(sets: readonly number[], numbers: readonly number[]): number {
    let result = 0;
    let isOwn = false;
    const own = (): void => {
      if (isOwn) return;
      result = this.#add(result);
      isOwn = true;
    };
    for (const set of sets) {
      if (result === 0) result = set;
      if (set === result || this.#covers(result, set)) continue;
      own();
      for (let word = 0; word < this.words; word += 1) {
        this.#bits[result * this.words + word] = this.#word(result, word) | this.#word(set, word);
      }
    }
    for (const number of numbers) {
      const word = number >>> 5;
      const bit = 1 << (number & 31);
      if (result !== 0 && (this.#word(result, word) & bit) !== 0) continue;
      own();
      this.#bits[result * this.words + word] = this.#word(result, word) | bit;
    }
    return result === 0 ? this.#add(0) : result;
  }

  /** The sum of what the numbers in a set weigh. */
  weigh(set: number, weights: ArrayLike<number>): number {
    let sum = 0;
    for (let at = 0; at < this.words; at += 1) {
      for (let word = this.#word(set, at); word !== 0; word &= word - 1) {
        sum += weights[at * 32 + 31 - Math.clz32(word & -word)] ?? 0;
      }
    }
    return sum;
  }

  #word(set: number, word: number): number {
    return this.#bits[set * this.words + word] ?? 0;
  }

  #covers(set: number, other: number): boolean {
    for (let word = 0; word < this.words; word += 1) {
      if ((this.#word(other, word) & ~this.#word(set, word)) !== 0) return false;
    }
    return true;
  }

  /** A set of its own that begins as another one, 0 as an empty one. */
  #add(like: number): number {
    const begin = this.count * this.words;
    if (begin + this.words > this.#bits.length) {
      const larger = new Uint32Array(this.#bits.length * 2 + this.words);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits.copyWithin(begin, like * this.words, (like + 1) * this.words);
    this.count += 1;
    return this.count - 1;
  }
}
