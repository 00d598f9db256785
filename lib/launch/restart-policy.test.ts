import { describe, expect, it } from "vitest";
import { EAGER, PATIENT, restartDelay } from "./restart-policy.ts";

describe("restartDelay", () => {
  it("gives up at the third death within a minute", () => {
    expect(restartDelay(EAGER, [0], 0)).toBe(250);
    expect(restartDelay(EAGER, [0, 20_000], 20_000)).toBe(500);
    expect(restartDelay(EAGER, [0, 20_000, 40_000], 40_000)).toBeUndefined();
  });

  it("forgets deaths that are long ago", () => {
    expect(restartDelay(EAGER, [0, 20_000, 70_000], 70_000)).toBe(500);
  });

  it("waits longer each time, up to half a minute, and never gives up", () => {
    const deaths: number[] = [];
    const delays = Array.from({ length: 8 }, () => {
      deaths.push(0);
      return restartDelay(PATIENT, deaths, 0);
    });

    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("is quick with one that works between its deaths", () => {
    const deaths = [0, 10_000, 20_000, 30_000];

    const delays = deaths.map((now, at) => restartDelay(PATIENT, deaths.slice(0, at + 1), now));

    expect(delays).toEqual([1_000, 1_000, 1_000, 1_000]);
  });
});
