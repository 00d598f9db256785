import type { Cases } from "../case.ts";
import { account, may, space, workload } from "../write.ts";

const PAYMENTS = [
  space("payments"),
  account("payments/ci"),
  account("payments/ledger"),
  account("payments/idle"),
  workload("Deployment", "payments/api", "ledger"),
  workload("StatefulSet", "payments/store", "ci"),
];

export const cases: Cases = {
  holds: [
    {
      name: "who may create pods/exec",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /pods/exec")],
      from: "payments/ci",
      to: ["payments#exec yes"],
    },
    {
      name: "who may add a container to a pod that runs",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch /pods/ephemeralcontainers")],
      from: "payments/ci",
      to: ["payments#exec yes"],
    },
    {
      name: "the accounts whose pods run there",
      objects: PAYMENTS,
      from: "payments#exec",
      to: ["payments/ledger yes", "payments/ci yes"],
    },
    {
      name: "one pod of a StatefulSet",
      objects: [...PAYMENTS, ...may("payments/idle", "payments", "create /pods/exec = store-1")],
      from: "payments/idle",
      to: ["payments/ci yes"],
    },
    {
      name: "pods of one name everywhere",
      objects: [...PAYMENTS, ...may("payments/idle", "*", "create /pods/exec = store-1")],
      from: "cluster#pod-called-store-1",
      to: ["payments/ci yes"],
    },
  ],
  fails: [
    {
      name: "who reads logs",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /pods/log /pods")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "a pod that is none",
      objects: [...PAYMENTS, ...may("payments/idle", "payments", "create /pods/exec = other-1")],
      from: "payments/idle",
      to: [],
    },
  ],
};
