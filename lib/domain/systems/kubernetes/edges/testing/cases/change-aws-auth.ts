import type { Cases } from "../case.ts";
import { account, EKS, may, space } from "../write.ts";

const SYSTEM = [space("kube-system"), space("payments"), account("payments/ci"), EKS];

export const cases: Cases = {
  holds: [
    {
      name: "by its name",
      objects: [...SYSTEM, ...may("payments/ci", "kube-system", "patch /configmaps = aws-auth")],
      from: "payments/ci",
      to: ["cluster#everything conditional"],
    },
    {
      name: "with all others",
      objects: [...SYSTEM, ...may("payments/ci", "*", "update /configmaps")],
      from: "payments/ci",
      to: ["cluster#everything conditional"],
    },
  ],
  fails: [
    {
      name: "in another namespace",
      objects: [...SYSTEM, ...may("payments/ci", "payments", "update /configmaps")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "another one by its name",
      objects: [...SYSTEM, ...may("payments/ci", "kube-system", "update /configmaps = coredns")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "on a cluster that is none of EKS",
      objects: [
        space("kube-system"),
        account("kube-system/ci"),
        ...may("kube-system/ci", "kube-system", "update /configmaps"),
      ],
      from: "kube-system/ci",
      to: [],
    },
  ],
};
