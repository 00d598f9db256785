/** Numbers that are moved between two pauses: about a millisecond. */
const STEP = 1 << 16;
/** Comparisons of texts take longer than moving numbers does. */
const COMPARED = 1 << 13;
/** Sorted at once, without a pause. */
const RUN = 1 << 10;
const DIGIT = 1 << 16;

/**
 * Sorts places by numbers, equals as they came: a pass for every 16 bits of the difference between the ends. It pauses
 * within each pass.
 */
export function* sortPlaces(places: Int32Array, valueOf: (place: number) => number): Generator<void, Int32Array> {
  let keys = new Float64Array(places.length);
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < places.length; index += 1) {
    const value = valueOf(places[index] ?? 0);
    keys[index] = value;
    if (value < low) low = value;
    if (value > high) high = value;
    if (index % STEP === 0) yield;
  }
  let sorted = places;
  for (let unit = 1; unit <= high - low; unit *= DIGIT) {
    const starts = yield* startsOf(keys, low, unit);
    const nextPlaces = new Int32Array(places.length);
    const nextKeys = new Float64Array(places.length);
    for (let index = 0; index < sorted.length; index += 1) {
      const key = keys[index] ?? 0;
      const digit = digitOf(key - low, unit);
      const to = starts[digit] ?? 0;
      starts[digit] = to + 1;
      nextPlaces[to] = sorted[index] ?? 0;
      nextKeys[to] = key;
      if (index % STEP === 0) yield;
    }
    sorted = nextPlaces;
    keys = nextKeys;
  }
  return sorted;
}

/** Where the keys with each digit begin. */
function* startsOf(keys: Float64Array, low: number, unit: number): Generator<void, Uint32Array> {
  const counts = new Uint32Array(DIGIT);
  for (let index = 0; index < keys.length; index += 1) {
    const digit = digitOf((keys[index] ?? 0) - low, unit);
    counts[digit] = (counts[digit] ?? 0) + 1;
    if (index % STEP === 0) yield;
  }
  let start = 0;
  for (let digit = 0; digit < DIGIT; digit += 1) {
    const count = counts[digit] ?? 0;
    counts[digit] = start;
    start += count;
  }
  return counts;
}

function digitOf(value: number, unit: number): number {
  return Math.floor(value / unit) % DIGIT;
}

/**
 * Sorts numbers by a comparison, equals as they came: short runs are sorted at once, and then merged two by two, with
 * pauses within a merge. Runs that follow each other already are copied, not compared.
 */
export function* sortBy(
  numbers: Int32Array,
  compare: (one: number, other: number) => number,
): Generator<void, Int32Array> {
  const { length } = numbers;
  let from = numbers.slice();
  let to = new Int32Array(length);
  for (let low = 0; low < length; low += RUN) {
    from.subarray(low, low + RUN).sort(compare);
    yield;
  }
  for (let width = RUN; width < length; width *= 2) {
    for (let low = 0; low < length; low += 2 * width) {
      const middle = Math.min(low + width, length);
      yield* merge(from, to, { low, middle, high: Math.min(middle + width, length) }, compare);
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Two runs that follow each other: from `low` on, and from `middle` on. */
interface Runs {
  low: number;
  middle: number;
  high: number;
}

function* merge(
  from: Int32Array,
  to: Int32Array,
  { low, middle, high }: Runs,
  compare: (one: number, other: number) => number,
): Generator<void, void> {
  if (middle === high || compare(from[middle - 1] ?? 0, from[middle] ?? 0) <= 0) {
    to.set(from.subarray(low, high), low);
    return;
  }
  let left = low;
  let right = middle;
  for (let at = low; at < high; at += 1) {
    const takesLeft = right === high || (left < middle && compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    to[at] = from[takesLeft ? left++ : right++] ?? 0;
    if (at % COMPARED === 0) yield;
  }
}
