import { account, allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "web";

/** One account for whatever has none of its own. */
const apps = [
  serviceAccount("apps", { born: 870 }),
  tokenSecret("apps-token", "apps", { born: 860, lastUsed: 4 }),
  roleBinding("apps-edit", { born: 870, grants: "ClusterRole/edit", to: [account("shop/apps")] }),
  workload("Deployment", "search-suggest", { born: 700, account: "apps" }),
  workload("Deployment", "promo-banner", { born: 320, account: "apps" }),
  workload("StatefulSet", "session-store", { born: 870, account: "apps" }),
];

/** The account was never made here. */
const basketReplay = workload("CronJob", "basket-replay", { born: 210, account: "basket-replay" });

/** Story 2: the same group as in production. */
const deployers = roleBinding("ci-deployers", {
  born: 620,
  grants: "ClusterRole/edit",
  to: [group("tickets:ci-deployers")],
});

export const shop = namespace("shop", { born: 1330, team, environment: "staging" }, [
  apps,
  basketReplay,
  deployers,
  wellRun("shop/storefront", { team, born: 1320, purpose: "Serves the shop's pages to testers" }),
  wellRun("shop/basket", { team, born: 1320, purpose: "Keeps what a tester is about to buy" }),
  wellRun("shop/checkout", { team, born: 1320, purpose: "Turns a basket into a test order", reads: "checkout-steps" }),
]);

/** Travelers by the ten thousand, none of them real. */
export const loadTest = namespace("load-test", { born: 280, team, environment: "development" }, [
  serviceAccount("crowd-driver", { born: 270 }),
  role("crowd-driver", { born: 270, rules: [allow("get list watch create delete", "pods")] }),
  roleBinding("crowd-driver", { born: 270, grants: "Role/crowd-driver", to: [account("load-test/crowd-driver")] }),
  workload("Deployment", "crowd-driver", { born: 270, account: "crowd-driver" }),
  serviceAccount("load-generator", { born: 80 }),
  tokenSecret("load-generator-token", "load-generator", { born: 75, lastUsed: 12 }),
  workload("Job", "summer-sale-rehearsal", { born: 78, account: "load-generator" }),
]);
