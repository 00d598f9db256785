import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBytes, Dictionary, ranksOf } from "./dictionary.ts";
import { sortBy, sortPlaces } from "./sort.ts";

function whole<Result>(work: Generator<void, Result>): { result: Result; pauses: number } {
  for (let pauses = 0; ; pauses += 1) {
    const step = work.next();
    if (step.done) return { result: step.value, pauses };
  }
}

/** More than one run, with many equals. */
const values = fc.array(fc.integer({ min: -5, max: 5000 }), { minLength: 0, maxLength: 3000, size: "max" });

function sortedPlaces(numbers: readonly number[]): number[] {
  return numbers.map((_, place) => place).sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0));
}

describe("sorting with pauses", () => {
  it("puts places in the order of their numbers, equals as they came", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(1, 100_000), (numbers, scale) => {
        const places = Int32Array.from(numbers.keys());
        const scaled = numbers.map((number) => number * scale);
        const byNumber = whole(sortPlaces(places, (place) => scaled[place] ?? 0)).result;
        const byComparing = whole(sortBy(places, (one, other) => (scaled[one] ?? 0) - (scaled[other] ?? 0))).result;
        expect([...byNumber]).toEqual(sortedPlaces(scaled));
        expect([...byComparing]).toEqual(sortedPlaces(scaled));
        expect([...places.keys()]).toEqual([...places]);
      }),
      { numRuns: 30 },
    );
  });

  it("ranks texts by their bytes, equal ones alike, whether or not they came in order", () => {
    const texts = fc.array(fc.string({ unit: "binary", maxLength: 2 }), { maxLength: 2500, size: "max" });
    fc.assert(
      fc.property(texts, fc.boolean(), (drawn, inOrder) => {
        const keys = inOrder ? drawn.toSorted(compareBytes) : drawn;
        const different = [...new Set(keys)].sort(compareBytes);
        const places = new Map(different.map((text, place) => [text, place]));
        expect([...whole(ranksOf(keys)).result]).toEqual(keys.map((text) => places.get(text)));
      }),
      { numRuns: 8 },
    );
  });

  it("pauses within a sort, however long", () => {
    const places = Int32Array.from({ length: 300_000 }, (_, place) => place);
    const scattered = (place: number): number => Math.imul(place, 0x9e3779b1);
    expect(whole(sortPlaces(places, scattered)).pauses).toBeGreaterThan(12);
    expect(whole(sortBy(places, (one, other) => scattered(one) - scattered(other))).pauses).toBeGreaterThan(300);
  });
});

it("numbers each different value once, whatever it looks like", () => {
  const dictionary = new Dictionary<string | number | null>();
  const keys = [null, "", "null", 0, -1, 20_000, "__proto__", "\u{1f600}", "a".repeat(300), 0.5];
  expect(keys.map((key) => dictionary.codeOf(key))).toEqual([...keys.keys()]);
  expect(keys.toReversed().map((key) => dictionary.codeOf(key))).toEqual([...keys.keys()].reverse());
});
