import { account, clusterRoleBinding, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import type { DaysAgo, Entries } from "#prisma/seed/sample/model/entry.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";

/** A pull request's preview: a namespace that comes and goes, which nobody labels. */
function preview(number: number, born: DaysAgo, until: DaysAgo | undefined, more: Entries): Entries {
  const name = `preview-${number}`;
  return namespace(name, { born, until }, [
    serviceAccount("preview-app", { born }),
    workload("Deployment", "preview-app", { born, account: "preview-app" }),
    serviceAccount("preview-seeder", { born }),
    roleBinding("preview-seeder", { born, grants: "ClusterRole/edit", to: [account(`${name}/preview-seeder`)] }),
    workload("Job", "preview-seeder", { born, account: "preview-seeder" }),
    more,
  ]);
}

/** Stayed when its namespace went. */
const forgottenBinding = clusterRoleBinding("preview-1391-runner", {
  born: 250,
  grants: "ClusterRole/edit",
  to: [account("preview-1391/preview-runner")],
});

export const previews = [
  preview(1391, 255, 100, [serviceAccount("preview-runner", { born: 250 }), forgottenBinding]),
  preview(1455, 35, 6, []),
  preview(1482, 5, undefined, []),
];
