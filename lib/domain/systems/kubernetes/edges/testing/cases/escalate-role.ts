import type { Cases } from "../case.ts";
import { account, bound, clusterRole, may, space } from "../write.ts";

const RBAC = "rbac.authorization.k8s.io";
const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "into the role that lets it",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `escalate,update ${RBAC}/roles`)],
      from: "payments/ci",
      to: ["payments#everything yes"],
    },
    {
      name: "into a cluster role",
      objects: [...PAYMENTS, ...may("payments/ci", "*", `escalate,patch ${RBAC}/clusterroles`)],
      from: "payments/ci",
      to: ["cluster#everything yes"],
    },
  ],
  fails: [
    {
      name: "escalating without writing roles",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `escalate ${RBAC}/roles`)],
      from: "payments/ci",
      to: [],
    },
    {
      name: "into another role, by its name, that it is not bound to",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `escalate,update ${RBAC}/roles = other`)],
      from: "payments/ci",
      to: [],
    },
    {
      name: "into roles, while a cluster role is what lets it",
      objects: [
        ...PAYMENTS,
        clusterRole("editor", `escalate,update ${RBAC}/roles`),
        bound("payments/ci", "payments", "ClusterRole/editor"),
      ],
      from: "payments/ci",
      to: [],
    },
  ],
};
