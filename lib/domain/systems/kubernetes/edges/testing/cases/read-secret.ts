import type { Cases } from "../case.ts";
import { account, may, secret, space } from "../write.ts";

const PAYMENTS = [
  space("payments"),
  account("payments/ci"),
  account("payments/ledger"),
  secret("payments/ledger-token", "ledger"),
  secret("payments/card"),
];

export const cases: Cases = {
  holds: [
    {
      name: "all of a namespace",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "list /secrets")],
      from: "payments/ci",
      to: ["payments#secrets yes"],
    },
    {
      name: "what lies in them: tokens of accounts, and values",
      objects: PAYMENTS,
      from: "payments#secrets",
      to: ["payments/ledger yes", "secret:payments/card#value yes"],
    },
    {
      name: "one by its name is a resource of its own",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /secrets = card ledger-token")],
      from: "payments/ci",
      to: [
        "secret:payments/card secrets yes",
        "secret:payments/card#value yes",
        "secret:payments/ledger-token secrets yes",
        "payments/ledger yes",
      ],
    },
    {
      name: "those of one name everywhere",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "get /secrets = card")],
      from: "cluster#secret-called-card",
      to: ["secret:payments/card secrets yes", "secret:payments/card#value yes"],
    },
  ],
  fails: [
    {
      name: "who only makes them",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create,update /secrets")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "one that is not there",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /secrets = gone")],
      from: "payments/ci",
      to: [],
    },
  ],
};
