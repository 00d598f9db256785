import { abilityCode, STRONGEST, sureness } from "../graph/columns.ts";
import type { Part, Pass } from "./pass.ts";
import type { Situation } from "./situation.ts";

/** Where a pass begins for one ability: nodes, and the edges by which they have it. */
export interface Seeds {
  nodes: number[];
  edges: number[];
  /** How long the path is, ascending; null where all are 1. */
  lengths: number[] | null;
}

/** By ability: the edges into production, and those from the part that is looked at to what already stands. */
export function abilitySeeds({ graph, mark, production }: Situation, pass: Pass, part: Part): Seeds[] {
  const { outStart, to } = graph;
  const seeds = Array.from({ length: STRONGEST + 1 }, (): Seeds => ({ nodes: [], edges: [], lengths: null }));
  for (const node of part.nodes) {
    const end = outStart[node + 1] ?? 0;
    for (let edge = outStart[node] ?? 0; edge < end; edge += 1) {
      const seen = mark[edge] ?? 0;
      if (sureness(seen) === 0 || sureness(seen) > pass.surely) continue;
      const target = to[edge] ?? 0;
      const gives = abilityCode(seen);
      if (gives > 0 && production[target] === 1) add(seeds[gives], node, edge, 1);
      if (gives > 0 || part.is[target] === 1) continue;
      const stands = pass.ability[target] ?? 0;
      if (stands > 0) add(seeds[stands], node, edge, (pass.length[target] ?? 0) + 1);
    }
  }
  return seeds.map(ordered);
}

function add(seeds: Seeds | undefined, node: number, edge: number, length: number): void {
  if (!seeds) return;
  if (length > 1) seeds.lengths ??= seeds.nodes.map(() => 1);
  seeds.nodes.push(node);
  seeds.edges.push(edge);
  seeds.lengths?.push(length);
}

function ordered({ nodes, edges, lengths }: Seeds): Seeds {
  if (!lengths) return { nodes, edges, lengths };
  const order = lengths.map((_, place) => place).sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0));
  const pick = (numbers: readonly number[]): number[] => order.map((place) => numbers[place] ?? 0);
  return { nodes: pick(nodes), edges: pick(edges), lengths: pick(lengths) };
}
