import { edge } from "../element.ts";
import { clusterHub } from "../outward.ts";
import { podAdmission } from "../pod-admission.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import { evidenceOfAll, isOfPlace, widest } from "../together.ts";
import type { Way } from "../way.ts";

/** A volume made of a node's files is none that Pod Security sees in the pod. */
export const mountVolume: Way = {
  id: "kubernetes/mount-volume",
  clause: "can mount the files of",
  precondition: "It may create persistent volumes, and run workloads in some namespace.",
  fix: "Let only storage drivers and administrators create persistent volumes.",
  references: [goodPractice("persistent-volume-creation"), mitre("T1611"), threatMatrix("Writable hostPath mount")],

  *together(cluster, holder, space) {
    const volume = widest(holder.held("volumes", space));
    const run = widest(holder.held("run", space));
    if (!volume || !run || !isOfPlace([run], space)) return;
    const target = { to: clusterHub(cluster, "node"), conditions: podAdmission(cluster) };
    yield edge(mountVolume, holder.key, target, evidenceOfAll([volume, run]));
  },
};
