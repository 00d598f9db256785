import { becomes, STRONGEST } from "../graph/columns.ts";
import type { Seeds } from "./seeds.ts";
import type { Situation } from "./situation.ts";

/** What paths give that are at least as sure as one answer; by node. */
export interface Pass {
  /** 1 for *yes*, 2 for *conditional*, 3 for *unknown*: edges that are less sure are not there. */
  readonly surely: number;
  /** The strongest ability at production, 1 to 5; 0 where no path leads there. */
  readonly ability: Uint8Array;
  /** Edges of the shortest path that gives it. */
  readonly length: Uint32Array;
  /** Where that path goes first; of several the node that comes first in the graph. */
  readonly next: Uint32Array;
}

/** For *yes*; for *yes* or *conditional*; for all that could be. */
export type Passes = readonly [Pass, Pass, Pass];

/** A pass that found nothing yet. */
export function emptyPass(surely: number, nodes: number): Pass {
  return { surely, ability: new Uint8Array(nodes), length: new Uint32Array(nodes), next: new Uint32Array(nodes) };
}

/**
 * Goes backwards from seeds breadth first, for `admin` first and `read` last, wherever that is better than what stands
 * there. What a stronger ability found is not looked at again: whoever leads there has that ability too. So all five
 * together see each edge once.
 */
export function spread({ graph, mark }: Situation, pass: Pass, seedsByAbility: readonly Seeds[]): void {
  const { inStart, inFrom, inEdge } = graph;
  const { surely, ability, length, next } = pass;
  const queue = new Uint32Array(ability.length);
  for (let code = STRONGEST; code > 0; code -= 1) {
    const { nodes, by, lengths } = seedsByAbility[code] ?? { nodes: [], by: [], lengths: [] };
    let end = 0;
    let begin = 0;
    let seed = 0;
    const offer = (node: number, level: number, first: number): void => {
      const stands = ability[node] ?? 0;
      if (stands > code) return;
      if (stands < code || level < (length[node] ?? 0)) {
        ability[node] = code;
        length[node] = level;
        next[node] = first;
        queue[end] = node;
        end += 1;
      } else if (level === length[node] && first < (next[node] ?? 0)) next[node] = first;
    };
    for (let level = 1; begin < end || seed < nodes.length; level += 1) {
      if (begin === end) level = lengths[seed] ?? level;
      for (; seed < nodes.length && lengths[seed] === level; seed += 1) offer(nodes[seed] ?? 0, level, by[seed] ?? 0);
      for (const last = end; begin < last; begin += 1) {
        const node = queue[begin] ?? 0;
        const slots = inStart[node + 1] ?? 0;
        for (let slot = inStart[node] ?? 0; slot < slots; slot += 1) {
          const seen = mark[inEdge[slot] ?? 0] ?? 0;
          if (becomes(seen, surely)) offer(inFrom[slot] ?? 0, level + 1, node);
        }
      }
    }
  }
}
