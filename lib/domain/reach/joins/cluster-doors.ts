import type { GraphJoin } from "../estate.ts";
import { authEdges } from "./aws-auth.ts";
import { entryEdges } from "./access-entries.ts";
import { ACCESS_ENTRY, ACCESS_POLICY, AWS_AUTH, DOORS_UNREAD, NODE_ROLE } from "./door-kinds.ts";
import { unreadDoors } from "./doors-unread.ts";
import { eksClusters } from "./eks-clusters.ts";

/** Roles and users of AWS into clusters: by `aws-auth`, by access entries, and by what of both was not read. */
export const clusterDoors: GraphJoin = {
  kinds: [AWS_AUTH, NODE_ROLE, ACCESS_ENTRY, ACCESS_POLICY, DOORS_UNREAD],
  *build(estate) {
    const clusters = eksClusters(estate);
    for (const cluster of clusters) {
      yield* authEdges(estate, cluster);
      yield* entryEdges(estate, cluster);
    }
    yield* unreadDoors(estate, clusters);
  },
};
