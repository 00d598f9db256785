import type { GraphEdge, GraphNode } from "#lib/domain/reach/edge.ts";
import { isEdge } from "#lib/domain/reach/edge.ts";
import { elementsOf } from "#lib/domain/reach/graph/read.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { openGraph } from "./paths.ts";

/** A part of an exported graph: a node with its environment, or an edge with all that is said of it. */
export type ExportedElement = { node: GraphNode & { environment: string | null } } | { edge: GraphEdge };

/**
 * The newest graph, node by node and then edge by edge.
 * @throws NotFound where there is none yet
 */
export async function exportGraph(context: Context): Promise<Iterable<ExportedElement>> {
  authorize(context.actor, "inventory.export");
  const { table, environments } = await openGraph(context);
  return exported(table.situation.graph, environments);
}

function* exported(
  graph: Parameters<typeof elementsOf>[0],
  environments: ReadonlyMap<string, { name: string }>,
): Generator<ExportedElement> {
  for (const element of elementsOf(graph)) {
    if (isEdge(element)) yield { edge: element };
    else yield { node: { ...element, environment: environments.get(element.key)?.name ?? null } };
  }
}
