import type { JsonObject } from "#lib/domain/facts/json.ts";
import { account, clusterRole, clusterRoleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import type { Common, Entry } from "#prisma/seed/sample/model/entry.ts";
import { workload, type WorkloadKind, type WorkloadOptions } from "#prisma/seed/sample/model/workloads.ts";

interface ControllerOptions extends Common {
  as?: WorkloadKind;
  /** What it may do in the whole cluster. */
  rules: JsonObject[];
  runs?: Partial<WorkloadOptions>;
}

/** A controller as its chart installs it: account, cluster role and binding of one name, and what runs it. */
export function controller(path: `${string}/${string}`, options: ControllerOptions): Entry[] {
  const { as = "Deployment", rules, runs, ...common } = options;
  const name = path.slice(path.indexOf("/") + 1);
  const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "Helm", ...common.labels };
  const life = { born: common.born, from: common.from, until: common.until };
  return [
    serviceAccount(name, { ...common, labels }),
    clusterRole(name, { ...life, labels, rules }),
    clusterRoleBinding(name, { ...life, labels, grants: `ClusterRole/${name}`, to: [account(path)] }),
    workload(as, name, { ...life, account: name, ...runs }),
  ];
}
