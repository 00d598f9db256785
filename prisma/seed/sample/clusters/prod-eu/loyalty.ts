import {
  account,
  allow,
  clusterRole,
  clusterRoleBinding,
  group,
  roleBinding,
} from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "loyalty";
/** The team was dissolved; its namespaces were deleted with everything in them. */
const until = 320;

const pointsEngine = [
  serviceAccount("points-engine", { born: 1100, team }),
  workload("Deployment", "points-engine", { born: 1100, account: "points-engine", secrets: ["points-db"] }),
  secret("points-db", { born: 1100 }),
];

/** Cluster-wide things do not go with a namespace: role and binding stayed, for an account that is gone. */
const leftBehind = [
  clusterRole("loyalty-points-reader", { born: 1090, rules: [allow("get list watch", "configmaps secrets")] }),
  clusterRoleBinding("loyalty-points-reader", {
    born: 1090,
    grants: "ClusterRole/loyalty-points-reader",
    to: [account("loyalty-points/points-engine")],
  }),
];

export const loyalty = [
  namespace("loyalty-points", { born: 1110, until, team, environment: "production" }, [
    pointsEngine,
    leftBehind,
    roleBinding("loyalty-team", { born: 1100, grants: "ClusterRole/edit", to: [group("tickets:loyalty")] }),
    wellRun("loyalty-points/points-api", { team, born: 1090, purpose: "Told travelers how many points they have" }),
    wellRun("loyalty-points/tier-calculator", {
      team,
      born: 800,
      purpose: "Decided who travels on gold",
      as: "CronJob",
      reads: "tiers",
    }),
  ]),
  namespace("loyalty-partners", { born: 760, until, team, environment: "production" }, [
    serviceAccount("partner-sync", { born: 750, team }),
    workload("CronJob", "partner-sync", { born: 750, account: "partner-sync" }),
  ]),
];
