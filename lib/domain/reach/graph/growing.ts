/** Numbers that are added one by one, without an object each. */
export class Growing {
  #numbers = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  /** The numbers so far; to be read before the next one is added. */
  get numbers(): Uint32Array {
    return this.#numbers.subarray(0, this.length);
  }
}

/** Each different value once, numbered as they come. */
export class Interner {
  readonly #codes = new Map<string, number>();

  get size(): number {
    return this.#codes.size;
  }

  /** The number of a text. */
  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#codes.size;
    this.#codes.set(text, code);
    return code;
  }

  get(text: string): number | undefined {
    return this.#codes.get(text);
  }

  texts(): string[] {
    return [...this.#codes.keys()];
  }
}

/** Numbers below it can be packed into one, two at a time. */
const PACKED = 2 ** 26;

/** Lists of numbers, each different one once. Most are of one or two, which need no text to be looked up by. */
export class ListInterner {
  readonly #numbers = new Map<number, number>();
  readonly #texts = new Map<string, number>();
  readonly lists: (readonly number[])[] = [];

  codeOf(list: readonly number[]): number {
    const [one = 0, other = PACKED - 1] = list;
    const isPacked = list.length > 0 && list.length < 3 && one < PACKED && (other < PACKED - 1 || list.length === 1);
    if (isPacked) return this.#codeIn(this.#numbers, one * PACKED + other, list);
    return this.#codeIn(this.#texts, list.join(" "), list);
  }

  #codeIn<Key>(codes: Map<Key, number>, key: Key, list: readonly number[]): number {
    const known = codes.get(key);
    if (known !== undefined) return known;
    const code = this.lists.length;
    codes.set(key, code);
    this.lists.push(list);
    return code;
  }
}
