import { MASTERS } from "../../permissions/binding.ts";
import { everythingIn } from "../everything.ts";
import { clusterHub, hubOf } from "../outward.ts";
import { edge } from "../element.ts";
import { mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** Members of one group may do anything before any role is looked at. */
export const masters: Way = {
  id: "kubernetes/masters",
  clause: "can do anything, whatever roles say, in",
  precondition: "It is in the group system:masters, by a certificate, by aws-auth, or by acting as a member.",
  fix: "Put nobody in system:masters: bind cluster-admin instead, which can be taken away.",
  references: [
    "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles",
    mitre("T1078"),
    threatMatrix("Cluster-admin binding"),
  ],

  *around(cluster) {
    const group = `kubernetes:${cluster.facts.slug}:group:${MASTERS}`;
    yield* everythingIn(masters, cluster, null, group);
    yield* everythingIn(masters, cluster, null, clusterHub(cluster, "everything"));
    for (const space of cluster.spaces.values()) {
      const hub = hubOf(cluster, space, "everything");
      yield edge(masters, clusterHub(cluster, "every-namespace"), { to: hub }, []);
      yield* everythingIn(masters, cluster, space, hub);
    }
  },
};
