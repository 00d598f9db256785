import type { Cases } from "../case.ts";
import { space } from "../write.ts";

export const cases: Cases = {
  holds: [
    {
      name: "everything there is in a namespace",
      objects: [space("payments")],
      from: "payments#everything",
      to: [
        ...["run-workloads", "exec", "accounts", "secrets"].map((what) => `payments#${what} yes`),
        ...["read", "write", "secrets", "execute", "admin"].map((ability) => `payments ${ability} yes`),
        "cluster#node yes",
      ],
    },
    {
      name: "every namespace is each of them",
      objects: [space("payments"), space("shop")],
      from: "cluster#every-namespace",
      to: ["payments#everything yes", "shop#everything yes"],
    },
  ],
  fails: [{ name: "another group of that kind", objects: [space("payments")], from: "group:system:nodes", to: [] }],
};
