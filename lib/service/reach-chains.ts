import { answerOf, CONDITIONAL, REMOVED, YES } from "#lib/domain/reach/graph/columns.ts";
import { edgeAt, fromOf, nodeAt } from "#lib/domain/reach/graph/read.ts";
import type { MachineChain, Named, ReachChain, ReachHop } from "#lib/domain/reach/overview.ts";
import type { ReachPath } from "#lib/domain/reach/paths/paths.ts";
import { EDGE_KINDS } from "#lib/domain/reach/registry.ts";
import { verdictOf } from "#lib/domain/reach/verdicts/table.ts";
import type { ReachWorld } from "./reach-world.ts";

/** A node as pages name it. */
export function namedNode({ graph, pages }: ReachWorld, node: number): Named & Pick<ReachHop, "type"> {
  const { key, type, kind, name, system } = nodeAt(graph, node);
  return { type, kind, name, system, id: pages.get(key) ?? null };
}

/** The path that a verdict speaks of; null where the verdict knows of none. */
export function chainOf(world: ReachWorld, node: number): ReachPath | null {
  const { ability } = verdictOf(world.loaded.table, node);
  if (ability === null) return null;
  return world.loaded.paths.find(node, { to: null, ability }, 1).paths[0] ?? null;
}

/**
 * A path, stop by stop.
 * @param mark of a situation in which some edges are taken away: those are the cut
 */
export function chainView(world: ReachWorld, path: ReachPath, mark?: Uint8Array): ReachChain {
  const { graph } = world;
  const first = path.edges[0];
  const hops: ReachHop[] = [];
  if (first !== undefined) {
    hops.push({ ...namedNode(world, fromOf(graph, first)), by: null, answer: "yes", isCut: false });
  }
  for (const edge of path.edges) {
    hops.push({
      ...namedNode(world, graph.to[edge] ?? 0),
      by: EDGE_KINDS.get(edgeAt(graph, edge).kind)?.clause ?? null,
      answer: answerOf(graph.mark[edge] ?? 0),
      isCut: mark !== undefined && mark[edge] === REMOVED,
    });
  }
  return { hops, answer: path.answer, ability: path.ability, length: path.edges.length };
}

/** Of machines that reach production the ones farthest from it, and the nearest, without a condition before others. */
export function extremes(world: ReachWorld, count: number): { longest: MachineChain[]; shortest: MachineChain[] } {
  const { passes } = world.loaded.table;
  for (const surely of [YES, CONDITIONAL]) {
    const lengths = passes[surely - 1]?.length ?? new Uint32Array();
    const nodes = [...world.machineOf.keys()].filter((node) => (lengths[node] ?? 0) > 0);
    if (nodes.length === 0) continue;
    const length = (node: number): number => lengths[node] ?? 0;
    const views = (those: number[]): MachineChain[] =>
      those.slice(0, count).flatMap((node) => {
        const path = chainOf(world, node);
        return path ? [{ machine: namedNode(world, node), chain: chainView(world, path) }] : [];
      });
    return {
      longest: views(nodes.toSorted((one, other) => length(other) - length(one) || one - other)),
      shortest: views(nodes.toSorted((one, other) => length(one) - length(other) || one - other)),
    };
  }
  return { longest: [], shortest: [] };
}
