import { hubOf } from "../outward.ts";
import { goodPractice, mitre } from "../references.ts";
import type { Way } from "../way.ts";

/** The kubelet runs commands in every pod of its node for whoever may ask it through the API server. */
export const nodeProxy: Way = {
  id: "kubernetes/node-proxy",
  clause: "can run commands through the nodes of",
  precondition: "It may get or create nodes/proxy.",
  fix: "Give nodes/metrics, nodes/stats or nodes/log instead: monitoring needs no more.",
  references: [goodPractice("access-to-proxy-subresource-of-nodes"), mitre("T1609")],
  rights: ["nodeProxy"],

  *targets(cluster, _space, name) {
    const words = `the pod runs on the node ${name ?? ""}`;
    const conditions = name === null ? [] : [{ kind: "scheduling" as const, words }];
    yield { to: hubOf(cluster, null, "exec"), conditions };
  },
};
