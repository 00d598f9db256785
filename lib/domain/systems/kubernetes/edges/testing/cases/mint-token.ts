import type { Cases } from "../case.ts";
import { account, may, space, workload } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci"), account("payments/ledger")];

const PRIVILEGED = workload("DaemonSet", "payments/agent", "ledger", {
  containers: [{ name: "main", image: "example", securityContext: { privileged: true } }],
});

export const cases: Cases = {
  holds: [
    {
      name: "of every account of the namespace",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /serviceaccounts/token")],
      from: "payments/ci",
      to: ["payments#accounts yes"],
    },
    {
      name: "of one by its name",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /serviceaccounts/token = ledger")],
      from: "payments/ci",
      to: ["payments/ledger yes"],
    },
    {
      name: "of those of one name everywhere",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "create /serviceaccounts/token = ledger")],
      from: "cluster#account-called-ledger",
      to: ["payments/ledger yes"],
    },
    {
      name: "a token of who is privileged is not its node",
      objects: [...PAYMENTS, PRIVILEGED, ...may("payments/ci", "payments", "create /serviceaccounts/token = ledger")],
      from: "payments/ci",
      to: ["serviceaccount:payments/ledger#token yes"],
    },
  ],
  fails: [
    {
      name: "who creates accounts",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /serviceaccounts")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "of one that does not exist",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /serviceaccounts/token = gone")],
      from: "payments/ci",
      to: [],
    },
  ],
};
