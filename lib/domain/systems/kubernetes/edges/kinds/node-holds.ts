import { edge } from "../element.ts";
import { clusterHub, hubOf } from "../outward.ts";
import { NODES } from "../principals.ts";
import { mitre, threatMatrix } from "../references.ts";
import { byAccount, unreadWorkloads } from "../running.ts";
import type { Way } from "../way.ts";

/** On a node lie the tokens of its pods; what the node's own credential may is no more. */
export const nodeHolds: Way = {
  id: "kubernetes/node-holds",
  clause: "has the tokens of pods of",
  precondition: "Pods of the account run on the node: on each one those of a DaemonSet, else on some.",
  fix: "Keep strong accounts off nodes where other people's workloads run, by taints or a node pool of their own.",
  references: [
    "https://kubernetes.io/docs/reference/access-authn-authz/node/",
    mitre("T1552"),
    threatMatrix("Container service account"),
  ],

  *around(cluster) {
    const from = clusterHub(cluster, "node");
    const nodes = `kubernetes:${cluster.facts.slug}:group:${NODES}`;
    yield edge(nodeHolds, nodes, { to: from }, []);
    for (const space of cluster.spaces.values()) {
      for (const [to, workloads] of byAccount(space)) {
        const everywhere = workloads.find(({ kind }) => kind === "daemon-set");
        const [first] = everywhere ? [everywhere] : workloads;
        const words = `a pod of ${first?.name ?? ""} in ${space.name} runs on that node`;
        const conditions = everywhere ? [] : [{ kind: "scheduling" as const, words }];
        yield edge(nodeHolds, from, { to, conditions }, first ? [{ alias: first.alias, place: null }] : []);
      }
      const unread = unreadWorkloads(cluster, space);
      if (unread.length > 0) yield edge(nodeHolds, from, { to: hubOf(cluster, space, "accounts"), unread }, []);
    }
  },
};
