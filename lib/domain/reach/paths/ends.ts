import type { Ability } from "../ability.ts";
import { ABILITIES } from "../ability.ts";
import { abilityCode, isAsSureAs, nodeCount } from "../graph/columns.ts";
import { emptyPass, spread } from "../verdicts/pass.ts";
import { noSeeds, plant } from "../verdicts/seeds.ts";
import type { Situation } from "../verdicts/situation.ts";

/** Where paths are to end. */
export interface Ends {
  /** A resource, production or not; null is any that is production. */
  to: number | null;
  /** What the last edge is to give; null is anything. */
  ability: Ability | null;
}

/** Paths to some ends by edges that are at least so sure. */
export interface Field {
  readonly situation: Situation;
  readonly surely: number;
  /** Whether an edge that gives something is an end. */
  isEnd(edge: number): boolean;
  /** By node: edges to the nearest end; 0 where none is reached. */
  readonly distance: Uint32Array;
}

/** Measures how far every node is from the ends. Linear. */
export function fieldOf(situation: Situation, surely: number, { to, ability }: Ends): Field {
  const { graph, mark, production } = situation;
  const wanted = ability === null ? 0 : ABILITIES.indexOf(ability) + 1;
  const isTarget = (node: number): boolean => (to === null ? production[node] === 1 : node === to);
  const isEnd = (edge: number): boolean => {
    const seen = mark[edge] ?? 0;
    const gives = abilityCode(seen);
    if (gives === 0 || (wanted !== 0 && gives !== wanted)) return false;
    return isAsSureAs(seen, surely) && isTarget(graph.to[edge] ?? 0);
  };
  const pass = emptyPass(surely, nodeCount(graph));
  const seeds = noSeeds();
  for (let node = 0; node < production.length; node += 1) {
    if (!isTarget(node)) continue;
    const end = graph.inStart[node + 1] ?? 0;
    for (let slot = graph.inStart[node] ?? 0; slot < end; slot += 1) {
      if (isEnd(graph.inEdge[slot] ?? 0)) plant(seeds, 1, graph.inFrom[slot] ?? 0, node, 1);
    }
  }
  spread(situation, pass, seeds);
  return { situation, surely, isEnd, distance: pass.length };
}
