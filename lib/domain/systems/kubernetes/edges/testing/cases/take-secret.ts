import type { Cases } from "../case.ts";
import { account, secret, space, workload } from "../write.ts";

const GIVEN = { volumes: [{ name: "card", secret: { secretName: "card" } }] };
const PAYMENTS = [space("payments"), account("payments/ci"), secret("payments/card")];

export const cases: Cases = {
  holds: [
    {
      name: "a Secret that is mounted",
      objects: [...PAYMENTS, workload("Deployment", "payments/api", "ci", GIVEN)],
      from: "payments/ci",
      to: ["secret:payments/card#value yes"],
    },
  ],
  fails: [
    {
      name: "one that is not there",
      objects: [space("payments"), account("payments/ci"), workload("Deployment", "payments/api", "ci", GIVEN)],
      from: "payments/ci",
      to: [],
    },
    {
      name: "of another account's pods",
      objects: [...PAYMENTS, workload("Deployment", "payments/api", "other", GIVEN)],
      from: "payments/ci",
      to: [],
    },
  ],
};
