import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeLine, knowledgeLines, look, stayLine } from "./as-text.ts";
import { idOf, isOpen, speaksOf, type ModelChange, type Read, type Reading, type Sighting } from "./knowledge.ts";
import { learnAll } from "./learn-all.ts";
import { observePerfectly } from "./perfect-observer.ts";
import { histories, orderedHistories, sweptHistories, type TrueCollection } from "./random-history.ts";
import { lawRuns, scaled } from "./scale.ts";
import { NAMESPACE_NAMES } from "./true-world.ts";

const RUNS = lawRuns(10_000);
const TIMEOUT_MS = 120_000 * Math.max(1, scaled(1));

function law(name: string, of: fc.Arbitrary<TrueCollection[]>, holds: (history: TrueCollection[]) => void): void {
  it(name, () => fc.assert(fc.property(of, holds), RUNS), TIMEOUT_MS);
}

describe("precision and recall", () => {
  law("every change a perfect observer concludes, none else, in the same interval", histories, (history) => {
    const { known, accepted } = learnAll(history);

    const { conclusions, stays } = observePerfectly(accepted);
    expect(known.changes.map(changeLine).sort()).toEqual(conclusions.map(changeLine).sort());
    const versions = known.versions.map((version) => stayLine(version, version.openedAt, version.closedAt));
    expect(versions.sort()).toEqual(stays.map(({ thing, from, until }) => stayLine(thing, from, until)).sort());
  });

  law("every change is true of the world it speaks of", histories, (history) => {
    const { known } = learnAll(history);

    const worlds = new Map(history.map(({ readAt, world }) => [readAt, world.things]));
    for (const change of known.changes) expect(untruth(change, worlds), changeLine(change)).toBeNull();
  });

  law("where all is read every time, the changes are the differences of the worlds", sweptHistories, (history) => {
    const { after } = learnAll(history);

    for (const [index, { world }] of history.entries()) {
      const before = history[index - 1]?.world.things ?? world.things;
      const told = (after[index]?.changes ?? []).slice(after[index - 1]?.changes.length ?? 0);
      expect(told.flatMap(sides).sort()).toEqual(differences(before, world.things, told));
    }
  });
});

describe("order and repetition", () => {
  law(
    "a collection that is repeated, whole or cut off half-way before, changes nothing",
    orderedHistories,
    (history) => {
      const twice = history.flatMap(({ readings }) => {
        return [{ readings: readings.slice(0, Math.ceil(readings.length / 2)) }, { readings }, { readings }];
      });

      expect(knowledgeLines(learnAll(twice).known)).toEqual(knowledgeLines(learnAll(history).known));
    },
  );

  law("the order of slices in a collection does not matter, parents first", orderedHistories, (history) => {
    const turned = history.map(({ readings }) => {
      const parents = readings.filter(({ kind }) => kind.parentOf);
      return { readings: [...parents, ...readings.filter(({ kind }) => !kind.parentOf).toReversed()] };
    });

    expect(knowledgeLines(learnAll(turned).known)).toEqual(knowledgeLines(learnAll(history).known));
  });

  law("one listing of the whole and a listing of each namespace are the same", orderedHistories, (history) => {
    const split = history.map(({ readings }, index) => ({
      readings: index % 2 === 0 ? readings.flatMap(byNamespace) : readings,
    }));

    expect(knowledgeLines(learnAll(split).known)).toEqual(knowledgeLines(learnAll(history).known));
  });

  law("as of a time, the facts are those of the last collection up to it", orderedHistories, (history) => {
    const { known, after } = learnAll(history);

    for (const [index, { readAt }] of history.entries()) {
      const asOf = known.versions.filter(
        ({ openedAt, closedAt }) => openedAt <= readAt && (closedAt ?? Infinity) > readAt,
      );
      // What has ended by itself is closed by the next read of its kind, if there ever is one.
      const lasts = ({ expires = Infinity }: Sighting) => expires > readAt;
      const then = (after[index]?.versions ?? []).filter(isOpen);
      expect(asOf.filter(lasts).map(look).sort()).toEqual(then.filter(lasts).map(look).sort());
    }
  });
});

describe("absence", () => {
  law("nothing is removed without a complete reading", histories, (history) => {
    const blind = history.map(({ readings }) => ({ readings: readings.map(neverComplete) }));

    const { known } = learnAll(blind);

    const removed = known.changes.filter(({ type, reason }) => type === "removed" && reason !== "expired");
    expect(removed).toEqual([]);
  });

  law("what says when it ends stays until then, however it is forgotten, and no longer", histories, (history) => {
    const { known } = learnAll(history);

    const lastLook = Math.max(...known.reads.flatMap((read) => (looksAtCertificates(read) ? [read.at] : [])));
    for (const { expires, openedAt, closedAt } of known.versions) {
      if (expires === undefined) continue;
      expect(closedAt).toBe(expires <= lastLook ? expires : null);
      expect(openedAt).toBeLessThan(expires);
    }
  });
});

function looksAtCertificates(read: Read): boolean {
  return "defines" in read && speaksOf(read, { noun: "credential", kind: "client-certificate" });
}

/** Says what is wrong with a change, by the worlds at both ends of its interval. */
function untruth(
  { before, after, notBefore, notAfter }: ModelChange,
  worlds: ReadonlyMap<number, readonly Sighting[]>,
) {
  const [then, later] = [worlds.get(notBefore ?? NaN) ?? [], worlds.get(notAfter) ?? []];
  const has = (things: readonly Sighting[], thing: Sighting) => things.some((other) => look(other) === look(thing));
  const hasId = (things: readonly Sighting[], thing: Sighting) => things.some((other) => idOf(other) === idOf(thing));
  const isContinued = before && after && idOf(before) === idOf(after);
  if (before?.expires !== undefined && !after) return before.expires === notAfter ? null : "it had not ended";
  if (before && !has(then, before)) return "it was not so before";
  if (after && !has(later, after)) return "it was not so afterwards";
  // What is only known by its name may have come back under it, in a parent of the same name.
  if (before && !isContinued && before.key !== before.alias && hasId(later, before)) return "it was still there";
  if (!before && after && after.key !== after.alias && hasId(then, after)) return "it was there already";
  return null;
}

function sides({ before, after }: ModelChange): string[] {
  return [...(before ? [`- ${look(before)}`] : []), ...(after ? [`+ ${look(after)}`] : [])];
}

/** The difference of two worlds; what a new parent brought back under the old name counts as gone and come. */
function differences(before: readonly Sighting[], now: readonly Sighting[], told: readonly ModelChange[]): string[] {
  const parents = told
    .filter(({ kind, before: gone }) => kind === "namespace" && gone)
    .map((change) => change.before?.name);
  const cameBack = (thing: Sighting) => parents.some((name) => thing.scope === `namespace/${name}`);
  const [had, has] = [new Set(before.map(look)), new Set(now.map(look))];
  const gone = before.filter((thing) => !has.has(look(thing)) || cameBack(thing)).map((thing) => `- ${look(thing)}`);
  const come = now.filter((thing) => !had.has(look(thing)) || cameBack(thing)).map((thing) => `+ ${look(thing)}`);
  return [...gone, ...come].sort();
}

const IN_NO_NAMESPACE = new Set(["cluster-role-bindings", "certificates"]);

function byNamespace(reading: Reading): Reading[] {
  const isWhole = reading.scope === "" && reading.coverage === "complete";
  if (!isWhole || reading.kind.parentOf || IN_NO_NAMESPACE.has(reading.kind.id)) return [reading];
  return NAMESPACE_NAMES.map((name): Reading => {
    const scope = `namespace/${name}`;
    return { ...reading, scope, facts: reading.facts.filter((fact) => fact.scope === scope) };
  });
}

function neverComplete(reading: Reading): Reading {
  return reading.coverage === "complete" ? { ...reading, coverage: "partial" } : reading;
}
