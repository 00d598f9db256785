import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest, formatCounts, sumCounts } from "./suite-report.ts";

const VITEST = {
  success: true,
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: [{ status: "passed", assertionResults: [{}] }],
};

describe("countVitest", () => {
  it("counts", () => {
    expect(countVitest(VITEST)).toEqual({ passed: 10, failed: 0, skipped: 3 });
  });

  it("counts a file that could not be loaded", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];

    expect(countVitest({ ...VITEST, success: false, testResults }).failed).toBe(1);
  });

  it("counts an error outside of any test", () => {
    expect(countVitest({ ...VITEST, success: false }).failed).toBe(1);
  });
});

describe("countPlaywright", () => {
  it("counts a test that passed only when repeated, and an error outside of any test, as failed", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };

    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});

it("adds up to the last line", () => {
  const total = sumCounts([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);

  expect(formatCounts(total)).toBe("4 passed, 1 failed, 2 skipped");
});
