import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "a volume and a pod that takes it",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "*", "create /persistentvolumes"),
        ...may("payments/ci", "payments", "create apps/deployments"),
      ],
      from: "payments/ci",
      to: ["cluster#node yes"],
    },
  ],
  fails: [
    {
      name: "volumes alone",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "create /persistentvolumes")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "volumes by a role binding",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /persistentvolumes /pods")],
      from: "payments/ci",
      to: [],
    },
  ],
};
