/** Each different value once, under a number that never changes. Values are only added. */
export class Dictionary<Key extends string | number | null> {
  readonly keys: Key[] = [];
  readonly #codes = new Map<Key, number>();
  #last: Key | undefined;
  #lastCode = 0;

  /** The number of a value, a new one where it is new. */
  codeOf(key: Key): number {
    // The same as in the row before, mostly: comparing costs less than looking up.
    if (key !== this.#last) {
      this.#lastCode = this.#codes.get(key) ?? this.#add(key);
      this.#last = key;
    }
    return this.#lastCode;
  }

  #add(key: Key): number {
    const code = this.keys.length;
    this.keys.push(key);
    this.#codes.set(key, code);
    return code;
  }
}

/** Texts that are searched: each has a mark that rules most of them out without reading them. */
export class TextDictionary extends Dictionary<string> {
  #marks = new Uint32Array(1024);
  #marked = 0;

  override codeOf(key: string): number {
    const code = super.codeOf(key);
    if (code < this.#marked) return code;
    if (code === this.#marks.length) {
      const marks = new Uint32Array(code * 2);
      marks.set(this.#marks);
      this.#marks = marks;
    }
    this.#marks[code] = markOf(key);
    this.#marked = code + 1;
    return code;
  }

  /** False where a text cannot contain what the mark is of. */
  mayContain(code: number, mark: number): boolean {
    return ((this.#marks[code] ?? 0) & mark) === mark;
  }
}

/** A bit for every two characters that follow each other: a text has all the bits of what it contains. */
export function markOf(text: string): number {
  let mark = 0;
  for (let at = 1; at < text.length; at += 1) {
    const pair = text.charCodeAt(at - 1) * 31 + text.charCodeAt(at);
    mark |= 1 << (Math.imul(pair, 0x9e3779b1) >>> 27);
  }
  return mark;
}

/**
 * Compares as Postgres compares text under collation "C": by the bytes of UTF-8, which is by code points. JavaScript
 * compares by code units, among which those of code points above U+FFFF are not the highest.
 */
export function compareBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const left = one.charCodeAt(at);
    const right = other.charCodeAt(at);
    if (left !== right)
      return left < FIRST_SURROGATE || right < FIRST_SURROGATE ? left - right : byPoint(left) - byPoint(right);
  }
  return one.length - other.length;
}

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** Code units, ordered as the code points they are part of. */
function byPoint(unit: number): number {
  return unit >= AFTER_SURROGATES ? unit : unit + AFTER_SURROGATES;
}

/** For each number of a dictionary of texts its place among all texts; equal texts share one. */
export function ranksOf(texts: readonly string[]): Float64Array {
  const ranks = new Float64Array(texts.length);
  let rank = 0;
  let previous: string | null = null;
  for (const code of sortedCodes(texts)) {
    const text = texts[code] ?? "";
    if (previous !== null && text !== previous) rank += 1;
    ranks[code] = rank;
    previous = text;
  }
  return ranks;
}

/** Texts that came in order need no sorting: that is how a whole inventory is loaded. */
function sortedCodes(texts: readonly string[]): number[] {
  const codes = texts.map((_, code) => code);
  const inOrder = texts.every((text, code) => code === 0 || compareBytes(texts[code - 1] ?? "", text) <= 0);
  return inOrder ? codes : codes.sort((one, other) => compareBytes(texts[one] ?? "", texts[other] ?? ""));
}
