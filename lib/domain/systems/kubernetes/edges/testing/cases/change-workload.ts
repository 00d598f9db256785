import type { Cases } from "../case.ts";
import { account, may, space, workload } from "../write.ts";

const PAYMENTS = [
  space("payments"),
  space("shop"),
  account("payments/ci"),
  workload("Deployment", "payments/api", "ledger"),
  workload("StatefulSet", "shop/store", "store"),
  account("payments/ledger"),
  account("shop/store"),
];

export const cases: Cases = {
  holds: [
    {
      name: "who patches Deployments where there is one",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch apps/deployments")],
      from: "payments/ci",
      to: ["payments#run-workloads yes"],
    },
    {
      name: "by its name",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch apps/deployments = api")],
      from: "payments/ci",
      to: ["payments#run-workloads yes"],
    },
    {
      name: "in the whole cluster",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "update apps/statefulsets")],
      from: "payments/ci",
      to: ["cluster#change-statefulsets yes"],
    },
    {
      name: "where there are any",
      objects: PAYMENTS,
      from: "cluster#change-statefulsets",
      to: ["shop#run-workloads yes"],
    },
    {
      name: "the image of a pod",
      objects: [...PAYMENTS, ...may("payments/ci", "shop", "patch /pods = store-0")],
      from: "payments/ci",
      to: ["shop/store yes"],
    },
    {
      name: "the image of a pod whose name nobody can foresee",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch /pods = api-6d4f9c7b5-x2x4z")],
      from: "payments/ci",
      to: ["payments/ledger unknown"],
    },
    {
      name: "those of one name everywhere",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "patch apps/deployments = api")],
      from: "cluster#deployment-called-api",
      to: ["payments#run-workloads yes"],
    },
  ],
  fails: [
    {
      name: "there is nothing of that kind to change",
      objects: [...PAYMENTS, ...may("payments/ci", "shop", "patch apps/deployments")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "there is none of that name",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "patch apps/deployments = other")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "the template of a Job never changes",
      objects: [
        ...PAYMENTS,
        workload("Job", "payments/import", "ledger"),
        ...may("payments/ci", "payments", "patch batch/jobs"),
      ],
      from: "payments/ci",
      to: [],
    },
  ],
};
