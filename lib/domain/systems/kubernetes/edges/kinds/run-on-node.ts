import { clusterHub, hubOf } from "../outward.ts";
import { nodeAdmission } from "../pod-admission.ts";
import { edge } from "../element.ts";
import { mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** A pod that is privileged, or mounts the node's files, is the node. */
export const runOnNode: Way = {
  id: "kubernetes/run-on-node",
  clause: "can run a privileged pod on",
  precondition: "It may run workloads in a namespace where neither Pod Security nor admission refuses privileged pods.",
  fix: "Label the namespace pod-security.kubernetes.io/enforce: baseline, or restricted.",
  references: [
    "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    mitre("T1611"),
    threatMatrix("Privileged container"),
  ],

  *around(cluster) {
    for (const space of cluster.spaces.values()) {
      const conditions = nodeAdmission(cluster, space);
      yield edge(
        runOnNode,
        hubOf(cluster, space, "run-workloads"),
        { to: clusterHub(cluster, "node"), conditions },
        space.fact ? [{ alias: space.key, place: null }] : [],
      );
    }
  },
};
