import { describe, expect, it } from "vitest";
import { Patience } from "./patience.ts";

describe("patience", () => {
  it("is used up by how long is waited, not by how many wait", () => {
    const patience = new Patience(300_000);
    expect(Array.from({ length: 8 }, () => patience.allows(60_000))).toEqual(Array<boolean>(8).fill(true));
    expect(patience.allows(299_000)).toBe(true);
  });

  it("ends where a wait is longer than what is left", () => {
    const patience = new Patience(300_000);
    expect(patience.allows(200_000)).toBe(true);
    expect(patience.allows(301_000)).toBe(false);
    expect(patience.allows(200_000)).toBe(true);
  });

  it("lets nothing begin before the end of a wait, unless it is told to stop", async () => {
    const patience = new Patience(300_000);
    await patience.passed(new AbortController().signal);
    patience.allows(60_000);
    const stop = new AbortController();
    const waiting = patience.passed(stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });

  it("lets calls begin after it", async () => {
    const patience = new Patience(300_000);
    const end = performance.now() + 20;
    patience.allows(20);
    await patience.passed(new AbortController().signal);
    expect(performance.now()).toBeGreaterThanOrEqual(end - 1);
  });
});
