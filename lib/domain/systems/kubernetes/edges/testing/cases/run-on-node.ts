import type { Cases } from "../case.ts";
import { cluster, EKS, space } from "../write.ts";

const ENFORCE = "pod-security.kubernetes.io/enforce";

export const cases: Cases = {
  holds: [
    {
      name: "the cloud leaves the default as it is",
      objects: [EKS, space("payments")],
      from: "payments#run-workloads",
      to: ["cluster#node yes"],
    },
    {
      name: "a label that refuses nothing",
      objects: [cluster("https://kubernetes.default.svc"), space("payments", { [ENFORCE]: "privileged" })],
      from: "payments#run-workloads",
      to: ["cluster#node yes"],
    },
    {
      name: "elsewhere a default may refuse what no object says",
      objects: [cluster("https://kubernetes.default.svc"), space("payments")],
      from: "payments#run-workloads",
      to: ["cluster#node conditional"],
    },
    {
      name: "a label that refuses, but for exceptions",
      objects: [EKS, space("payments", { [ENFORCE]: "baseline" })],
      from: "payments#run-workloads",
      to: ["cluster#node conditional"],
    },
  ],
  fails: [
    {
      name: "running commands in pods is not running one",
      objects: [EKS, space("payments")],
      from: "payments#exec",
      to: [],
    },
  ],
};
