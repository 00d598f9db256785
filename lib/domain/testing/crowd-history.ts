import fc from "fast-check";
import type { SliceKind } from "../facts/slice.ts";
import type { Reading, Sighting } from "./knowledge.ts";
import type { TrueCollection } from "./random-history.ts";
import { toySlice } from "./toy-slices.ts";
import { newNamespace, newThing, THING_KINDS, type ThingKind } from "./true-world.ts";

/** What happens to a crowd of things of one kind in one namespace, and how it is then read. */
interface CrowdRound {
  kind: number;
  namespace: number;
  come: number;
  go: number;
  recreate: number;
  change: number;
  /** The namespace itself goes, and comes back with another id. */
  isNewNamespace: boolean;
  isByNamespace: boolean;
  /** The last page of this listing is lost without anybody noticing: what is left of it, in tenths. */
  cut: { slice: number; left: number } | null;
}

const NAMESPACES = ["east", "north"] as const;
const SLICES = ["service-accounts", "role-bindings", "secrets"].map(toySlice);
const KINDS = THING_KINDS.filter(({ noun, kind }) => definers(noun, kind).length > 0);
const MINUTES_PER_ROUND = 10;

const cut = fc.record({ slice: fc.nat(2), left: fc.nat(9) });

/** Mostly none, else up to so many. */
function some(most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  );
}

const round: fc.Arbitrary<CrowdRound> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  namespace: fc.nat(1),
  come: some(60),
  go: some(60),
  recreate: some(40),
  change: some(20),
  isNewNamespace: fc.integer({ min: 0, max: 11 }).map((chance) => chance === 0),
  isByNamespace: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
  cut: fc.option(cut, { freq: 1 }),
});

/**
 * Histories in which more ends at once than one complete reading may close, by the truth or by a reading that lies.
 * Every reading calls itself complete.
 */
export const crowdedHistories: fc.Arbitrary<TrueCollection[]> = fc
  .array(round, { minLength: 2, maxLength: 7, size: "max" })
  .map((rounds) => {
    let things = NAMESPACES.flatMap((name) => [
      newNamespace(name, `${name}-first`),
      ...KINDS.flatMap((kind) => crowdOf(kind, name, 15, 0)),
    ]);
    return rounds.map((made, index) => {
      things = move(things, made, index + 1);
      const readAt = index * MINUTES_PER_ROUND;
      const world = { things, ids: 0, now: 0, forgotten: [], leaving: [], retired: [] };
      return { readAt, world, readings: readAll(things, made, readAt) };
    });
  });

function move(things: readonly Sighting[], round: CrowdRound, index: number): Sighting[] {
  const kind = KINDS[round.kind];
  const namespace = NAMESPACES[round.namespace];
  if (!kind || !namespace) return [...things];
  const isIn = (thing: Sighting) => thing.scope === `namespace/${namespace}`;
  const kept = round.isNewNamespace ? things.filter((thing) => !isIn(thing) && thing.name !== namespace) : [...things];
  if (round.isNewNamespace) kept.push(newNamespace(namespace, `${namespace}-${index}`));
  const crowd = kept.filter((thing) => thing.kind === kind.kind && isIn(thing));
  const going = new Set(crowd.slice(0, round.go));
  const left = crowd.slice(round.go);
  const recreated = new Set(kind.hasId ? left.slice(0, round.recreate) : []);
  const changed = new Set(left.slice(round.recreate, round.recreate + round.change));
  const moved = kept
    .filter((thing) => !going.has(thing))
    .map((thing) => (recreated.has(thing) ? { ...thing, key: `${thing.key}-${index}` } : thing))
    .map((thing) => (changed.has(thing) ? { ...thing, text: `text ${index}` } : thing));
  return [...moved, ...crowdOf(kind, namespace, round.come, index)];
}

function crowdOf(kind: ThingKind, namespace: string, count: number, index: number): Sighting[] {
  return Array.from({ length: count }, (_, number) => {
    return newThing(kind, namespace, `n-${index}-${number}`, `${kind.word}-${namespace}-${index}-${number}`);
  });
}

function readAll(things: readonly Sighting[], { isByNamespace, cut }: CrowdRound, readAt: number): Reading[] {
  const scopes = isByNamespace ? NAMESPACES.map((name) => `namespace/${name}`) : [""];
  const parents = readOne(things, toySlice("namespaces"), "", readAt);
  const others = SLICES.flatMap((kind, index) => {
    const readings = scopes.map((scope) => readOne(things, kind, scope, readAt));
    return cut?.slice === index ? readings.map((reading) => cutOff(reading, cut.left)) : readings;
  });
  return [parents, ...others];
}

function readOne(things: readonly Sighting[], kind: SliceKind, scope: string, readAt: number): Reading {
  const facts = things.filter((thing) => {
    return definers(thing.noun, thing.kind).includes(kind.id) && (scope === "" || thing.scope === scope);
  });
  return { kind, scope, authoritative: true, coverage: "complete", readAt, facts };
}

function cutOff(reading: Reading, tenths: number): Reading {
  return { ...reading, facts: reading.facts.slice(0, Math.floor((reading.facts.length * tenths) / 10)) };
}

function definers(noun: string, kind: string): string[] {
  const fitting = [toySlice("namespaces"), ...SLICES].filter((slice) => {
    return slice.defines.some((defined) => defined.noun === noun && defined.kind === kind);
  });
  return fitting.map(({ id }) => id);
}
