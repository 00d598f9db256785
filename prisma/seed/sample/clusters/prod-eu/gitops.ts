import { account, allow, clusterRoleBinding } from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";
import { gitopsController, secretCourier } from "#prisma/seed/sample/clusters/both/platform.ts";

const team = "platform";

/** The page people sync from: sees everything, deletes and patches what they click. */
const server = controller("gitops/gitops-server", {
  born: 1020,
  rules: [allow("get delete patch", "*", { group: "*" }), allow("list", "events pods pods/log")],
});

/** Backs up every object of the cluster as administrator, with a token for the backup site. */
const backup = [
  serviceAccount("backup-agent", { born: 990, annotations: { "tickets.example/owned-by": "platform" } }),
  tokenSecret("backup-agent-token", "backup-agent", { born: 980, lastUsed: 1 }),
  clusterRoleBinding("backup-agent", {
    born: 990,
    grants: "ClusterRole/cluster-admin",
    to: [account("gitops/backup-agent")],
  }),
  workload("CronJob", "backup-agent", { born: 990, account: "backup-agent", schedule: "15 1 * * *" }),
];

export const gitops = namespace("gitops", { born: 1040, team, environment: "production" }, [
  gitopsController(1030),
  server,
  secretCourier(780),
  backup,
  secret("repository-credentials", { born: 1000 }),
  wellRun("gitops/gitops-repo-server", {
    team,
    born: 1020,
    purpose: "Fetches repositories and renders manifests",
    secrets: ["repository-credentials"],
  }),
  wellRun("gitops/gitops-notifier", {
    team,
    born: 590,
    purpose: "Tells teams when their deployment is through",
    reads: "notification-templates",
  }),
]);
