import { abilityCode } from "../graph/columns.ts";
import { fromOf } from "../graph/read.ts";
import type { Situation } from "./situation.ts";

/** What differs between two situations of one graph. */
export interface Changed {
  edges: number[];
  /** Nodes that are production in one of them alone. */
  production: number[];
  /** Nodes whose edges give something else: where both begin. */
  roots: number[];
}

/** @throws RangeError when the situations are of different graphs */
export function changedBetween(before: Situation, after: Situation): Changed {
  const { graph } = after;
  if (before.graph !== graph) throw new RangeError("the situations are of different graphs");
  const edges = differing(before.mark, after.mark);
  const production = differing(before.production, after.production);
  const roots = new Set<number>();
  for (const edge of edges) roots.add(fromOf(graph, edge));
  for (const resource of production) for (const door of doorsOf(after, resource)) roots.add(door);
  return { edges, production, roots: [...roots] };
}

/** Whoever has an edge that gives something at a resource, sure or not. */
export function doorsOf({ graph, mark }: Situation, resource: number): number[] {
  const doors: number[] = [];
  const end = graph.inStart[resource + 1] ?? 0;
  for (let slot = graph.inStart[resource] ?? 0; slot < end; slot += 1) {
    if (abilityCode(mark[graph.inEdge[slot] ?? 0] ?? 0) !== 0) doors.push(graph.inFrom[slot] ?? 0);
  }
  return doors;
}

function differing(one: Uint8Array, other: Uint8Array): number[] {
  const places: number[] = [];
  if (one === other) return places;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) places.push(place);
  return places;
}
