import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "by two bindings together",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "payments", "create /secrets"),
        ...may("payments/ci", "payments", "get /secrets = mine"),
      ],
      from: "payments/ci",
      to: ["payments#accounts yes"],
    },
    {
      name: "reading by its group",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "payments", "create /secrets"),
        ...may("group:system:serviceaccounts", "*", "list /secrets"),
      ],
      from: "payments/ci",
      to: ["payments#accounts yes"],
    },
    {
      name: "in the whole cluster",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "create,get /secrets")],
      from: "payments/ci",
      to: ["cluster#accounts yes"],
    },
  ],
  fails: [
    {
      name: "creating alone",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /secrets")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "creating in one namespace and reading in another",
      objects: [
        ...PAYMENTS,
        space("shop"),
        ...may("payments/ci", "payments", "create /secrets"),
        ...may("payments/ci", "shop", "get /secrets"),
      ],
      from: "payments/ci",
      to: [],
    },
  ],
};
