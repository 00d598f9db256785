import type { Cases } from "../case.ts";
import { account, clusterRole, may, space } from "../write.ts";

const RBAC = "rbac.authorization.k8s.io";
const PAYMENTS = [space("payments"), account("payments/ci")];
const READER = clusterRole("reader", "get /configmaps");

export const cases: Cases = {
  holds: [
    {
      name: "any cluster role, where it writes role bindings",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "payments", `bind ${RBAC}/clusterroles`, `create ${RBAC}/rolebindings`),
      ],
      from: "payments/ci",
      to: ["payments#everything yes"],
    },
    {
      name: "any cluster role, in the whole cluster",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "*", `bind ${RBAC}/clusterroles`, `create ${RBAC}/clusterrolebindings`),
      ],
      from: "payments/ci",
      to: ["cluster#everything yes"],
    },
    {
      name: "role bindings everywhere are every namespace, and not the cluster",
      objects: [...PAYMENTS, ...may("payments/ci", "*", `bind ${RBAC}/clusterroles`, `create ${RBAC}/rolebindings`)],
      from: "payments/ci",
      to: ["cluster#every-namespace yes"],
    },
    {
      name: "one role by its name is what that gives",
      objects: [
        ...PAYMENTS,
        READER,
        ...may("payments/ci", "payments", `bind ${RBAC}/clusterroles = reader`, `create ${RBAC}/rolebindings`),
      ],
      from: "payments/ci",
      to: ["payments#ClusterRole-reader yes"],
    },
  ],
  fails: [
    {
      name: "binding without writing bindings",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `bind ${RBAC}/clusterroles`)],
      from: "payments/ci",
      to: [],
    },
    {
      name: "writing bindings without binding: the server refuses more than one has",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `create ${RBAC}/rolebindings`)],
      from: "payments/ci",
      to: [],
    },
  ],
};
