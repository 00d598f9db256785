import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import type { GraphEdge } from "../edge.ts";
import { buildGraph } from "../graph/build.ts";
import { nodeCount } from "../graph/columns.ts";
import { indexOf, keyOf, nodeAt } from "../graph/read.ts";
import { edge, node } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs, type RandomGraph } from "../testing/random-graph.ts";
import { situationOf } from "../verdicts/situation.ts";
import { type VerdictTable, verdictOf } from "../verdicts/table.ts";
import { verdictsIn } from "../verdicts/verdicts.ts";
import { compareWhatIf } from "./compare.ts";
import { type WhatIf, whatIfSchema } from "./what-if.ts";

function tableOf(random: RandomGraph): VerdictTable {
  const graph = buildGraph(elementsOfRandom(random));
  return verdictsIn(situationOf(graph, (number) => random.production.has(keyOf(graph, number))));
}

const keys = fc.nat(6).map((number) => `toy:node:${number}`);
const answers = fc.constantFrom("yes" as const, "conditional" as const, "unknown" as const, "no" as const);

const whatIfs: fc.Arbitrary<WhatIf> = fc.record({
  nodes: fc.array(keys, { maxLength: 1 }),
  evidence: fc.array(
    fc.record({
      alias: fc.nat(2).map((number) => `toy:binding:${number}`),
      place: fc.option(fc.nat(5).map((number) => `rule ${number}`)),
      answer: answers,
    }),
    { maxLength: 2 },
  ),
  edges: fc.array(
    fc.record({ kind: fc.nat(1).map((kind) => `toy/kind-${kind}`), from: keys, to: keys, answer: answers }),
    {
      maxLength: 2,
    },
  ),
  production: fc.array(fc.record({ key: keys, is: fc.boolean() }), { maxLength: 2 }),
});

const ORDER = ["yes", "conditional", "unknown", "no"];

/** The elements as they would be told. */
function rebuilt(random: RandomGraph, whatIf: WhatIf, table: VerdictTable): RandomGraph {
  const { graph } = table.situation;
  const edges = random.edges.flatMap((told): GraphEdge[] => {
    if (whatIf.nodes.includes(told.from) || whatIf.nodes.includes(told.to)) return [];
    let answer: string = told.answer;
    for (const one of whatIf.edges) {
      if (one.kind === told.kind && one.from === told.from && one.to === told.to && answer !== "no")
        answer = one.answer;
    }
    for (const { alias, place, answer: most } of whatIf.evidence) {
      const stands = told.evidence.some((piece) => piece.alias === alias && (place === null || piece.place === place));
      if (stands && ORDER.indexOf(most) > ORDER.indexOf(answer)) answer = most;
    }
    return answer === "no" ? [] : [{ ...told, answer: answer as GraphEdge["answer"] }];
  });
  const production = new Set(random.production);
  for (const { key, is } of whatIf.production) {
    const number = indexOf(graph, key);
    if (number === -1 || nodeAt(graph, number).type !== "resource") continue;
    if (is) production.add(key);
    else production.delete(key);
  }
  return { ...random, edges, production };
}

describe("what if", () => {
  it("says what a graph would that was built so", () => {
    fc.assert(
      fc.property(randomGraphs, whatIfs, (random, whatIf) => {
        const before = tableOf(random);
        const { after, nodes } = compareWhatIf(before, whatIf);
        const other = tableOf(rebuilt(random, whatIf, before));
        const { graph } = before.situation;

        for (let number = 0; number < nodeCount(graph); number += 1) {
          const there = indexOf(other.situation.graph, keyOf(graph, number));
          if (there === -1) expect(verdictOf(after, number).reaches).toBe("no");
          else expect(verdictOf(after, number)).toEqual(verdictOf(other, there));
          const isSame = JSON.stringify(verdictOf(before, number)) === JSON.stringify(verdictOf(after, number));
          expect(nodes.includes(number)).toBe(!isSame);
        }
      }),
      lawRuns(3000),
    );
  });

  it("tells what the graph does not have", () => {
    const before = verdictsIn(situationOf(buildGraph([node("bot"), edge("bot", "db", "read")]), () => true));
    const asked = {
      nodes: ["gone", "bot"],
      evidence: [{ alias: "bot to db", place: "line 1" }],
      edges: [{ kind: "toy/other", from: "bot", to: "db" }],
      production: [{ key: "bot", is: true }],
    };

    const { missing, nodes } = compareWhatIf(before, whatIfSchema.parse(asked));

    expect(missing).toEqual(whatIfSchema.parse({ ...asked, nodes: ["gone"] }));
    expect([...nodes]).toEqual([0]);
  });

  it("is read from an address only as it was meant", () => {
    expect(whatIfSchema.parse({ evidence: [{ alias: "binding" }] })).toEqual({
      ...{ nodes: [], edges: [], production: [] },
      evidence: [{ alias: "binding", place: null, answer: "no" }],
    });
    expect(whatIfSchema.safeParse({ nodes: Array.from({ length: 51 }, () => "bot") }).success).toBe(false);
    expect(whatIfSchema.safeParse({ nodes: ["bot"], more: 1 }).success).toBe(false);
  });
});
