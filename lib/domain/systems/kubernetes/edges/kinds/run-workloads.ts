import { edge } from "../element.ts";
import { toAccounts, intoSpaces, hubOf } from "../outward.ts";
import { podAdmission } from "../pod-admission.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import type { Way } from "../way.ts";

/** Whoever makes pods says which account of the namespace they run as, and which of its Secrets they are given. */
export const runWorkloads: Way = {
  id: "kubernetes/run-workloads",
  clause: "can run workloads as",
  precondition: "It may create pods, or a kind of workload that makes them, in a namespace.",
  fix: "Let only what deploys create workloads, in the namespaces it deploys to, and keep strong accounts in namespaces of their own.",
  references: [goodPractice("workload-creation"), mitre("T1610"), threatMatrix("New container")],
  rights: ["run"],

  *targets(cluster, space) {
    yield { to: hubOf(cluster, space, "run-workloads") };
  },

  *around(cluster) {
    yield* intoSpaces(runWorkloads, cluster, "run-workloads");
    const conditions = podAdmission(cluster);
    for (const space of cluster.spaces.values()) {
      yield* toAccounts(runWorkloads, cluster, space, "run-workloads", { conditions });
      // A pod is given whichever Secrets of its namespace its template names.
      const from = hubOf(cluster, space, "run-workloads");
      yield edge(runWorkloads, from, { to: space.key, ability: "secrets", conditions }, []);
      yield edge(runWorkloads, from, { to: hubOf(cluster, space, "secrets"), conditions }, []);
    }
  },
};
