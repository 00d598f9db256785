import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "every account is in the group of its namespace",
      objects: [...PAYMENTS, ...may("group:system:serviceaccounts:payments", "payments", "get /secrets")],
      from: "payments/ci",
      to: ["group:system:serviceaccounts:payments yes"],
    },
    {
      name: "somebody gave everybody real rights",
      objects: [...PAYMENTS, ...may("group:system:authenticated", "*", "get /configmaps")],
      from: "payments/ci",
      to: ["group:system:authenticated yes"],
    },
  ],
  fails: [
    {
      name: "what every API server lets everybody do is nothing to reach",
      objects: [
        ...PAYMENTS,
        ...may("group:system:authenticated", "*", "create authorization.k8s.io/selfsubjectaccessreviews"),
      ],
      from: "payments/ci",
      to: [],
    },
    {
      name: "the group of another namespace",
      objects: [...PAYMENTS, space("shop"), ...may("group:system:serviceaccounts:shop", "shop", "get /secrets")],
      from: "payments/ci",
      to: [],
    },
  ],
};
