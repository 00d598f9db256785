import type { Cases } from "../case.ts";
import { account, space, workload } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/agent"), account("payments/ledger"), account("payments/idle")];

export const cases: Cases = {
  holds: [
    {
      name: "each node has a pod of a DaemonSet, and some have those of others",
      objects: [
        ...PAYMENTS,
        workload("DaemonSet", "payments/agent", "agent"),
        workload("Deployment", "payments/api", "ledger"),
      ],
      from: "cluster#node",
      to: ["payments/agent yes", "payments/ledger conditional"],
    },
    {
      name: "the credential of a node",
      objects: PAYMENTS,
      from: "group:system:nodes",
      to: ["cluster#node yes"],
    },
  ],
  fails: [{ name: "accounts that nothing runs as", objects: PAYMENTS, from: "cluster#node", to: [] }],
};
