import { edge } from "../element.ts";
import { clusterHub } from "../outward.ts";
import { mitre, threatMatrix } from "../references.ts";
import { unreadWorkloads } from "../running.ts";
import type { Way } from "../way.ts";

/** A workload that is privileged or mounts the node's files has what its node has. */
export const workloadOnNode: Way = {
  id: "kubernetes/workload-on-node",
  clause: "controls its node of",
  precondition: "A workload that runs as it is privileged, mounts the node's files, or shares what keeps pods apart.",
  fix: "Take privileged, hostPath and hostPID out of the pod template, or run it in a namespace and on nodes of its own.",
  references: [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    mitre("T1611"),
    threatMatrix("Privileged container"),
  ],

  *around(cluster) {
    const to = clusterHub(cluster, "node");
    for (const space of cluster.spaces.values()) {
      for (const { alias, name, account, opens, weakens } of space.workloads) {
        if (account === null || (!opens && weakens === null)) continue;
        const words = `${name}, which ${weakens ?? ""}, breaks out of its container`;
        const conditions = opens ? [] : [{ kind: "isolation" as const, words }];
        yield edge(workloadOnNode, account, { to, conditions }, [{ alias, place: null }]);
      }
      const unread = unreadWorkloads(cluster, space);
      for (const { key, is } of unread.length > 0 ? space.accounts.values() : []) {
        if (is !== "missing") yield edge(workloadOnNode, key, { to, unread }, []);
      }
    }
  },
};
