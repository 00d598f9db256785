import { account, allow, clusterRole, clusterRoleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import {
  edgeRouter,
  gitopsController,
  logShipper,
  metricsCollector,
  secretCourier,
} from "#prisma/seed/sample/clusters/both/platform.ts";

const team = "platform";
const environment = "staging";

/**
 * Story 12 without the pause: between two readings the chart upgrade deleted the account and made it again. Only the
 * uid tells that whatever names it now means another one.
 */
const traceGateway = [
  serviceAccount("trace-gateway", { born: 910, until: 20, labels: { "helm.sh/chart": "trace-collector-2.9.3" } }),
  serviceAccount("trace-gateway", { born: 20, labels: { "helm.sh/chart": "trace-collector-4.2.0" } }),
  workload("Deployment", "trace-gateway", { born: 910, account: "trace-gateway" }),
  clusterRole("trace-gateway", { born: 910, rules: [allow("get list watch", "pods endpoints configmaps")] }),
  clusterRoleBinding("trace-gateway", {
    born: 910,
    grants: "ClusterRole/trace-gateway",
    to: [account("observability/trace-gateway")],
  }),
];

/** One account that deploys all of staging, with a token per place it is called from. */
const stagingDeployer = [
  serviceAccount("staging-deployer", { born: 1110 }),
  tokenSecret("staging-deployer-token", "staging-deployer", { born: 1100, lastUsed: 0 }),
  tokenSecret("staging-deployer-github", "staging-deployer", { born: 410, lastUsed: 0 }),
  clusterRoleBinding("staging-deployer", {
    born: 1110,
    grants: "ClusterRole/edit",
    to: [account("gitops/staging-deployer")],
  }),
];

export const ingress = namespace("ingress", { born: 1290, team, environment }, [edgeRouter(1280)]);

export const observability = namespace("observability", { born: 1290, team, environment }, [
  metricsCollector(1280),
  logShipper(1280),
  traceGateway,
  wellRun("observability/alert-router", {
    team,
    born: 1270,
    purpose: "Brings staging's alerts to a quiet channel",
    as: "StatefulSet",
    reads: "alert-routes",
  }),
]);

export const gitops = namespace("gitops", { born: 1120, team, environment }, [
  gitopsController(1110),
  secretCourier(800),
  stagingDeployer,
]);
