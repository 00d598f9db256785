import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeContains } from "../facts/fact.ts";
import { knowledgeLines } from "./as-text.ts";
import { crowdedHistories } from "./crowd-history.ts";
import { learn } from "./interval-model.ts";
import { idOf, isOpen, NOTHING_KNOWN, type Knowledge, type Reading, type Version } from "./knowledge.ts";
import { lawRuns, scaled } from "./scale.ts";
import { toySlice } from "./toy-slices.ts";
import { newThing, THING_KINDS } from "./true-world.ts";

const RUNS = lawRuns(1_000);
const TIMEOUT_MS = 120_000 * Math.max(1, scaled(1));

/** Every step of a history: what was known, what was read, what is known then. */
function steps(readings: readonly Reading[]): { before: Knowledge; reading: Reading; after: Knowledge }[] {
  let before = NOTHING_KNOWN;
  return readings.map((reading) => {
    const step = { before, reading, after: learn(before, reading) };
    before = step.after;
    return step;
  });
}

function closedBy({ before, after }: { before: Knowledge; after: Knowledge }): Version[] {
  const open = new Set(before.versions.filter(isOpen).map((version) => `${idOf(version)} ${version.openedAt}`));
  return after.versions.filter((version) => !isOpen(version) && open.has(`${idOf(version)} ${version.openedAt}`));
}

function isCovered({ kind, scope }: Reading, version: Version): boolean {
  const isDefined = kind.defines.some(({ noun, kind: defined }) => noun === version.noun && defined === version.kind);
  return isDefined && scopeContains(scope, version.scope);
}

/** One complete listing of `count` service accounts, from the first. */
function accounts(count: number, readAt: number): Reading {
  const kind = THING_KINDS.find(({ noun }) => noun === "identity");
  if (!kind) throw new Error("The toy system has no identities");
  const facts = Array.from({ length: count }, (_, index) => newThing(kind, "east", `n-${index}`, `id-${index}`));
  return { kind: toySlice("service-accounts"), scope: "", authoritative: false, coverage: "complete", readAt, facts };
}

describe("closings that are too many to believe at once", () => {
  it(
    "wait for a second complete reading, whatever the history",
    () => {
      const property = fc.property(crowdedHistories, (history) => {
        const readings = history.flatMap((collection) => collection.readings);
        for (const [index, step] of steps(readings).entries()) {
          const { reading, before } = step;
          const missing = closedBy(step).filter(({ reason }) => reason === "missing");
          const atOnce = missing.filter(({ closedAt }) => closedAt === reading.readAt).length;
          const covered = before.versions.filter((version) => isOpen(version) && isCovered(reading, version)).length;
          expect(atOnce <= 20 || atOnce <= covered * 0.2).toBe(true);

          for (const version of missing.filter(({ closedAt }) => closedAt !== reading.readAt)) {
            const since = readings.slice(0, index).filter((earlier) => isCovered(earlier, version));
            const lacked = since.filter(({ readAt }) => readAt >= (version.closedAt ?? Infinity));
            expect(lacked.length).toBeGreaterThan(0);
            expect(lacked.flatMap(({ facts }) => facts.map(idOf))).not.toContain(idOf(version));
          }
        }
      });

      fc.assert(property, RUNS);
    },
    TIMEOUT_MS,
  );

  it("are more than 20 and more than 20 %", () => {
    const property = fc.property(fc.integer({ min: 1, max: 150 }), fc.nat(150), (all, some) => {
      const left = Math.max(all - some, 0);

      const known = [accounts(all, 0), accounts(left, 10)].reduce(learn, NOTHING_KNOWN);

      const isHeld = all - left > 20 && (all - left) / all > 0.2;
      expect(known.versions.filter(isOpen)).toHaveLength(isHeld ? all : left);
      expect(known.changes).toHaveLength(isHeld ? 0 : all - left);
    });

    fc.assert(property, { numRuns: scaled(1_000) });
  });

  it("come to nothing when the next reading shows all again, and to all of it when it does not", () => {
    const property = fc.property(fc.integer({ min: 21, max: 60 }), (gone) => {
      const held = [accounts(80, 0), accounts(80 - gone, 10)].reduce(learn, NOTHING_KNOWN);

      const again = learn(held, accounts(80 - gone, 10));
      const shown = learn(held, accounts(80, 20));
      const confirmed = learn(held, accounts(80 - gone, 20));

      expect(knowledgeLines(again)).toEqual(knowledgeLines(held));
      expect(shown.changes).toEqual([]);
      expect(confirmed.changes).toHaveLength(gone);
      for (const { type, notBefore, notAfter } of confirmed.changes) {
        expect([type, notBefore, notAfter]).toEqual(["removed", 0, 10]);
      }
    });

    fc.assert(property, { numRuns: scaled(100) });
  });
});
