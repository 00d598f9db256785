import { abilityCode, isAsSureAs, STRONGEST } from "../graph/columns.ts";
import type { Pass } from "./pass.ts";
import type { Situation } from "./situation.ts";

/** Where a pass begins for one ability: nodes, where the path of each goes first, and how long it is, ascending. */
export interface Seeds {
  nodes: number[];
  by: number[];
  lengths: number[];
}

/** Seeds by ability, yet to be sorted. */
export function noSeeds(): Seeds[] {
  return Array.from({ length: STRONGEST + 1 }, () => ({ nodes: [], by: [], lengths: [] }));
}

/** By ability: whoever has an edge into production. */
export function seedsOf({ graph, mark, production }: Situation, pass: Pass): Seeds[] {
  const seeds = noSeeds();
  for (let resource = 0; resource < production.length; resource += 1) {
    if (production[resource] !== 1) continue;
    const end = graph.inStart[resource + 1] ?? 0;
    for (let slot = graph.inStart[resource] ?? 0; slot < end; slot += 1) {
      const seen = mark[graph.inEdge[slot] ?? 0] ?? 0;
      if (isAsSureAs(seen, pass.surely)) plant(seeds, abilityCode(seen), graph.inFrom[slot] ?? 0, resource, 1);
    }
  }
  return seeds;
}

/** Adds what the edges of one node lead to, as the pass stands. */
export function plantNode({ graph, mark, production }: Situation, pass: Pass, node: number, seeds: Seeds[]): void {
  const end = graph.outStart[node + 1] ?? 0;
  for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
    const seen = mark[edge] ?? 0;
    if (!isAsSureAs(seen, pass.surely)) continue;
    const target = graph.to[edge] ?? 0;
    const gives = abilityCode(seen);
    if (gives === 0) plant(seeds, pass.ability[target] ?? 0, node, target, (pass.length[target] ?? 0) + 1);
    else if (production[target] === 1) plant(seeds, gives, node, target, 1);
  }
}

/** Adds one seed. */
export function plant(seeds: Seeds[], ability: number, node: number, by: number, length: number): void {
  const some = seeds[ability];
  if (!some || ability === 0) return;
  some.nodes.push(node);
  some.by.push(by);
  some.lengths.push(length);
}

/** Sorts seeds by length, as a pass goes through them. */
export function sortSeeds(seeds: readonly Seeds[]): Seeds[] {
  return seeds.map(({ nodes, by, lengths }) => {
    const order = lengths.map((_, place) => place).sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0));
    const pick = (numbers: readonly number[]): number[] => order.map((place) => numbers[place] ?? 0);
    return { nodes: pick(nodes), by: pick(by), lengths: pick(lengths) };
  });
}
