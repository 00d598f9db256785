import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inTurn, lastAsked, turnOf, withLast } from "./turn-of-reports.ts";

const principals = fc
  .uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 })
  .map((numbers) =>
    inTurn(numbers.map((number) => ({ id: `AROA${String(number).padStart(17, "0")}`, arn: `arn:role/${number}` }))),
  );

describe("whose turn it is to be asked for a report", () => {
  it("comes around to all, whatever each run can ask for", () => {
    fc.assert(
      fc.property(principals, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 }), (all, budgets) => {
        let reason = "";
        const asked: string[] = [];
        for (const left of budgets) {
          const turn = turnOf(all, { left }, reason);
          expect(new Set(turn).size).toBe(Math.min(left, all.length));
          asked.push(...turn.map(({ id }) => id));
          reason = withLast("Not all were asked.", turn.at(-1)?.id ?? lastAsked(reason));
        }
        const expected = asked.map((_, index) => all[index % all.length]?.id);
        expect(asked).toEqual(expected);
      }),
    );
  });

  it("goes on after one that is gone", () => {
    fc.assert(
      fc.property(principals, fc.nat(), (all, seed) => {
        const gone = all[seed % all.length];
        const rest = all.filter((one) => one !== gone);
        const turn = turnOf(rest, { left: 1 }, withLast("Some.", gone?.id));
        expect(turn[0]).toBe(rest[(seed % all.length) % Math.max(1, rest.length)]);
      }),
    );
  });

  it("keeps who was last however long the reason is, and takes nobody else's words for it", () => {
    const id = "AROA11111111111100001";
    const reason = withLast("x".repeat(2000), id);
    expect(reason.length).toBe(500);
    expect(lastAsked(reason)).toBe(id);
    expect(lastAsked(`The last was ${id}. And then more.`)).toBeUndefined();
    expect(withLast("As it was.", "a name. The last was")).toBe("As it was.");
  });
});
