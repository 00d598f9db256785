import { type Graph, isOfType, nodeCount, RESOURCE } from "../graph/columns.ts";

/** A graph under an environment: what of it is production, and which of its edges hold, with what answer. */
export interface Situation {
  readonly graph: Graph;
  /** By edge, as in the graph or as an overlay has it. */
  readonly mark: Uint8Array;
  /** By node: 1 for resources that are production. */
  readonly production: Uint8Array;
  /** By node: 1 for identities whose loss counts when something is cut. Absent: every identity's does. */
  readonly counted?: Uint8Array;
}

/** The graph as it was built, with the resources that `production` names by node or by a test of the node's number. */
export function situationOf(graph: Graph, production: Uint8Array | ((node: number) => boolean)): Situation {
  const isProduction = typeof production === "function" ? production : (node: number) => production[node] === 1;
  const flags = new Uint8Array(nodeCount(graph));
  for (let node = 0; node < flags.length; node += 1) {
    if (isOfType(graph, node, RESOURCE) && isProduction(node)) flags[node] = 1;
  }
  return { graph, mark: graph.mark, production: flags };
}
