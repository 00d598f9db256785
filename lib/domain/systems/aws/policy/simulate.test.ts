import { beforeAll, describe, expect, it } from "vitest";
import { scaled } from "#lib/domain/testing/scale.ts";
import { compareWithSimulate, type Comparison } from "./testing/compare.ts";
import { ourDecision } from "./testing/our-answer.ts";
import { ELEMENT_SWITCHES, OPERATOR_SWITCHES, TYPE_SWITCHES, type Switch } from "./testing/switches.ts";

const CASES = scaled(3000);
const DECIDES_AT_LEAST = scaled(20);

let comparison: Comparison;

beforeAll(async () => {
  comparison = await compareWithSimulate(42, CASES);
}, 600_000);

describe(`${CASES} random requests, decided here and by iam-simulate`, () => {
  it("are decided alike, but for what the readme explains", () => {
    const unexplained = comparison.differences.filter(({ why }) => why === null);

    expect(unexplained.slice(0, 3)).toEqual([]);
    expect(unexplained).toHaveLength(0);
  });

  it("are allowed in a quarter to three quarters of the cases", () => {
    const share = comparison.compared.filter(({ allowed }) => allowed).length / CASES;

    expect(share).toBeGreaterThanOrEqual(0.25);
    expect(share).toBeLessThanOrEqual(0.75);
  });

  it("are conditional where keys are not known, and every remaining condition was made true and made false", () => {
    const { decisions, remaining, bothWays } = comparison.conditionals;

    expect(decisions).toBeGreaterThanOrEqual(CASES / 20);
    expect(bothWays).toBe(remaining);
  });

  it.each([...TYPE_SWITCHES, ...OPERATOR_SWITCHES, ...ELEMENT_SWITCHES])(
    "are decided by $name at least 20 times in 3,000, and go wrong without",
    (off) => {
      expect(wrongWithout(off)).toBeGreaterThanOrEqual(DECIDES_AT_LEAST);
    },
  );
});

/** How many decisions of iam-simulate are missed when something is switched off here. */
function wrongWithout(off: Switch): number {
  const explained = new Set(comparison.differences.map(({ asked }) => asked));
  const alike = comparison.compared.filter(({ asked }) => !explained.has(asked));
  return alike.filter(({ asked, allowed }) => ourDecision(asked, { off }).answer !== (allowed ? "yes" : "no")).length;
}
