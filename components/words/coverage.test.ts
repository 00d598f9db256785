import { describe, expect, it } from "vitest";
import type { CoverageGap, SourceCoverage } from "#lib/domain/inventory/detail.ts";
import { blindSpots, coverageStatement, gapWords, isReadCompletely, sourceProblem } from "./coverage.ts";

const collection = {
  id: "1",
  readAt: "2026-11-20T13:00:00.000Z",
  finishedAt: "2026-11-20T13:01:00.000Z",
  status: "complete",
  facts: 10,
  changes: 0,
  notes: [],
  error: null,
};

function source(part: Partial<SourceCoverage>): SourceCoverage {
  const whole = { slug: "prod-eu", system: "kubernetes", sample: false, running: false, complete: 3, total: 3 };
  return { ...whole, collection, gaps: [], ...part };
}

function gap(status: string): CoverageGap {
  const rest = { lastCompleteAt: null, problems: [], problemCount: 0, heldClosings: 0, held: [] };
  return { path: "cluster/roles", kind: "roles", label: "Roles", status, reason: "", ...rest };
}

it("does not take what was chosen or is impossible for a blind spot", () => {
  const gaps = ["denied", "switched-off", "not-supported", "carried", "partial"].map(gap);
  expect(blindSpots(source({ gaps })).map(({ status }) => status)).toEqual(["denied", "partial"]);
});

describe("isReadCompletely", () => {
  it("holds when the collection ended and nothing is unseen", () => {
    expect(isReadCompletely(source({ gaps: [gap("switched-off")] }))).toBe(true);
  });

  it.each([{ collection: null }, { collection: { ...collection, status: "failed" } }, { gaps: [gap("failed")] }])(
    "fails for %j",
    (part) => expect(isReadCompletely(source(part))).toBe(false),
  );
});

it("says what is wrong with a source as a whole", () => {
  expect(sourceProblem(source({}))).toBeNull();
  expect(sourceProblem(source({ collection: null }))).toBe("It was never read.");
  expect(sourceProblem(source({ collection: null, running: true }))).toBe("The first collection is running.");
  const failed = { ...collection, status: "failed", error: "The directory does not exist." };
  expect(sourceProblem(source({ collection: failed }))).toBe(
    "The last collection failed: The directory does not exist.",
  );
});

it("counts complete sources", () => {
  expect(coverageStatement([source({}), source({ collection: null })])).toBe("1 of 2 sources complete");
  expect(coverageStatement([source({})])).toBe("1 of 1 source complete");
  expect(coverageStatement([])).toBe("No source yet");
});

describe("gapWords", () => {
  const of = (label: string, status: string, heldClosings = 0) => ({ ...gap(status), label, heldClosings });

  it("says what was not read, each kind of listing once", () => {
    expect(gapWords([of("Secrets", "denied"), of("Secrets", "failed"), of("Pods", "partial")])).toBe(
      "Secrets not readable. Pods read in part.",
    );
  });

  it("says what waits to be confirmed, and counts what is too much to name", () => {
    const many = ["Roles", "Secrets", "Pods", "Jobs", "Nodes"].map((label) => of(label, "denied"));

    expect(gapWords([of("Roles", "complete", 3)])).toBe("Roles: 3 removals not confirmed.");
    expect(gapWords(many)).toMatch(/^Roles .* Pods not readable\. 2 more kinds of listings are incomplete\.$/);
  });

  it("says nothing of what is complete", () => {
    expect(gapWords([])).toBe("");
  });
});
