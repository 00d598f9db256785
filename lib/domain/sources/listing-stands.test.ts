import { describe, expect, it } from "vitest";
import { listingStands } from "./listing-stands.ts";

const AT = new Date("2026-11-21T12:00:00Z");
const HOUR = 3600;
const before = (seconds: number) => new Date(AT.getTime() - seconds * 1000);

describe("a listing", () => {
  it.each([
    ["complete, whenever that was", "complete", before(9 * HOUR), true],
    ["carried within the sweep period", "carried", before(HOUR), true],
    ["carried for longer", "carried", before(HOUR + 1), false],
    ["carried and never complete", "carried", null, false],
    ["partial though complete before", "partial", before(1), false],
    ["denied", "denied", null, false],
  ] as const)("%s", (_, status, lastCompleteAt, expected) => {
    expect(listingStands({ status, lastCompleteAt, sweepPeriodSeconds: HOUR }, AT)).toBe(expected);
  });
});
