import type { GraphElement, GraphNode } from "../../../reach/edge.ts";
import type { SystemGraph } from "../../../reach/estate.ts";
import { WAYS } from "./catalogue.ts";
import { readCluster, type Cluster } from "./cluster.ts";
import { holderEdges, roleHubEdges } from "./holder-edges.ts";
import { clusterHubs, namespaceHubs } from "./hubs.ts";
import { unread } from "./kinds/unread.ts";
import { bareKey, principalsIn } from "./principals.ts";
import { readReference } from "../reference.ts";
import { secretNodes } from "./secrets.ts";
import { unreadBindings } from "./unread-rights.ts";

/** What one cluster adds to the graph: linear in what was read of it. */
export const kubernetesGraph: SystemGraph = {
  kinds: [...WAYS, unread],

  *build(facts): Generator<GraphElement> {
    const cluster = readCluster(facts);
    yield* nodes(cluster);
    for (const { around } of WAYS) yield* around?.(cluster) ?? [];
    yield* holderEdges(cluster);
    yield* roleHubEdges(cluster);
    yield* unreadBindings(cluster);
  },
};

function* nodes(cluster: Cluster): Generator<GraphNode> {
  const { key, name, facts } = cluster;
  yield { key, type: "resource", system: "kubernetes", kind: "cluster", name, container: null };
  yield* clusterHubs(key, name);
  for (const space of cluster.spaces.values()) {
    const node = { key: space.key, name: space.name, container: key };
    yield { ...node, type: "resource", system: "kubernetes", kind: "namespace" };
    yield* namespaceHubs(space.key, space.name);
  }
  for (const fact of facts.of("identity")) {
    const { alias, kind, name: own, container } = fact;
    yield { key: alias, type: "identity", system: "kubernetes", kind, name: own, container };
  }
  for (const principal of principalsIn(cluster).byKey.values())
    yield* principalNodes(principal.key, bareKey(cluster, principal));
  yield* secretNodes(cluster);
}

/** Of those that are only named, the alias says everything. */
function* principalNodes(key: string, bare: string): Generator<GraphNode> {
  const placed = readReference(key);
  if (!placed) return;
  const { kind, name, container } = placed;
  yield { key, type: "identity", system: "kubernetes", kind, name, container };
  if (bare === key) return;
  const [what, words] = kind === "service-account" ? ["token", "a token"] : ["name", "its name"];
  const full = `act as ${name} by ${words} alone`;
  yield { key: bare, type: "hub", system: "kubernetes", kind: what, name: full, container: key };
}
