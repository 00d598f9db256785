import { expect, it } from "vitest";
import { makeTurns } from "./turns.ts";

it("ends a turn when the next begins", () => {
  const turns = makeTurns();
  const first = turns.begin();
  expect(first()).toBe(true);

  const second = turns.begin();

  expect([first(), second()]).toEqual([false, true]);
});
