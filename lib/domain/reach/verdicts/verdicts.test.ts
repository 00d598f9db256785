import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import type { GraphEdge } from "../edge.ts";
import { buildGraph } from "../graph/build.ts";
import { nodeCount } from "../graph/columns.ts";
import { indexOf, keyOf, nodeAt } from "../graph/read.ts";
import { chain, edge, node } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs, type RandomGraph } from "../testing/random-graph.ts";
import { verdictByWalking, walkAll } from "../testing/walk.ts";
import { type VerdictTable, verdictOf } from "./table.ts";
import { verdicts } from "./verdicts.ts";

function tableOf(random: RandomGraph): VerdictTable {
  const graph = buildGraph(elementsOfRandom(random));
  return verdicts(graph, (number) => random.production.has(keyOf(graph, number)));
}

function expectWalked(random: RandomGraph): void {
  const table = tableOf(random);
  const { graph } = table.situation;
  const isEnd = (key: string): boolean =>
    nodeAt(graph, indexOf(graph, key)).type === "resource" && random.production.has(key);
  const numbers = Array.from({ length: nodeCount(graph) }, (_, number) => number);

  expect(numbers.map((number) => verdictOf(table, number))).toEqual(
    numbers.map((number) => verdictByWalking(walkAll(random.edges, keyOf(graph, number), isEnd))),
  );
}

describe("verdicts", () => {
  it("are those of every path walked", () => {
    fc.assert(fc.property(randomGraphs, expectWalked), lawRuns(10_000));
  });

  it("never reach more with an edge less", () => {
    const order = ["no", "unknown", "conditional", "yes"];
    const removals = randomGraphs.filter(({ edges }) => edges.length > 0);
    fc.assert(
      fc.property(removals, fc.nat(), (random, pick) => {
        const before = tableOf(random);
        const after = tableOf({ ...random, edges: random.edges.toSpliced(pick % random.edges.length, 1) });

        for (let number = 0; number < nodeCount(after.situation.graph); number += 1) {
          const then = verdictOf(after, number);
          const now = verdictOf(before, indexOf(before.situation.graph, keyOf(after.situation.graph, number)));
          expect(order.indexOf(then.reaches)).toBeLessThanOrEqual(order.indexOf(now.reaches));
          if (then.reaches === now.reaches) expect(then.resources).toBeLessThanOrEqual(now.resources);
        }
      }),
      lawRuns(1000),
    );
  });

  it("follow chains of ten thousand, and cycles as long", () => {
    const length = 10_000;
    const back = edge(`n${String(length - 1).padStart(6, "0")}`, "n000000");
    const graph = buildGraph([...chain(length), back, node("prod", "resource"), edge(back.from, "prod", "admin")]);
    const table = verdicts(graph, () => true);

    expect(verdictOf(table, 0)).toEqual({
      ...{ reaches: "yes", ability: "admin", conditionalAbility: null, chainLength: length, resources: 1 },
      next: "n000001",
    });
    expect(verdictOf(table, length - 1)).toMatchObject({ chainLength: 1, next: "prod" });
  });

  it("of nothing are none", () => {
    const table = verdicts(buildGraph([]), () => true);

    expect(table.resources).toHaveLength(0);
  });

  it("count resources one by one where there are more than fit in one block", () => {
    const edges: GraphEdge[] = [];
    for (let number = 0; number < 2500; number += 1) {
      edges.push(edge(`door ${number % 1300}`, `secret ${number}`, "secrets"));
      edges.push(edge(number % 2 === 0 ? "even" : "odd", `door ${number % 1300}`));
    }
    const graph = buildGraph([...edges, edge("all", "even"), edge("all", "odd")]);
    const table = verdicts(graph, () => true);

    const count = (key: string): number => verdictOf(table, indexOf(graph, key)).resources;
    expect([count("all"), count("even"), count("odd"), count("door 7"), count("door 1299")]).toEqual([
      ...[2500, 1250, 1250, 2, 1],
    ]);
  });

  it("give the strongest ability and the shortest way to that one", () => {
    const graph = buildGraph([
      edge("bot", "database", "read"),
      edge("bot", "runner"),
      edge("runner", "deployer"),
      edge("deployer", "cluster", "admin", "conditional"),
      edge("runner", "cluster", "write"),
    ]);
    const table = verdicts(graph, (number) => keyOf(graph, number) !== "database");

    expect(verdictOf(table, indexOf(graph, "bot"))).toEqual({
      ...{
        reaches: "yes",
        ability: "write",
        conditionalAbility: "admin",
        chainLength: 2,
        resources: 1,
        next: "runner",
      },
    });
    expect(verdictOf(table, indexOf(graph, "deployer"))).toMatchObject({ reaches: "conditional", ability: "admin" });
  });
});
