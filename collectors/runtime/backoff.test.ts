import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { nextTry } from "./backoff.ts";
import { endingOf } from "./live-ending.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const seconds = (count: number) => new Date(NOW.getTime() + count * 1000);
const situation = { failures: 0, stopping: false, now: NOW, jitter: 0 };

describe("nextTry", () => {
  it("comes later each time, and not a sixth time", () => {
    const pauses = [1, 2, 3, 4, 5].map((failures) => {
      const at = nextTry({ failures, now: NOW, retryAt: null, jitter: 1 });
      return at && (at.getTime() - NOW.getTime()) / 1000;
    });

    expect(pauses).toEqual([15, 30, 60, 120, null]);
  });

  it("is never before the system allows, and a day away at most", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: -1000, max: 200_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, wait, jitter) => {
          const at = nextTry({ failures, now: NOW, retryAt: seconds(wait), jitter })?.getTime() ?? 0;

          expect(at).toBeGreaterThanOrEqual(seconds(Math.min(wait, 86_400)).getTime());
          expect(at).toBeGreaterThan(NOW.getTime());
          expect(at).toBeLessThanOrEqual(seconds(86_400).getTime());
        },
      ),
    );
  });
});

describe("endingOf", () => {
  it("tries again what may pass", () => {
    const lost = Object.assign(new Error("gone"), { code: "57P01" });

    expect(endingOf(new ExternalSystem("away", { retryAt: seconds(300) }), situation)).toEqual({
      status: "failed",
      message: "away",
      retryAt: seconds(300),
      tryAgain: { at: seconds(300), failures: 1 },
    });
    expect(endingOf(lost, situation).tryAgain).toEqual({ at: seconds(7.5), failures: 1 });
  });

  it("remembers when the system may be asked, also when it gives up until the schedule", () => {
    const ending = endingOf(new ExternalSystem("away", { retryAt: seconds(300) }), { ...situation, failures: 4 });

    expect(ending).toMatchObject({ retryAt: seconds(300), tryAgain: null });
  });

  it("does not try again what will not pass, and goes on at once when the worker stops", () => {
    expect(endingOf(new InvalidInput("no"), situation)).toMatchObject({ message: "no", tryAgain: null });
    expect(endingOf(new TypeError("secret detail"), situation)).toMatchObject({
      message: "The collection ended by an unexpected error.",
      tryAgain: null,
    });
    expect(endingOf(new Error("aborted"), { ...situation, stopping: true, failures: 2 })).toMatchObject({
      status: "interrupted",
      tryAgain: { at: null, failures: 2 },
    });
  });
});
