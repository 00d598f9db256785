import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { buildGraph } from "../graph/build.ts";
import { REMOVED, RESOURCE } from "../graph/columns.ts";
import { edgeAt, evidenceAt, evidenceOf, indexOf, keyOf } from "../graph/read.ts";
import { textAt } from "../graph/texts.ts";
import { chain, edge } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs } from "../testing/random-graph.ts";
import { type Situation, situationOf } from "../verdicts/situation.ts";
import { verdictsIn } from "../verdicts/verdicts.ts";
import { chokePlan, chokePoints } from "./choke-points.ts";
import { compareCuts, type Cut, type CutKind } from "./cut.ts";

const ALL: readonly CutKind[] = ["edge", "evidence", "document", "node"];

/** Every cut there is, by taking away each thing and deciding again. */
function cutsByRemoval(situation: Situation, from: "yes" | "conditional", kinds: readonly CutKind[]): Cut[] {
  const { graph, mark } = situation;
  const held = Array.from(mark.keys()).filter((number) => mark[number] !== REMOVED);
  const touches: Record<CutKind, (number: number) => number[]> = {
    edge: (number) => [number],
    evidence: (number) => [...evidenceOf(graph, number)],
    document: (number) => Array.from(evidenceOf(graph, number), (piece) => graph.evidenceAlias[piece] ?? 0),
    node: (number) => [indexOf(graph, edgeAt(graph, number).from), graph.to[number] ?? 0],
  };
  const cuts = kinds.flatMap((kind) => {
    const all = new Set(held.flatMap(touches[kind]));
    return [...all].map((what): Cut => {
      const gone = held.filter((number) => touches[kind](number).includes(what));
      const left = mark.map((seen, number) => (gone.includes(number) ? REMOVED : seen));
      const skipped = kind === "node" ? what : -1;
      return { kind, what, edges: gone.length, ...lossBetween(situation, { ...situation, mark: left }, from, skipped) };
    });
  });
  return cuts.filter(({ weight }) => weight > 0).sort(compareCuts);
}

function lossBetween(before: Situation, after: Situation, from: "yes" | "conditional", skipped: number) {
  const place = from === "yes" ? 0 : 1;
  const had = verdictsIn(before).passes[place].ability;
  const has = verdictsIn(after).passes[place].ability;
  const cut = Array.from(had.keys()).filter((node) => {
    const isIdentity = (before.graph.nodeType[node] ?? 0) % 4 === 0;
    return isIdentity && had[node] !== 0 && has[node] === 0 && node !== skipped;
  });
  return { identities: cut.length, weight: cut.reduce((sum, node) => sum + (had[node] ?? 0), 0) };
}

/** To take a resource away is no fix. */
function withoutResources(situation: Situation, cuts: readonly Cut[]): Cut[] {
  return cuts.filter(({ kind, what }) => kind !== "node" || (situation.graph.nodeType[what] ?? 0) % 4 !== RESOURCE);
}

function situationFrom(random: Parameters<typeof elementsOfRandom>[0] & { production: Set<string> }): Situation {
  const graph = buildGraph(elementsOfRandom(random));
  return situationOf(graph, (node) => random.production.has(keyOf(graph, node)));
}

const questions = fc.record({
  from: fc.constantFrom("yes" as const, "conditional" as const),
  kinds: fc.subarray([...ALL], { minLength: 1 }),
});

describe("choke points", () => {
  it("cut what taking each thing away and deciding again cuts", () => {
    fc.assert(
      fc.property(randomGraphs, questions, (random, { from, kinds }) => {
        const situation = situationFrom(random);

        expect(chokePoints(situation, { from, kinds, count: 100 })).toEqual({
          cuts: withoutResources(situation, cutsByRemoval(situation, from, kinds)),
          isProven: true,
        });
      }),
      lawRuns(1500),
    );
  });

  it("are the best ones where few are asked for", () => {
    fc.assert(
      fc.property(randomGraphs, questions, fc.integer({ min: 1, max: 3 }), (random, { from, kinds }, count) => {
        const situation = situationFrom(random);
        const all = chokePoints(situation, { from, kinds, count: 100 });

        expect(chokePoints(situation, { from, kinds, count }).cuts).toEqual(all.cuts.slice(0, count));
      }),
      lawRuns(500),
    );
  });

  it("are planned one after the other, each the best of what is left", () => {
    fc.assert(
      fc.property(randomGraphs, questions, (random, { from, kinds }) => {
        const situation = situationFrom(random);
        const gone = new Set<string>();
        let left = situation;
        let sum = 0;
        for (const { cut, together } of chokePlan(situation, { from, kinds, count: 3 })) {
          expect(cut).toEqual(withoutResources(left, cutsByRemoval(left, from, kinds))[0]);
          expect(gone.has(`${cut.kind} ${cut.what}`)).toBe(false);
          gone.add(`${cut.kind} ${cut.what}`);
          sum += cut.weight;
          expect(together.weight).toBe(sum);
          left = { ...left, mark: markWithout(left, cut) };
        }
      }),
      lawRuns(300),
    );
  });

  it("of a chain of ten thousand are its end", () => {
    const graph = buildGraph([...chain(10_000), edge("n009999", "prod", "write")]);

    const [best] = chokePoints(
      situationOf(graph, () => true),
      { from: "yes", kinds: ["edge", "node"], count: 2 },
    ).cuts;

    expect(best).toEqual({ kind: "edge", what: graph.to.length - 1, edges: 1, identities: 10_000, weight: 20_000 });
  });

  it("name the line that many edges stand on", () => {
    const line = [{ alias: "release.yml", place: "line 41" }];
    const bots = ["a", "b", "c"].flatMap((bot) => [
      edge(bot, "runner", null, "yes", line),
      edge(bot, "deployer", null, "yes", line),
    ]);
    const graph = buildGraph([
      ...bots,
      edge("runner", "prod", "admin"),
      edge("deployer", "staging", "admin"),
      edge("deployer", "prod", "admin"),
    ]);
    const production = (node: number): boolean => keyOf(graph, node) === "prod";

    const { cuts } = chokePoints(situationOf(graph, production), {
      from: "yes",
      kinds: ["edge", "evidence"],
      count: 1,
    });

    expect(cuts[0]).toMatchObject({ kind: "evidence", edges: 6, identities: 3, weight: 15 });
    expect(evidenceAt(graph, cuts[0]?.what ?? -1)).toEqual(line[0]);
  });

  it("say when better ones may have been left out", () => {
    const elements = ["a", "b"].map((bot) => edge(bot, "prod", "read", "yes", [{ alias: bot, place: null }]));
    const situation = situationOf(buildGraph(elements), () => true);

    const found = chokePoints(situation, { from: "yes", kinds: ["document"], count: 2, tries: 1 });

    expect(found.isProven).toBe(false);
    expect(found.cuts.map(({ what }) => textAt(situation.graph, what))).toEqual(["a"]);
  });
});

function markWithout({ graph, mark }: Situation, { kind, what }: Cut): Uint8Array {
  return mark.map((seen, number) => {
    const ends = [indexOf(graph, edgeAt(graph, number).from), graph.to[number]];
    const pieces = [...evidenceOf(graph, number)];
    const isGone = {
      edge: number === what,
      node: ends.includes(what),
      evidence: pieces.includes(what),
      document: pieces.some((piece) => graph.evidenceAlias[piece] === what),
    }[kind];
    return isGone ? REMOVED : seen;
  });
}
