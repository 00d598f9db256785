import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci"), account("payments/ledger")];

export const cases: Cases = {
  holds: [
    {
      name: "any user is any account, too",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "impersonate /users")],
      from: "payments/ci",
      to: ["cluster#users yes"],
    },
    {
      name: "one account by its name",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "impersonate /serviceaccounts = ledger")],
      from: "payments/ci",
      to: ["payments/ledger yes"],
    },
    {
      name: "a group needs somebody to be beside",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "*", "impersonate /groups = system:masters"),
        ...may("payments/ci", "payments", "impersonate /serviceaccounts = ledger"),
      ],
      from: "payments/ci",
      to: ["group:system:masters yes", "payments/ledger yes"],
    },
    {
      name: "all users and groups",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "impersonate /users /groups")],
      from: "payments/ci",
      to: ["cluster#users yes", "cluster#groups yes"],
    },
  ],
  fails: [
    {
      name: "groups alone",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "impersonate /groups")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "users by a role binding",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "impersonate /users")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "a user that nothing else is known of",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "impersonate /users = nobody")],
      from: "payments/ci",
      to: [],
    },
  ],
};
