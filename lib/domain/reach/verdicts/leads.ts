import { becomes } from "../graph/columns.ts";
import type { Graph } from "../graph/columns.ts";

/** Tells whether an edge is there, by its number. */
export type Holds = (edge: number) => boolean;

/** Everybody who becomes one of some nodes, these among them, by edges of which one of two marks holds. */
export function ancestorsOf(
  graph: Graph,
  marks: readonly [Uint8Array, Uint8Array],
  surely: number,
  nodes: Iterable<number>,
): Uint32Array {
  const { inStart, inFrom, inEdge } = graph;
  const [one, other] = marks;
  const met = new Uint8Array(inStart.length - 1);
  const queue = new Uint32Array(met.length);
  let end = 0;
  const meet = (node: number): void => {
    if (met[node] === 1) return;
    met[node] = 1;
    queue[end] = node;
    end += 1;
  };
  for (const node of nodes) meet(node);
  for (let at = 0; at < end; at += 1) {
    const node = queue[at] ?? 0;
    const last = inStart[node + 1] ?? 0;
    for (let slot = inStart[node] ?? 0; slot < last; slot += 1) {
      const edge = inEdge[slot] ?? 0;
      if (becomes(one[edge] ?? 0, surely) || becomes(other[edge] ?? 0, surely)) meet(inFrom[slot] ?? 0);
    }
  }
  return queue.subarray(0, end);
}

const FORWARD = 1;
const BACKWARD = 2;

/**
 * Whether a node becomes one of some others by edges that hold. Looks from both ends in turn, so that what is near, or
 * what few lead to, is soon found out.
 */
export function leadsTo(graph: Graph, holds: Holds, from: number, to: readonly number[]): boolean {
  const met = new Uint8Array(graph.outStart.length - 1);
  const ahead = [from];
  const behind: number[] = [];
  met[from] = FORWARD;
  for (const node of to) {
    if (met[node] === FORWARD) return true;
    if (met[node] === 0) behind.push(node);
    met[node] = BACKWARD;
  }
  let forward = 0;
  let backward = 0;
  while (forward < ahead.length && backward < behind.length) {
    const node = ahead[forward++] ?? 0;
    const end = graph.outStart[node + 1] ?? 0;
    for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
      const target = graph.to[edge] ?? 0;
      if (met[target] === FORWARD || !holds(edge)) continue;
      if (met[target] === BACKWARD) return true;
      met[target] = FORWARD;
      ahead.push(target);
    }
    const other = behind[backward++] ?? 0;
    const last = graph.inStart[other + 1] ?? 0;
    for (let slot = graph.inStart[other] ?? 0; slot < last; slot += 1) {
      const source = graph.inFrom[slot] ?? 0;
      if (met[source] === BACKWARD || !holds(graph.inEdge[slot] ?? 0)) continue;
      if (met[source] === FORWARD) return true;
      met[source] = BACKWARD;
      behind.push(source);
    }
  }
  return false;
}
