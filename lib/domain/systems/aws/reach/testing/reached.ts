import { groupBy } from "../../../../group-by.ts";
import { type GraphEdge, type GraphElement, isEdge, type NodeKey } from "../../../../reach/edge.ts";

/** Everything reached from a node over edges that are at least as sure: nodes, and `<resource> <ability>`. */
export function reachedFrom(
  elements: Iterable<GraphElement>,
  from: NodeKey,
  answers: readonly GraphEdge["answer"][] = ["yes"],
): Set<string> {
  const edges = groupBy([...elements].filter(isEdge), (edge) => edge.from);
  const found = new Set<string>([from]);
  for (const key of found) {
    for (const edge of edges.get(key) ?? []) {
      if (!answers.includes(edge.answer)) continue;
      found.add(edge.ability === null ? edge.to : `${edge.to} ${edge.ability}`);
    }
  }
  found.delete(from);
  return found;
}
