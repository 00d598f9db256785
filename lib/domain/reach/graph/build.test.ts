import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { edge, node } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs } from "../testing/random-graph.ts";
import { buildGraph } from "./build.ts";
import { nodeCount } from "./columns.ts";
import { countUntold, edgeAt, elementsOf, indexOf, keyOf, nodeAt } from "./read.ts";

describe("a graph", () => {
  it("is the same in whatever order its elements come, and told twice", () => {
    const shuffled = randomGraphs.chain((random) => {
      const elements = elementsOfRandom(random);
      return fc.record({
        elements: fc.constant(elements),
        others: fc.shuffledSubarray(elements, { minLength: elements.length, maxLength: elements.length }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ elements, others }) => {
        expect(buildGraph([...others, ...elements])).toEqual(buildGraph(elements));
      }),
      lawRuns(1000),
    );
  });

  it("gives back what it was told", () => {
    fc.assert(
      fc.property(randomGraphs, (random) => {
        const graph = buildGraph(elementsOfRandom(random));

        expect(buildGraph(elementsOf(graph))).toEqual(graph);
        for (const told of random.nodes) expect(nodeAt(graph, indexOf(graph, told.key))).toEqual(told);
        const edges = Array.from(graph.to, (_, number) => edgeAt(graph, number));
        for (const told of random.edges) expect(edges).toContainEqual(told);
      }),
      lawRuns(300),
    );
  });

  it("leads back by the edges it leads forward by", () => {
    fc.assert(
      fc.property(randomGraphs, (random) => {
        const graph = buildGraph(elementsOfRandom(random));
        const backward = Array.from({ length: nodeCount(graph) }, (_, to) => {
          const slots = { from: graph.inStart[to] ?? 0, end: graph.inStart[to + 1] ?? 0 };
          return Array.from(graph.inEdge.subarray(slots.from, slots.end), (number, slot) => {
            expect(edgeAt(graph, number).from).toBe(keyOf(graph, graph.inFrom[slots.from + slot] ?? 0));
            return edgeAt(graph, number).to === keyOf(graph, to);
          });
        });

        expect(backward.flat()).toEqual(Array.from(graph.to, () => true));
      }),
      lawRuns(300),
    );
  });

  it("has nodes that only edges name, as what the edges make of them", () => {
    const graph = buildGraph([node("bot"), edge("bot", "runner"), edge("runner", "secret", "secrets")]);

    expect(countUntold(graph)).toBe(2);
    expect(nodeAt(graph, indexOf(graph, "runner"))).toMatchObject({
      type: "identity",
      kind: "unknown",
      name: "runner",
    });
    expect(nodeAt(graph, indexOf(graph, "secret"))).toMatchObject({ type: "resource", kind: "unknown" });
    expect(indexOf(graph, "nobody")).toBe(-1);
  });

  it("takes of a node told twice the first", () => {
    const graph = buildGraph([node("bot"), { ...node("bot"), name: "another" }]);

    expect(nodeAt(graph, 0).name).toBe("bot");
  });

  it("keeps parallel edges with the evidence of each", () => {
    const graph = buildGraph([
      edge("bot", "runner", null, "yes", [{ alias: "binding", place: "rule 2" }]),
      edge("bot", "runner", null, "yes", [{ alias: "binding", place: "rule 10" }]),
    ]);

    expect(Array.from(graph.to, (_, number) => edgeAt(graph, number).evidence[0]?.place)).toEqual([
      "rule 10",
      "rule 2",
    ]);
  });
});
