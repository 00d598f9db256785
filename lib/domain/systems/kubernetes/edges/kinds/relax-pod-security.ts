import { edge } from "../element.ts";
import { clusterHub } from "../outward.ts";
import { podAdmission } from "../pod-admission.ts";
import { goodPractice, mitre } from "../references.ts";
import { evidenceOfAll, heldFor, isOfPlace, widest } from "../together.ts";
import type { Way } from "../way.ts";

/** The labels of a namespace say what Pod Security refuses there. */
export const relaxPodSecurity: Way = {
  id: "kubernetes/relax-pod-security",
  clause: "can lift Pod Security and run a privileged pod on",
  precondition: "It may update or patch a namespace, and run workloads in it.",
  fix: "Keep update and patch of namespaces from whoever runs workloads in them.",
  references: [goodPractice("namespace-modification"), mitre("T1611")],

  *together(cluster, holder, space) {
    const run = widest(holder.held("run", space));
    const labels = holder.held("labelNamespaces", space);
    const label = space === null ? widest(labels) : heldFor(labels, space.name);
    if (!run || !label || !isOfPlace([run, label], space)) return;
    const target = { to: clusterHub(cluster, "node"), conditions: podAdmission(cluster) };
    yield edge(relaxPodSecurity, holder.key, target, evidenceOfAll([run, label]));
  },
};
