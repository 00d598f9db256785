import { REMOVED } from "../graph/columns.ts";
import { fromOf } from "../graph/read.ts";
import { type Pass, spread } from "../verdicts/pass.ts";
import { noSeeds, plantNode, sortSeeds } from "../verdicts/seeds.ts";
import type { Situation } from "../verdicts/situation.ts";
import { bearingEdge, unsettle } from "../verdicts/unsettle.ts";
import { type Bearing, edgesOn } from "./by-evidence.ts";
import { compareCuts, type Cut, type Loss, weightOf } from "./cut.ts";

/** Cuts that were found. */
export interface FoundCuts {
  cuts: Cut[];
  /** False where the search was given up before it was sure that nothing cuts more. */
  isProven: boolean;
}

/**
 * The pieces of evidence that cut most. Every path that a removal must cut goes through it, so the shortest paths that are
 * known bound what each piece can cut at most; pieces are tried out in the order of that bound until none that is left can
 * be better.
 *
 * @param tries how many are tried out at most
 */
export function evidenceCuts(
  situation: Situation,
  pass: Pass,
  kind: "evidence" | "document",
  bearing: Bearing,
  { count, tries, may }: { count: number; tries: number; may: (what: number) => boolean },
): FoundCuts {
  const most = boundsOf(situation, pass, bearing);
  const candidates = [...most.keys()]
    .filter(may)
    .sort((one, other) => (most.get(other) ?? 0) - (most.get(one) ?? 0) || one - other);
  const cuts: Cut[] = [];
  for (const [tried, what] of candidates.entries()) {
    const bar = cuts[count - 1]?.weight ?? 0;
    // Those that could cut as much are tried too: of the same weight the order decides.
    if (cuts.length >= count && (most.get(what) ?? 0) < bar) break;
    if (tried === tries) return { cuts, isProven: false };
    const edges = edgesOn(bearing, what).filter((edge) => situation.mark[edge] !== REMOVED);
    const loss = lossOf(situation, pass, edges);
    if (loss.weight === 0) continue;
    cuts.push({ kind, what, edges: edges.length, ...loss });
    cuts.sort(compareCuts).splice(count);
  }
  return { cuts, isProven: true };
}

/** By piece: the weight of all whose shortest path stands on it. */
function boundsOf(situation: Situation, pass: Pass, bearing: Bearing): Map<number, number> {
  const { ability, length, next } = pass;
  const through = new Float64Array(ability.length);
  const nodes: number[] = [];
  for (let node = 0; node < ability.length; node += 1) if (ability[node] !== 0) nodes.push(node);
  nodes.sort((one, other) => (length[other] ?? 0) - (length[one] ?? 0));
  const bears = new Map<number, number>();
  for (const node of nodes) {
    through[node] = (through[node] ?? 0) + weightOf(situation, pass, node);
    const first = next[node] ?? 0;
    if ((length[node] ?? 0) > 1) through[first] = (through[first] ?? 0) + (through[node] ?? 0);
    bears.set(bearingEdge(situation, pass, node), through[node] ?? 0);
  }
  const most = new Map<number, number>();
  for (let what = 0; what + 1 < bearing.start.length; what += 1) {
    let bound = 0;
    for (const edge of edgesOn(bearing, what)) bound += bears.get(edge) ?? 0;
    if (bound > 0) most.set(what, bound);
  }
  return most;
}

/** Who no longer reaches production without some edges: what stood on them is taken back, and sought by other ways. */
export function lossOf(situation: Situation, before: Pass, edges: Iterable<number>): Loss {
  const mark = situation.mark.slice();
  const roots = new Set<number>();
  for (const edge of edges) {
    mark[edge] = REMOVED;
    roots.add(fromOf(situation.graph, edge));
  }
  const without = { ...situation, mark };
  const pass: Pass = {
    ...{ surely: before.surely, ability: before.ability.slice() },
    ...{ length: before.length.slice(), next: before.next.slice() },
  };
  const unsettled = unsettle(without, pass, [...roots]);
  const seeds = noSeeds();
  for (const node of unsettled) plantNode(without, pass, node, seeds);
  spread(without, pass, sortSeeds(seeds));
  const loss = { identities: 0, weight: 0 };
  for (const node of unsettled) {
    const weight = pass.ability[node] === 0 ? weightOf(situation, before, node) : 0;
    loss.identities += weight > 0 ? 1 : 0;
    loss.weight += weight;
  }
  return loss;
}
