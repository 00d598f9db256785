import fc from "fast-check";
import { ABILITIES } from "../ability.ts";
import type { EdgeAnswer, GraphEdge, GraphElement, GraphNode } from "../edge.ts";

/** A small graph and what of it is production. */
export interface RandomGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  production: Set<string>;
}

const NODES = 7;
const ANSWERS: readonly EdgeAnswer[] = ["yes", "yes", "conditional", "unknown"];

const nodeNumbers = fc.nat(NODES - 1);

/** Small enough for every path to be walked, with cycles, loops, parallel edges, and nodes nobody told. */
const edges = fc
  .record({
    from: nodeNumbers,
    to: nodeNumbers,
    ability: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constantFrom(...ABILITIES) },
    ),
    answer: fc.constantFrom(...ANSWERS),
    evidence: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 2 }),
    conditions: fc.integer({ min: 1, max: 2 }),
    kind: fc.nat(1),
  })
  .map((drawn): GraphEdge => edgeOf(drawn));

interface DrawnEdge {
  from: number;
  to: number;
  ability: GraphEdge["ability"];
  answer: EdgeAnswer;
  evidence: number[];
  conditions: number;
  kind: number;
}

function edgeOf({ from, to, ability, answer, evidence, conditions, kind }: DrawnEdge): GraphEdge {
  return {
    kind: `toy/kind-${kind}`,
    from: keyOf(from),
    // Abilities are mostly given at what is mostly a resource.
    to: keyOf(ability === null ? to : NODES - 1 - (to >> 1)),
    ability,
    answer,
    evidence: evidence.map((piece) => ({
      alias: `toy:binding:${piece >> 1}`,
      place: piece === 0 ? null : `rule ${piece}`,
    })),
    conditions:
      answer === "conditional"
        ? Array.from({ length: conditions }, (_, index) => ({ kind: "approval", words: `somebody ${index} approves` }))
        : [],
    unread: answer === "unknown" ? ["the bindings were not read"] : [],
  };
}

function keyOf(node: number): string {
  return `toy:node:${node}`;
}

const TYPES: readonly GraphNode["type"][] = ["identity", "hub", "resource"];

const nodes = fc
  .array(fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: fc.nat(2) }), {
    minLength: NODES,
    maxLength: NODES,
  })
  .map((types) =>
    types.flatMap((type, index): GraphNode[] => {
      if (type === null) return [];
      const node = {
        key: keyOf(index),
        type: TYPES[type] ?? "hub",
        system: "toy",
        kind: "thing",
        name: `thing ${index}`,
      };
      return [{ ...node, container: index > 2 ? keyOf(index - 1) : null }];
    }),
  );

/** A graph of at most seven nodes. */
export const randomGraphs: fc.Arbitrary<RandomGraph> = fc
  .record({ nodes, edges: fc.array(edges, { maxLength: 16, size: "max" }), production: fc.nat(2 ** NODES - 1) })
  .map(({ production, ...drawn }) => ({
    ...drawn,
    production: new Set(
      Array.from({ length: NODES }, (_, node) => keyOf(node)).filter((_, node) => (production >> node) & 1),
    ),
  }));

/** What a builder would yield. */
export function elementsOfRandom({ nodes: told, edges: drawn }: RandomGraph): GraphElement[] {
  return [...told, ...drawn];
}
