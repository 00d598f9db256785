import { clusterDoorHub } from "../../systems/aws/reach/cluster-door-edges.ts";
import { type GraphElement, hubKey } from "../edge.ts";
import type { GraphJoin } from "../estate.ts";
import { authEdges, clusterKey } from "./aws-auth.ts";
import { entryEdges } from "./access-entries.ts";
import { ACCESS_ENTRY, ACCESS_POLICY, AWS_AUTH, DOORS_UNREAD, NODE_ROLE } from "./door-kinds.ts";
import { unreadDoors } from "./doors-unread.ts";
import { type EksCluster, eksClusters } from "./eks-clusters.ts";

/** Roles and users of AWS into clusters: by `aws-auth`, by access entries, and by what of both was not read. */
export const clusterDoors: GraphJoin = {
  kinds: [AWS_AUTH, NODE_ROLE, ACCESS_ENTRY, ACCESS_POLICY, DOORS_UNREAD],
  *build(estate) {
    const clusters = eksClusters(estate);
    for (const cluster of clusters) {
      yield* authEdges(estate, cluster);
      yield* entryEdges(estate, cluster);
      yield* changedDoors(cluster);
    }
    yield* unreadDoors(estate, clusters);
  },
};

/** Whoever may change whom a cluster lets in, in the cluster itself. */
function* changedDoors({ aws, kubernetes, signIn }: EksCluster): Generator<GraphElement> {
  if (!aws || !kubernetes || signIn === "CONFIG_MAP") return;
  yield {
    kind: ACCESS_POLICY.id,
    from: clusterDoorHub(aws.cluster).key,
    to: hubKey(clusterKey(kubernetes.slug), "everything"),
    ability: null,
    answer: "yes",
    evidence: [{ alias: aws.cluster.alias, place: null }],
    conditions: [],
    unread: [],
  };
}
