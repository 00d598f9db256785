import type { Cases } from "../case.ts";
import { account, bound, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];
const BUILT_INS = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", rules: [] };

export const cases: Cases = {
  holds: [
    {
      name: "a role whose rules were cut off",
      objects: [
        ...PAYMENTS,
        {
          ...BUILT_INS,
          metadata: { name: "wide" },
          aggregationRule: { clusterRoleSelectors: [{ matchLabels: { wide: "yes" } }] },
        },
        ...Array.from({ length: 3 }, (_, part) => ({
          ...BUILT_INS,
          metadata: { name: `part-${part}`, labels: { wide: "yes" } },
          rules: Array.from({ length: 1700 }, (_rule, index) => ({
            verbs: ["get"],
            apiGroups: ["example.org"],
            resources: [`widgets-${part}-${index}`],
          })),
        })),
        bound("payments/ci", "payments", "ClusterRole/wide"),
      ],
      from: "payments/ci",
      to: ["payments#everything unknown"],
    },
  ],
  fails: [
    {
      name: "a role that does not exist",
      objects: [...PAYMENTS, bound("payments/ci", "payments", "ClusterRole/gone")],
      from: "payments/ci",
      to: [],
    },
    { name: "everything was read", objects: PAYMENTS, from: "payments/ci", to: [] },
  ],
};
