import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "every node",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "get /nodes/proxy")],
      from: "payments/ci",
      to: ["cluster#exec yes"],
    },
    {
      name: "one by its name: the pods that run there",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "create /nodes/proxy = node-1")],
      from: "payments/ci",
      to: ["cluster#exec conditional"],
    },
  ],
  fails: [
    {
      name: "metrics of nodes",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "get /nodes/metrics /nodes/stats /nodes")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "by a role binding",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /nodes/proxy")],
      from: "payments/ci",
      to: [],
    },
  ],
};
