import { describe, expect, it } from "vitest";
import type { CoverageGap, SourceCoverage } from "#lib/domain/inventory/detail.ts";
import type { WeekCounts } from "#lib/domain/inventory/week.ts";
import { decisions } from "./decisions.ts";
import { changesInWords, weekHeadline } from "./headline.ts";
import { ledger } from "./ledger.ts";

const NOTHING: WeekCounts = {
  total: 0,
  unowned: 0,
  production: 0,
  reaching: 0,
  productionUnowned: 0,
  productionEndless: 0,
  unclassified: 0,
  missing: 0,
  expiring: 0,
  endless: 0,
  incomplete: 0,
  atLeast: false,
};
const counts = (some: Partial<WeekCounts>): WeekCounts => ({ ...NOTHING, ...some });

const collection = {
  id: "7",
  readAt: "2026-03-03T09:00:00.000Z",
  finishedAt: "2026-03-03T09:00:01.000Z",
  status: "complete",
  facts: 10,
  changes: 0,
  notes: [],
  error: null,
};
const source = (some: Partial<SourceCoverage> = {}): SourceCoverage => ({
  slug: "prod-eu",
  system: "kubernetes",
  sample: false,
  collection,
  running: false,
  complete: 3,
  total: 3,
  gaps: [],
  ...some,
});
const gap = (some: Partial<CoverageGap>): CoverageGap => ({
  path: "cluster/secrets",
  kind: "secrets",
  label: "Secrets",
  status: "denied",
  reason: "The API server refused.",
  lastCompleteAt: null,
  problems: [],
  problemCount: 0,
  heldClosings: 0,
  held: [],
  ...some,
});

describe("the headline", () => {
  const say = (some: Partial<WeekCounts>) => Object.values(weekHeadline(counts(some))).join("");

  it.each([
    [
      { total: 173, production: 105, productionUnowned: 4 },
      "173 identities; 105 live in production, 4 of them without an owner.",
    ],
    [{ total: 1, production: 1, productionUnowned: 1 }, "1 identity; 1 lives in production, without an owner."],
    [
      { total: 9, production: 3, productionUnowned: 3 },
      "9 identities; 3 live in production, none of them with an owner.",
    ],
    [{ total: 9, production: 3 }, "9 identities; 3 live in production, all with an owner."],
    [
      { total: 9, production: 3, atLeast: true },
      "At least 9 identities; 3 live in production, each of those with an owner.",
    ],
    [{ total: 9 }, "9 identities; none is known to live in production."],
    [{ total: 0 }, "No identity was found."],
    [{ total: 0, atLeast: true }, "No identity was seen yet, and not everything was read."],
  ])("of %j", (some, words) => {
    expect(say(some)).toBe(words);
  });

  it("counts changes by what they did", () => {
    expect(changesInWords(6, { added: 3, changed: 1, removed: 2 })).toBe("6 changes: 3 added, 1 changed and 2 removed");
    expect(changesInWords(1, { renamed: 1 })).toBe("1 change: 1 renamed");
  });
});

describe("what waits", () => {
  it("is nothing when everything was read and nothing is wrong", () => {
    expect(decisions(counts({ total: 10, production: 5 }), [source()])).toEqual([]);
  });

  it("begins with the gravest, and says at least where part was not read", () => {
    const waiting = decisions(counts({ unclassified: 2, missing: 1, productionUnowned: 4, atLeast: true }), [
      source({ gaps: [gap({})] }),
    ]);

    expect(waiting.map(({ severity }) => severity)).toEqual(["high", "medium", "medium", "low"]);
    expect(waiting[0]?.headline).toBe("At least 4 identities live in production and nobody answers for them");
    expect(waiting[1]).toMatchObject({ headline: "1 part of `prod-eu` could not be read", path: "/sources#prod-eu" });
    expect(waiting[2]?.headline).toBe("At least 1 identity is named and does not exist");
  });

  it("tells removals that wait from parts that could not be read", () => {
    const gaps = [gap({ status: "complete", heldClosings: 30 }), gap({ status: "switched-off" })];

    expect(decisions(NOTHING, [source({ gaps })]).map(({ headline }) => headline)).toEqual([
      "30 removals wait in `prod-eu` for somebody to confirm",
    ]);
  });

  it("is a source whose collection failed, but not one that is being read the first time", () => {
    const failed = source({ collection: { ...collection, status: "failed", error: "The token was refused." } });
    const first = source({ slug: "new", collection: null, running: true });

    expect(decisions(NOTHING, [failed, first])).toMatchObject([
      { key: "problem prod-eu", path: "/sources/prod-eu", severity: "high" },
    ]);
  });
});

describe("the ledger", () => {
  it("leaves out what counts nothing and opens the rows it counts", () => {
    const lines = ledger(counts({ unowned: 1, missing: 2 }), null);

    expect(lines.map(({ value, words, emphasis }) => `${value} ${words} ${emphasis}`)).toEqual([
      "1 has no owner",
      "2 are named and do not exist",
    ]);
    expect(lines.map(({ path }) => path)).toEqual(["/identities?q=owner%3Anone", "/identities?q=status%3Amissing"]);
  });
});
