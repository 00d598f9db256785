import { abilityCode, STRONGEST, sureness } from "../graph/columns.ts";
import { abilitySeeds, type Seeds } from "./seeds.ts";
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

/** All of a graph, or those of its nodes whose `is` is 1: the edges to the others are then taken as they stand. */
export interface Part {
  readonly nodes: Uint32Array;
  readonly is: Uint8Array;
}

/** A pass that found nothing yet. */
export function emptyPass(surely: number, nodes: number): Pass {
  return {
    surely,
    ability: new Uint8Array(nodes),
    length: new Uint32Array(nodes),
    next: new Uint32Array(nodes),
  };
}

/**
 * Goes backwards from production breadth first, for `admin` first and `read` last. What a stronger ability found is not
 * looked at again: whoever leads there has that ability too. So all five together see each edge once.
 */
export function runPass(situation: Situation, pass: Pass, part: Part): void {
  const seeds = abilitySeeds(situation, pass, part);
  const queue = new Uint32Array(part.nodes.length);
  for (let ability = STRONGEST; ability > 0; ability -= 1) {
    spread(situation, pass, part, ability, seeds[ability] ?? { nodes: [], edges: [], lengths: null }, queue);
  }
}

/** One ability: level by level, each beginning with the seeds of its length. */
function spread(
  { graph, mark }: Situation,
  { surely, ability, length, next }: Pass,
  part: Part,
  code: number,
  seeds: Seeds,
  queue: Uint32Array,
): void {
  const { inStart, inFrom, inEdge, to } = graph;
  let end = 0;
  let begin = 0;
  let seed = 0;
  const offer = (node: number, level: number, by: number): void => {
    if (ability[node] === 0) {
      ability[node] = code;
      length[node] = level;
      next[node] = by;
      queue[end] = node;
      end += 1;
    } else if (ability[node] === code && length[node] === level && by < (next[node] ?? 0)) next[node] = by;
  };
  for (let level = 1; begin < end || seed < seeds.nodes.length; level += 1) {
    if (begin === end) level = seeds.lengths?.[seed] ?? level;
    while (seed < seeds.nodes.length && (seeds.lengths?.[seed] ?? 1) <= level) {
      offer(seeds.nodes[seed] ?? 0, level, to[seeds.edges[seed] ?? 0] ?? 0);
      seed += 1;
    }
    const last = end;
    for (; begin < last; begin += 1) {
      const node = queue[begin] ?? 0;
      const slots = inStart[node + 1] ?? 0;
      for (let slot = inStart[node] ?? 0; slot < slots; slot += 1) {
        const seen = mark[inEdge[slot] ?? 0] ?? 0;
        if (sureness(seen) === 0 || sureness(seen) > surely || abilityCode(seen) !== 0) continue;
        const from = inFrom[slot] ?? 0;
        if (part.is[from] === 1) offer(from, level + 1, node);
      }
    }
  }
}
