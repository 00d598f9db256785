import { sortBy } from "./sort.ts";

/** A map that grows moves all that is in it at once: many small ones stand still for less long than one that is large. */
const SHARDS = 256;

/** Each different value once, under a number that never changes. Values are only added. */
export class Dictionary<Key extends string | number | null> {
  readonly keys: Key[] = [];
  readonly #codes = Array.from({ length: SHARDS }, () => new Map<Key, number>());
  #last: Key | undefined;
  #lastCode = 0;

  /** The number of a value, a new one where it is new. */
  codeOf(key: Key): number {
    // The same as in the row before, mostly: comparing costs less than looking up.
    if (key !== this.#last) {
      this.#lastCode = this.#codes[shardOf(key)]?.get(key) ?? this.#add(key);
      this.#last = key;
    }
    return this.#lastCode;
  }

  #add(key: Key): number {
    const code = this.keys.length;
    this.keys.push(key);
    this.#codes[shardOf(key)]?.set(key, code);
    return code;
  }
}

/** Texts that are alike differ at their ends. */
function shardOf(key: string | number | null): number {
  if (key === null) return 0;
  if (typeof key === "number") return key & (SHARDS - 1);
  const { length } = key;
  let hash = length;
  for (let at = Math.max(0, length - 6); at < length; at += 1) hash = Math.imul(hash, 31) + key.charCodeAt(at);
  return hash & (SHARDS - 1);
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

/** Texts that are compared with the one before them between two pauses. */
const STEP = 1 << 13;

/** For each number of a dictionary of texts its place among all texts, with pauses; equal texts share one. */
export function* ranksOf(texts: readonly string[]): Generator<void, Float64Array> {
  const ranks = new Float64Array(texts.length);
  const codes = yield* sortedCodes(texts);
  let rank = 0;
  for (let at = 0; at < codes.length; at += 1) {
    if (at > 0 && texts[codes[at] ?? 0] !== texts[codes[at - 1] ?? 0]) rank += 1;
    ranks[codes[at] ?? 0] = rank;
    if (at % STEP === 0) yield;
  }
  return ranks;
}

/** Texts that came in order need no sorting: that is how a whole inventory is loaded. */
function* sortedCodes(texts: readonly string[]): Generator<void, Int32Array> {
  const codes = new Int32Array(texts.length);
  const compare = (one: number, other: number): number => compareBytes(texts[one] ?? "", texts[other] ?? "");
  let inOrder = true;
  for (let code = 0; code < texts.length; code += 1) {
    codes[code] = code;
    inOrder &&= code === 0 || compare(code - 1, code) <= 0;
    if (code % STEP === 0) yield;
  }
  return inOrder ? codes : yield* sortBy(codes, compare);
}
