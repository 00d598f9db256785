import { becomes } from "../graph/columns.ts";
import { conditionCount } from "../graph/read.ts";
import type { Field } from "./ends.ts";
import { Heap } from "./heap.ts";

/** A path costs this for each edge, and 1 for each condition. */
const EDGE = 2 ** 20;

/** A path by its edges. */
export interface Way {
  edges: readonly number[];
  cost: number;
}

/** How many edges may still be looked at, over all searches of one question. */
export interface Budget {
  edges: number;
}

/** What {@link shortestWay} may not use. */
export interface Forbidden {
  nodes: ReadonlySet<number>;
  /** Edges from the first node. */
  edges: ReadonlySet<number>;
}

/** How much an edge adds to a path. */
export function costOf({ situation }: Field, edge: number): number {
  return EDGE + conditionCount(situation.graph, edge);
}

/** What stands before a node on its cheapest ways. */
interface Reached {
  cost: number;
  by: number[];
}

/**
 * The cheapest way from a node to an end: fewest edges, then fewest conditions, then the edges that come first in the graph. A
 * search that knows how far the end is at least (A*), so that it sees little beside the way itself. Null where there is
 * none, or the budget is spent.
 */
export function shortestWay(field: Field, from: number, forbidden: Forbidden, budget: Budget): Way | null {
  const { graph, mark } = field.situation;
  const reached = new Map<number, Reached>([[from, { cost: 0, by: [] }]]);
  const closed = new Set<number>();
  const heap = new Heap();
  heap.push(0, from);
  let best = Infinity;
  const last: number[] = [];
  while (heap.least <= best) {
    const node = heap.pop();
    if (node === -1) break;
    if (closed.has(node)) continue;
    closed.add(node);
    const gone = reached.get(node)?.cost ?? 0;
    const end = graph.outStart[node + 1] ?? 0;
    for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
      budget.edges -= 1;
      if (node === from && forbidden.edges.has(edge)) continue;
      const target = graph.to[edge] ?? 0;
      const isEnd = field.isEnd(edge);
      if (!isEnd && (!becomes(mark[edge] ?? 0, field.surely) || field.distance[target] === 0)) continue;
      const cost = gone + costOf(field, edge);
      if (isEnd) {
        if (cost < best) last.length = 0;
        best = Math.min(best, cost);
        if (cost === best && last.at(-1) !== node) last.push(node);
        continue;
      }
      if (forbidden.nodes.has(target)) continue;
      const known = reached.get(target);
      if (known?.cost === cost) known.by.push(node);
      if (known && known.cost <= cost) continue;
      reached.set(target, { cost, by: [node] });
      heap.push(cost + (field.distance[target] ?? 0) * EDGE, target);
    }
    if (budget.edges < 0) return null;
  }
  return best === Infinity ? null : { edges: firstOf(field, from, forbidden, reached, last, best), cost: best };
}

/** Of all ways that cost the same the one whose edges come first. */
function firstOf(
  field: Field,
  from: number,
  forbidden: Forbidden,
  reached: ReadonlyMap<number, Reached>,
  last: readonly number[],
  best: number,
): number[] {
  const { graph, mark } = field.situation;
  const isOnWay = new Set(last);
  for (const node of isOnWay) for (const before of reached.get(node)?.by ?? []) isOnWay.add(before);
  const edges: number[] = [];
  for (let node = from; ;) {
    const gone = reached.get(node)?.cost ?? 0;
    const end = graph.outStart[node + 1] ?? 0;
    let next = -1;
    for (let edge = graph.outStart[node] ?? 0; edge < end && next === -1; edge += 1) {
      if (node === from && forbidden.edges.has(edge)) continue;
      const target = graph.to[edge] ?? 0;
      const cost = gone + costOf(field, edge);
      const goesOn =
        becomes(mark[edge] ?? 0, field.surely) && isOnWay.has(target) && reached.get(target)?.cost === cost;
      if (goesOn || (cost === best && field.isEnd(edge))) next = edge;
    }
    if (next === -1) throw new Error("a way that was found cannot be gone");
    edges.push(next);
    if (field.isEnd(next)) return edges;
    node = graph.to[next] ?? 0;
  }
}
