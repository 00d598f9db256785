import { abilityCode, becomes, isAsSureAs } from "../graph/columns.ts";
import type { Pass } from "./pass.ts";
import type { Situation } from "./situation.ts";

/**
 * Takes back what a pass says of nodes that nothing bears out any more, shortest first, and puts right where the paths of the
 * others go first.
 *
 * @param roots nodes whose edges changed
 * @returns nodes the pass now says nothing of
 */
export function unsettle(situation: Situation, pass: Pass, roots: readonly number[]): number[] {
  const { graph, mark } = situation;
  const { ability, length, next } = pass;
  const waiting: number[][] = [];
  const isWaiting = new Uint8Array(ability.length);
  const wait = (node: number): void => {
    if (isWaiting[node] === 1) return;
    isWaiting[node] = 1;
    (waiting[length[node] ?? 0] ??= []).push(node);
  };
  for (const root of roots) if (ability[root] !== 0) wait(root);

  const unsettled: number[] = [];
  for (let level = 1; level < waiting.length; level += 1) {
    for (const node of waiting[level] ?? []) {
      const first = bearingEdge(situation, pass, node);
      if (first !== -1) {
        next[node] = graph.to[first] ?? 0;
        continue;
      }
      const gave = ability[node];
      ability[node] = 0;
      length[node] = 0;
      next[node] = 0;
      unsettled.push(node);
      const end = graph.inStart[node + 1] ?? 0;
      for (let slot = graph.inStart[node] ?? 0; slot < end; slot += 1) {
        const from = graph.inFrom[slot] ?? 0;
        if (!becomes(mark[graph.inEdge[slot] ?? 0] ?? 0, pass.surely)) continue;
        if (ability[from] === gave && length[from] === level + 1) wait(from);
      }
    }
  }
  return unsettled;
}

/** The first edge by which a node has what the pass says of it; -1 where there is none. */
export function bearingEdge({ graph, mark, production }: Situation, pass: Pass, node: number): number {
  const ability = pass.ability[node] ?? 0;
  const length = pass.length[node] ?? 0;
  const end = graph.outStart[node + 1] ?? 0;
  for (let edge = graph.outStart[node] ?? 0; edge < end; edge += 1) {
    const seen = mark[edge] ?? 0;
    if (!isAsSureAs(seen, pass.surely)) continue;
    const target = graph.to[edge] ?? 0;
    const gives = abilityCode(seen);
    const bears =
      gives === 0
        ? pass.ability[target] === ability && (pass.length[target] ?? 0) === length - 1
        : gives === ability && length === 1 && production[target] === 1;
    if (bears) return edge;
  }
  return -1;
}
