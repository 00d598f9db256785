import fc from "fast-check";
import { expect, it } from "vitest";
import { AGE_FACETS, AGES, dayOf, MAX_AGE, readAge, spanOf } from "./age.ts";
import { ageWords } from "./age-words.ts";

it("writes what it reads the same way again", () => {
  const unit = fc.constantFrom("d", "w", "y");
  const age = fc.tuple(fc.nat(400), unit).map(([count, of]) => `${count}${of}`);
  const typed = fc.oneof(
    age.map((text) => `<${text}`),
    age.map((text) => `>${text}`),
    fc.tuple(age, age).map(([from, to]) => `${from}-${to}`),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...AGE_FACETS), typed, (facet, text) => {
      const read = readAge(facet, text);
      if ("value" in read) expect(readAge(facet, read.value)).toEqual(read);
    }),
  );
});

it.each(AGE_FACETS)("shows values of %s that leave no day out and overlap on none", (facet) => {
  const spans = AGES[facet].shown.map(spanOf).filter((span) => span !== null);
  fc.assert(
    fc.property(fc.integer({ min: -MAX_AGE, max: 2 * MAX_AGE }), (age) => {
      expect(spans.filter(({ from, to }) => from <= age && age < to)).toHaveLength(1);
    }),
  );
  for (const value of AGES[facet].shown) expect(readAge(facet, value)).toEqual({ value });
});

it("begins a day at midnight in UTC, before 1970 too", () => {
  expect(dayOf(new Date("1970-01-01T23:59:59.999Z"))).toBe(0);
  expect(dayOf(new Date("1970-01-02T00:00:00Z"))).toBe(1);
  expect(dayOf(new Date("1969-12-31T23:59:59Z"))).toBe(-1);
});

it.each([
  ["created", "<7d", "Within 7 days"],
  ["created", "7d-30d", "7 to 30 days ago"],
  ["last-used", ">1d", "Over 1 day ago"],
  ["credential", "90d-365d", "90 to 365 days old"],
  ["credential", "none", "None stored"],
  ["expires", "<30d", "Within 30 days"],
  ["expires", ">30d", "In over 30 days"],
  ["changed", "never", "Not since the first read"],
] as const)("says %s %s as %s", (facet, value, words) => {
  expect(ageWords(facet, value)).toBe(words);
});
