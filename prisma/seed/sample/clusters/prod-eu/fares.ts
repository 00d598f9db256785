import { account, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "payments";

/** One account for three unrelated workloads, with more rights than any of them needs. */
const fareAdmin = [
  serviceAccount("fare-admin", { born: 950 }),
  roleBinding("fare-admin", { born: 950, grants: "ClusterRole/edit", to: [account("fares/fare-admin")] }),
  workload("Deployment", "fare-console", { born: 950, account: "fare-admin" }),
  workload("Deployment", "fare-preview", { born: 420, account: "fare-admin" }),
  workload("CronJob", "tariff-rollback", { born: 600, account: "fare-admin", schedule: "0 3 1 * *" }),
];

/** Names an account that was never made: its pods cannot start, and whoever makes the account gets its work. */
const cacheWarmer = workload("Deployment", "fare-cache-warmer", { born: 130, account: "fare-cache-warmer" });

export const fares = namespace("fares", { born: 1430, team, environment: "production", labels: BASELINE }, [
  deployAccount("fares", { team }),
  fareAdmin,
  cacheWarmer,
  wellRun("fares/fare-engine", {
    team,
    born: 1420,
    purpose: "Computes the fare of a journey",
    reads: "fare-tables",
  }),
  wellRun("fares/fare-quotes", { team, born: 1380, purpose: "Keeps a quoted fare for the traveler for 20 minutes" }),
  wellRun("fares/discount-rules", {
    team,
    born: 220,
    purpose: "Says which railcards take how much off",
    reads: "railcards",
  }),
  wellRun("fares/tariff-loader", {
    team,
    born: 1000,
    purpose: "Loads the railways' tariffs each night",
    as: "CronJob",
  }),
]);
