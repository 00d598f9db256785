import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comesTooLate, learn } from "./interval-model.ts";
import {
  idOf,
  isOpen,
  NOTHING_KNOWN,
  type Knowledge,
  type ModelChange,
  type Reading,
  type Sighting,
} from "./knowledge.ts";
import { observePerfectly, type Conclusion, type Stay } from "./perfect-observer.ts";
import { histories, sweptHistories, type TrueCollection } from "./random-history.ts";
import { scaled } from "./scale.ts";
import type { World } from "./true-world.ts";

const RUNS = { numRuns: scaled(10_000) };

/** What the model knows in the end, and what it accepted on the way. */
function learnAll(collections: readonly TrueCollection[]): { known: Knowledge; accepted: Reading[] } {
  const accepted: Reading[] = [];
  let known = NOTHING_KNOWN;
  for (const { readings } of collections) {
    for (const reading of readings) {
      // What comes too late ends its collection, as it does for a person.
      if (comesTooLate(known, reading)) break;
      known = learn(known, reading);
      accepted.push(reading);
    }
  }
  return { known, accepted };
}

function look(thing: Sighting | null): string {
  return thing ? `${idOf(thing)} ${thing.alias} ${thing.text}` : "nothing";
}

function changeLine({ type, reason, before, after, notBefore, notAfter }: ModelChange | Conclusion): string {
  return `${type} ${reason ?? ""}: ${look(before)} -> ${look(after)} in (${notBefore}, ${notAfter}]`;
}

function stayLine(thing: Sighting, from: number, until: number | null): string {
  return `${look(thing)} in [${from}, ${until})`;
}

describe("what the model makes of random histories", () => {
  it("is what a perfect observer concludes: every change, none too many, no interval too wide or too narrow", () => {
    fc.assert(
      fc.property(histories, (collections) => {
        const { known, accepted } = learnAll(collections);

        const { conclusions, stays } = observePerfectly(accepted);
        expect(known.changes.map(changeLine).sort()).toEqual(conclusions.map(changeLine).sort());
        const versions = known.versions.map((version) => stayLine(version, version.openedAt, version.closedAt));
        expect(versions.sort()).toEqual(
          stays.map(({ thing, from, until }: Stay) => stayLine(thing, from, until)).sort(),
        );
      }),
      RUNS,
    );
  });
});
