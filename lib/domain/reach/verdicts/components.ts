import { becomes } from "../graph/columns.ts";
import type { Pass } from "./pass.ts";
import type { Situation } from "./situation.ts";

/** Nodes that lead to each other are one component: what one of them reaches, all do. */
export interface Components {
  /** Nodes, component by component; each component stands after all it leads to. */
  readonly members: Uint32Array;
  /** Where each component ends in `members`. */
  readonly ends: readonly number[];
  /** By node: the number of its component and 1; 0 for nodes that were not looked at. */
  readonly of: Uint32Array;
}

/**
 * Strongly connected components of what the roots lead to on paths of a pass, without the nodes that are `known` (not 0).
 * Tarjan's algorithm with a stack of its own, since chains are longer than calls may be deep. Linear.
 */
export function componentsOf(
  { graph, mark }: Situation,
  pass: Pass,
  roots: Iterable<number>,
  known: Uint32Array,
): Components {
  const { outStart, to } = graph;
  const nodes = outStart.length - 1;
  const number = new Uint32Array(nodes);
  const low = new Uint32Array(nodes);
  const cursor = new Uint32Array(nodes);
  const of = new Uint32Array(nodes);
  const open = new Uint32Array(nodes);
  const calls = new Uint32Array(nodes);
  const members = new Uint32Array(nodes);
  const ends: number[] = [];
  let numbered = 0;
  let opened = 0;
  let closed = 0;
  let depth = 0;

  const enter = (node: number): void => {
    numbered += 1;
    number[node] = numbered;
    low[node] = numbered;
    cursor[node] = outStart[node] ?? 0;
    open[opened++] = node;
    calls[depth++] = node;
  };
  const leave = (node: number): void => {
    depth -= 1;
    const caller = calls[depth - 1] ?? 0;
    if (depth > 0 && (low[node] ?? 0) < (low[caller] ?? 0)) low[caller] = low[node] ?? 0;
    if (low[node] !== number[node]) return;
    let member: number;
    do {
      member = open[--opened] ?? 0;
      of[member] = ends.length + 1;
      members[closed++] = member;
    } while (member !== node);
    ends.push(closed);
  };

  for (const root of roots) {
    if (pass.ability[root] === 0 || known[root] !== 0 || number[root] !== 0) continue;
    enter(root);
    while (depth > 0) {
      const node = calls[depth - 1] ?? 0;
      const edge = cursor[node] ?? 0;
      if (edge === outStart[node + 1]) {
        leave(node);
        continue;
      }
      cursor[node] = edge + 1;
      const seen = mark[edge] ?? 0;
      if (!becomes(seen, pass.surely)) continue;
      const target = to[edge] ?? 0;
      if (pass.ability[target] === 0 || known[target] !== 0) continue;
      if (number[target] === 0) enter(target);
      else if (of[target] === 0 && (number[target] ?? 0) < (low[node] ?? 0)) low[node] = number[target] ?? 0;
    }
  }
  return { members: members.subarray(0, closed), ends, of };
}
