import { account, allow, clusterRole, clusterRoleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { logShipper, metricsCollector } from "#prisma/seed/sample/clusters/both/platform.ts";

const team = "platform";

/**
 * Story 12, the retired one that came back: account and Deployment were deleted 150 days ago, the cluster-wide binding
 * was forgotten, and 20 days ago a chart upgrade made them again under the same name: new uid, old rights.
 */
const traceGateway = [
  serviceAccount("trace-gateway", { born: 900, until: 150, labels: { "helm.sh/chart": "trace-collector-2.9.3" } }),
  workload("Deployment", "trace-gateway", { born: 900, until: 150, account: "trace-gateway" }),
  serviceAccount("trace-gateway", { born: 20, labels: { "helm.sh/chart": "trace-collector-4.2.0" } }),
  workload("Deployment", "trace-gateway", { born: 20, account: "trace-gateway" }),
  clusterRole("trace-gateway", { born: 900, rules: [allow("get list watch", "pods endpoints configmaps secrets")] }),
  clusterRoleBinding("trace-gateway", {
    born: 900,
    grants: "ClusterRole/trace-gateway",
    to: [account("observability/trace-gateway")],
  }),
];

/** Owned by another team than its namespace, said by an annotation. */
const costReporter = [
  serviceAccount("cost-reporter", { born: 470, annotations: { "tickets.example/owner": "data" } }),
  clusterRoleBinding("cost-reporter", {
    born: 470,
    grants: "ClusterRole/view",
    to: [account("observability/cost-reporter")],
  }),
  workload("CronJob", "cost-reporter", { born: 470, account: "cost-reporter" }),
];

export const observability = namespace("observability", { born: 1360, team, environment: "production" }, [
  metricsCollector(1350),
  tokenSecret("metrics-collector-federation", "metrics-collector", { born: 720, lastUsed: 0 }),
  logShipper(1350),
  traceGateway,
  costReporter,
  wellRun("observability/alert-router", {
    team,
    born: 1340,
    purpose: "Brings alerts to the team that can act on them",
    as: "StatefulSet",
    reads: "alert-routes",
  }),
  wellRun("observability/dashboards", { team, born: 1340, purpose: "Shows metrics, logs and traces" }),
  wellRun("observability/status-page", { team, born: 380, purpose: "Tells travelers what is down" }),
  wellRun("observability/uptime-prober", {
    team,
    born: 4,
    purpose: "Buys a test ticket every minute and cancels it",
    as: "CronJob",
    schedule: "* * * * *",
  }),
]);
