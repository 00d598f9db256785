import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { ABILITIES } from "../ability.ts";
import { buildGraph } from "../graph/build.ts";
import { nodeCount } from "../graph/columns.ts";
import { compareLists } from "../graph/order.ts";
import { edgeAt, indexOf, keyOf } from "../graph/read.ts";
import { chain, edge } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs, type RandomGraph } from "../testing/random-graph.ts";
import { walkAll } from "../testing/walk.ts";
import { situationOf } from "../verdicts/situation.ts";
import { verdictOf } from "../verdicts/table.ts";
import { verdictsIn } from "../verdicts/verdicts.ts";
import type { Ends } from "./ends.ts";
import { PathFinder, type ReachPath } from "./paths.ts";
import { reachersOf } from "./reachers.ts";

function situation(random: RandomGraph) {
  const graph = buildGraph(elementsOfRandom(random));
  return situationOf(graph, (node) => random.production.has(keyOf(graph, node)));
}

const ANSWERS = ["yes", "conditional", "unknown"];

/** All paths there are, best first. */
function pathsByWalking({ graph, production }: ReturnType<typeof situation>, from: number, ends: Ends): ReachPath[] {
  const edges = Array.from(graph.to, (_, number) => edgeAt(graph, number));
  const numbers = new Map(edges.map((one, number) => [one, number]));
  const isEnd = (key: string): boolean => {
    const node = indexOf(graph, key);
    return ends.to === null ? production[node] === 1 : node === ends.to;
  };
  return walkAll(edges, keyOf(graph, from), isEnd)
    .map(({ edges: way, answer }) => ({
      edges: way.map((one) => numbers.get(one) ?? -1),
      answer,
      ability: way.at(-1)?.ability ?? null,
      conditions: way.reduce((sum, one) => sum + one.conditions.length, 0),
    }))
    .filter(({ ability }) => ends.ability === null || ability === ends.ability)
    .sort(
      (one, other) =>
        ANSWERS.indexOf(one.answer) - ANSWERS.indexOf(other.answer) ||
        one.edges.length - other.edges.length ||
        one.conditions - other.conditions ||
        compareLists(one.edges, other.edges),
    );
}

describe("paths", () => {
  const questions = fc.record({
    ability: fc.option(fc.constantFrom(...ABILITIES), { freq: 3 }),
    to: fc.option(fc.nat(6), { freq: 2 }),
    count: fc.integer({ min: 1, max: 20 }),
  });

  it("are the best of all that can be walked", () => {
    fc.assert(
      fc.property(randomGraphs, questions, (random, { count, ...ends }) => {
        const known = situation(random);
        const finder = new PathFinder(known);
        for (let from = 0; from < nodeCount(known.graph); from += 1) {
          expect(finder.find(from, ends, count)).toEqual({
            paths: pathsByWalking(known, from, ends).slice(0, count),
            isComplete: true,
          });
        }
      }),
      lawRuns(2000),
    );
  });

  it("bear out every verdict", () => {
    fc.assert(
      fc.property(randomGraphs, (random) => {
        const table = verdictsIn(situation(random));
        const finder = new PathFinder(table.situation);
        for (let node = 0; node < nodeCount(table.situation.graph); node += 1) {
          const verdict = verdictOf(table, node);
          const [best] = finder.find(node, { to: null, ability: verdict.ability }, 1).paths;
          expect(best?.answer ?? "no").toBe(verdict.reaches);
          if (verdict.ability === null) continue;
          expect(best?.edges).toHaveLength(verdict.chainLength ?? 0);
        }
      }),
      lawRuns(1000),
    );
  });

  it("follow a chain of ten thousand", () => {
    const graph = buildGraph([...chain(10_000), edge("n009999", "prod", "admin")]);

    const found = new PathFinder(situationOf(graph, () => true)).find(0, { to: null, ability: null });

    expect(found.paths.map(({ edges }) => edges.length)).toEqual([10_000]);
  });

  it("say when they gave up", () => {
    const graph = buildGraph([
      edge("bot", "one"),
      edge("bot", "two"),
      edge("one", "prod", "read"),
      edge("two", "prod", "read"),
    ]);
    const finder = new PathFinder(situationOf(graph, () => true));

    expect(finder.find(indexOf(graph, "bot"), { to: null, ability: null }, 20, 2)).toMatchObject({ isComplete: false });
    expect(finder.find(indexOf(graph, "bot"), { to: null, ability: null })).toMatchObject({ isComplete: true });
  });
});

describe("those who reach a resource", () => {
  it("are told surest, strongest and nearest first", () => {
    const graph = buildGraph([
      edge("reader", "db", "read"),
      edge("admin", "db", "admin"),
      edge("bot", "admin"),
      edge("approved", "db", "admin", "conditional"),
      edge("unread", "bot", null, "unknown"),
      edge("elsewhere", "other", "admin"),
    ]);

    const { table, identities } = reachersOf(
      situationOf(graph, () => false),
      indexOf(graph, "db"),
    );

    expect(Array.from(identities, (node) => keyOf(graph, node))).toEqual([
      "admin",
      "bot",
      "reader",
      "approved",
      "unread",
    ]);
    expect(verdictOf(table, indexOf(graph, "bot"))).toMatchObject({ ability: "admin", chainLength: 2, resources: 1 });
  });
});
