import { ABILITIES } from "../../../reach/ability.ts";
import type { EdgeKind, GraphEdge, NodeKey } from "../../../reach/edge.ts";
import type { Cluster, Space } from "./cluster.ts";
import { edge } from "./element.ts";
import { abilityHub, type NamespaceHub } from "./hubs.ts";
import { clusterHub, hubOf } from "./outward.ts";
import { podAdmission } from "./pod-admission.ts";

const WAYS: readonly NamespaceHub[] = ["run-workloads", "exec", "accounts", "secrets"];

/** All there is to have in a namespace, or in the whole cluster. */
export function* everythingIn(
  kind: EdgeKind,
  cluster: Cluster,
  space: Space | null,
  from: NodeKey,
): Generator<GraphEdge> {
  for (const what of WAYS) yield edge(kind, from, { to: hubOf(cluster, space, what) }, []);
  // Whoever has the whole cluster takes away what would refuse the pod.
  const conditions = space === null ? [] : podAdmission(cluster);
  yield edge(kind, from, { to: clusterHub(cluster, "node"), conditions }, []);
  for (const ability of ABILITIES) {
    if (space === null) yield edge(kind, from, { to: abilityHub(cluster.key, ability) }, []);
    yield edge(kind, from, { to: space?.key ?? cluster.key, ability }, []);
  }
}
