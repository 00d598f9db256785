import { describe, expect, it } from "vitest";
import { makeTurns } from "./turns.ts";

describe("turns", () => {
  it("are over when the next begins, also what was started in them", () => {
    const turns = makeTurns();
    const first = turns.begin();
    const search = turns.current();
    expect([first(), search()]).toEqual([true, true]);

    const second = turns.begin();
    expect([first(), search(), second()]).toEqual([false, false, true]);
  });
});
