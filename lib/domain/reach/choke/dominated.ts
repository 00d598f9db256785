import { isOfType, REMOVED, RESOURCE } from "../graph/columns.ts";
import type { Pass } from "../verdicts/pass.ts";
import type { Situation } from "../verdicts/situation.ts";
import { type Cut, weightOf } from "./cut.ts";
import { type Dominators, dominatorsOf, leadingEdges } from "./dominators.ts";

/** What stands under each place of the dominator tree, itself among them. */
interface Under {
  identities: Uint32Array;
  weight: Uint32Array;
  /** Where its part begins when the tree is written out, and how long it is. */
  begin: Uint32Array;
  size: Uint32Array;
}

/** Every identity, hub and edge whose removal cuts somebody off, exactly. Linear but for a logarithm. */
export function dominatedCuts(situation: Situation, pass: Pass): { nodes: Cut[]; edges: Cut[] } {
  const dominators = dominatorsOf(situation, pass);
  const under = underOf(situation, pass, dominators);
  const nodes: Cut[] = [];
  const edges: Cut[] = [];
  for (let place = 1; place < dominators.nodes.length; place += 1) {
    const node = dominators.nodes[place] ?? 0;
    const own = weightOf(situation, pass, node);
    const identities = under.identities[place] ?? 0;
    const weight = under.weight[place] ?? 0;
    if (weight > own && !isOfType(situation.graph, node, RESOURCE)) {
      const loss = { identities: identities - (own > 0 ? 1 : 0), weight: weight - own };
      nodes.push({ kind: "node", what: node, edges: edgesOf(situation, node), ...loss });
    }
    if (weight === 0) continue;
    const only = onlyWay(situation, pass.surely, dominators, under, place);
    if (only !== null) edges.push({ kind: "edge", what: only, edges: 1, identities, weight });
  }
  return { nodes, edges };
}

function underOf(situation: Situation, pass: Pass, { nodes, over }: Dominators): Under {
  const places = nodes.length;
  const identities = new Uint32Array(places);
  const weight = new Uint32Array(places);
  const size = new Uint32Array(places).fill(1);
  // What dominates stands before what it dominates.
  for (let place = places - 1; place > 0; place -= 1) {
    const above = over[place] ?? 0;
    const own = weightOf(situation, pass, nodes[place] ?? 0);
    weight[place] = (weight[place] ?? 0) + own;
    identities[place] = (identities[place] ?? 0) + (own > 0 ? 1 : 0);
    weight[above] = (weight[above] ?? 0) + (weight[place] ?? 0);
    identities[above] = (identities[above] ?? 0) + (identities[place] ?? 0);
    size[above] = (size[above] ?? 0) + (size[place] ?? 0);
  }
  const begin = new Uint32Array(places);
  const next = new Uint32Array(places).fill(1);
  for (let place = 1; place < places; place += 1) {
    const above = over[place] ?? 0;
    begin[place] = next[above] ?? 0;
    next[above] = (next[above] ?? 0) + (size[place] ?? 0);
    next[place] = (begin[place] ?? 0) + 1;
  }
  return { identities, weight, begin, size };
}

/** The one edge by which a node leads to production; null where it has several. Those that only lead back do not count. */
function onlyWay(
  situation: Situation,
  surely: number,
  { nodes, placeOf }: Dominators,
  { begin, size }: Under,
  place: number,
): number | null {
  let only: number | null = null;
  let ways = 0;
  const from = begin[place] ?? 0;
  const to = from + (size[place] ?? 0);
  leadingEdges(situation, surely, nodes[place] ?? 0, (edge, target) => {
    const at = target === null ? 0 : (placeOf[target] ?? 0);
    if (target !== null && at === 0) return;
    const stands = begin[at] ?? 0;
    if (at !== 0 && stands >= from && stands < to) return;
    only = edge;
    ways += 1;
  });
  return ways === 1 ? only : null;
}

/** Edges from and to a node. */
function edgesOf({ graph, mark }: Situation, node: number): number {
  let count = 0;
  for (let edge = graph.outStart[node] ?? 0; edge < (graph.outStart[node + 1] ?? 0); edge += 1) {
    if (mark[edge] !== REMOVED) count += 1;
  }
  for (let slot = graph.inStart[node] ?? 0; slot < (graph.inStart[node + 1] ?? 0); slot += 1) {
    // A loop was counted already.
    if (mark[graph.inEdge[slot] ?? 0] !== REMOVED && graph.inFrom[slot] !== node) count += 1;
  }
  return count;
}
