import { account, allow, group, role, roleBinding, user } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";

const team = "web";

/**
 * Story 1, the Kubernetes side: the dissolved team's account, its token of three years, made by someone who left, the
 * nightly sync, and the rates that a job of `refunds` still reads.
 */
const loyalty = [
  serviceAccount("loyalty-sync", { born: 1100, team: "loyalty" }),
  tokenSecret("loyalty-sync-token", "loyalty-sync", {
    born: 1095,
    lastUsed: 204,
    annotations: { "tickets.example/created-by": "mira.vance@tickets.example" },
  }),
  role("loyalty-sync", { born: 1100, rules: [allow("get create update patch", "configmaps")] }),
  roleBinding("loyalty-sync", { born: 1100, grants: "Role/loyalty-sync", to: [account("shop/loyalty-sync")] }),
  workload("CronJob", "nightly-points-sync", { born: 1095, account: "loyalty-sync", lastUsed: 204 }),
  role("loyalty-rates-reader", { born: 900, rules: [allow("get", "configmaps", { names: "loyalty-rates" })] }),
  roleBinding("loyalty-rates-reader", {
    born: 900,
    grants: "Role/loyalty-rates-reader",
    to: [account("refunds/points-settlement")],
  }),
  roleBinding("loyalty-maintainers", {
    born: 1090,
    grants: "ClusterRole/edit",
    to: [group("tickets:loyalty"), user("mira.vance@tickets.example")],
  }),
];

/** Asked for every ConfigMap of the cluster to read its own. */
const featureFlags = controller("shop/feature-flags", {
  born: 530,
  rules: [allow("get list watch", "configmaps")],
});

const bindings = [
  roleBinding("web-team", { born: 1300, grants: "ClusterRole/edit", to: [group("tickets:web")] }),
  // Story 2: the group a cloud role puts build and deploy jobs into, here and in staging.
  roleBinding("ci-deployers", { born: 620, grants: "ClusterRole/edit", to: [group("tickets:ci-deployers")] }),
  // Story 7: the image build may roll out.
  roleBinding("image-builder-rollout", {
    born: 540,
    grants: "ClusterRole/rollout",
    to: [account("build/image-builder")],
  }),
  // The role was never made.
  roleBinding("basket-admins", { born: 480, grants: "Role/basket-admin", to: [group("tickets:web")] }),
  // The account went with its namespace.
  roleBinding("partner-offers", {
    born: 700,
    grants: "ClusterRole/view",
    to: [account("loyalty-partners/partner-sync")],
  }),
];

export const shop = namespace("shop", { born: 1400, team, environment: "production", labels: BASELINE }, [
  deployAccount("shop", { team, token: 0 }),
  loyalty,
  featureFlags,
  bindings,
  wellRun("shop/storefront", { team, born: 1390, purpose: "Serves the shop's pages" }),
  wellRun("shop/basket", { team, born: 1390, purpose: "Keeps what a traveler is about to buy" }),
  wellRun("shop/checkout", { team, born: 1390, purpose: "Turns a basket into an order", reads: "checkout-steps" }),
  wellRun("shop/search-suggest", {
    team,
    born: 700,
    purpose: "Completes station names while typing",
    reads: "stations",
  }),
  wellRun("shop/session-store", { team, born: 980, purpose: "Remembers who is signed in", as: "StatefulSet" }),
  wellRun("shop/promo-banner", { team, born: 310, purpose: "Shows the offer of the week", reads: "offers" }),
  wellRun("shop/newsletter", {
    team,
    born: 1000,
    until: 130,
    purpose: "Sent the newsletter before notifications did",
    reads: "newsletter",
  }),
]);
