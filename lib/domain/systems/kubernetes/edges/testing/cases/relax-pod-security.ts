import type { Cases } from "../case.ts";
import { account, EKS, may, space } from "../write.ts";

const PAYMENTS = [
  EKS,
  space("payments", { "pod-security.kubernetes.io/enforce": "restricted" }),
  account("payments/ci"),
  space("shop"),
];

export const cases: Cases = {
  holds: [
    {
      name: "the namespace it runs workloads in",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch /namespaces", "create /pods")],
      from: "payments/ci",
      to: ["cluster#node yes"],
    },
    {
      name: "by its name",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "payments", "create /pods"),
        ...may("payments/ci", "*", "update /namespaces = payments"),
      ],
      from: "payments/ci",
      to: ["cluster#node yes"],
    },
  ],
  fails: [
    {
      name: "another namespace",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "payments", "create /pods"),
        ...may("payments/ci", "*", "update /namespaces = shop"),
      ],
      from: "payments/ci",
      to: [],
    },
    {
      name: "labels alone",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "patch /namespaces")],
      from: "payments/ci",
      to: [],
    },
  ],
};
