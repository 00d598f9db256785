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

/** Lists of numbers, each different one once. */
export class ListInterner {
  readonly #codes = new Map<string, number>();
  readonly lists: (readonly number[])[] = [];

  codeOf(list: readonly number[]): number {
    const text = list.join(" ");
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.lists.length;
    this.#codes.set(text, code);
    this.lists.push(list);
    return code;
  }
}
