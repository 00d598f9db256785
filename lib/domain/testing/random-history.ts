import fc from "fast-check";
import type { CoverageStatus } from "../facts/coverage.ts";
import { scopeContains } from "../facts/fact.ts";
import type { SliceKind } from "../facts/slice.ts";
import type { Reading } from "./knowledge.ts";
import { TOY_SLICES } from "./toy-slices.ts";
import {
  anyDeed,
  START_WORLD,
  happen,
  lookAt,
  NAMESPACE_NAMES,
  passTime,
  type Deed,
  type World,
} from "./true-world.ts";

/** The readings of one collection: all of one time, parents first. */
export interface TrueCollection {
  readAt: number;
  /** What really was at that time. */
  world: World;
  readings: Reading[];
}

/** One listing somebody chooses to make. */
interface Choice {
  kind: SliceKind;
  scope: string;
  authoritative: boolean;
  coverage: CoverageStatus;
  /** Of a partial listing: which things it shows, bit by bit. */
  shown: number;
}

interface Round {
  deeds: Deed[];
  /** How many rounds ago the data was read that arrives now; 0 is the rule. */
  age: number;
  choices: Choice[];
}

const MINUTES_PER_ROUND = 10;

const kinds = fc.constantFrom(...TOY_SLICES);
const scopes = fc.constantFrom("", "", ...NAMESPACE_NAMES.map((name) => `namespace/${name}`));
const coverages = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CoverageStatus>("complete") },
  { weight: 4, arbitrary: fc.constantFrom<CoverageStatus>("partial", "denied", "failed", "carried", "switched-off") },
);

const choice: fc.Arbitrary<Choice> = fc
  .record({ kind: kinds, scope: scopes, authoritative: fc.boolean(), coverage: coverages, shown: fc.nat(0xffff) })
  .map((made) => (isClusterWide(made.kind) ? { ...made, scope: "" } : made));

const sweep = fc.constant(TOY_SLICES.map((kind) => whole(kind)));

const choices = fc.oneof(sweep, fc.array(choice, { minLength: 1, maxLength: 8 }));
const happened = fc.array(anyDeed, { maxLength: 10, size: "max" });
const age = fc.oneof(
  { weight: 9, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
);

/** Random true histories, observed by random collections with random coverage; some arrive late. */
export const histories = historiesOf(fc.record({ deeds: happened, age, choices }));

/** The same, but short: for where every collection costs. */
export const shortHistories = historiesOf(fc.record({ deeds: happened, age, choices }), 5);

/** Nothing is late. */
export const orderedHistories = historiesOf(fc.record({ deeds: happened, age: fc.constant(0), choices }));

/** Histories in which everything is read completely every time. */
export const sweptHistories = historiesOf(fc.record({ deeds: happened, age: fc.constant(0), choices: sweep }));

function historiesOf(rounds: fc.Arbitrary<Round>, maxLength = 8): fc.Arbitrary<TrueCollection[]> {
  return fc.array(rounds, { minLength: 2, maxLength, size: "max" }).map(play);
}

/** Kinds whose things live in no namespace. */
function isClusterWide({ id }: SliceKind): boolean {
  return id === "namespaces" || id === "cluster-role-bindings" || id === "certificates";
}

function whole(kind: SliceKind): Choice {
  return { kind, scope: "", authoritative: true, coverage: "complete", shown: 0 };
}

function play(rounds: readonly Round[]): TrueCollection[] {
  const worlds: World[] = [];
  return rounds.map(({ deeds, age, choices }, index) => {
    worlds.push(deeds.reduce(happen, passTime(worlds.at(-1) ?? START_WORLD, index * MINUTES_PER_ROUND)));
    const then = Math.max(index - age, 0);
    const readAt = then * MINUTES_PER_ROUND + (then < index ? MINUTES_PER_ROUND / 2 : 0);
    const world = lookAt(worlds[then] ?? START_WORLD, readAt);
    // Data that comes late is of things that parents do not tell of: what a late list of parents means for newer
    // children is a case of its own.
    const fitting = then < index ? choices.filter(({ kind }) => !kind.parentOf) : choices;
    return { readAt, world, readings: parentsFirst(fitting).map((made) => read(world, made, readAt)) };
  });
}

function parentsFirst(choices: readonly Choice[]): Choice[] {
  return choices.toSorted((a, b) => Number(b.kind.parentOf !== undefined) - Number(a.kind.parentOf !== undefined));
}

/** What a listing of the true world shows. */
function read(world: World, { kind, scope, authoritative, coverage, shown }: Choice, readAt: number): Reading {
  const there = world.things.filter(
    (thing) =>
      scopeContains(scope, thing.scope) &&
      !world.forgotten.includes(thing.key) &&
      kind.defines.some((defined) => defined.noun === thing.noun && defined.kind === thing.kind),
  );
  const facts = coverage === "partial" ? there.filter((_, index) => (shown >> (index % 16)) & 1) : there;
  const brings = coverage === "complete" || coverage === "partial";
  return {
    kind,
    scope,
    authoritative: authoritative && isClusterWide(kind),
    coverage,
    readAt,
    facts: brings ? facts : [],
  };
}
