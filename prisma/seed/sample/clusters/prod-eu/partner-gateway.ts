import { account, allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";

const team = "web";

/** One account under workloads of two teams; it reads every secret here. */
const sharedRuntime = [
  serviceAccount("shared-runtime", { born: 970 }),
  role("shared-runtime", { born: 970, rules: [allow("get list", "secrets configmaps")] }),
  roleBinding("shared-runtime", {
    born: 970,
    grants: "Role/shared-runtime",
    to: [account("partner-gateway/shared-runtime")],
  }),
  workload("Deployment", "partner-api", { born: 970, account: "shared-runtime", labels: { team: "web" } }),
  workload("Deployment", "settlement-callback", { born: 550, account: "shared-runtime", labels: { team: "payments" } }),
  workload("CronJob", "partner-invoices", { born: 550, account: "shared-runtime", labels: { team: "payments" } }),
];

/** The `default` account with rights, under a workload nobody gave an account. */
const defaultAccount = [
  roleBinding("default-view", { born: 940, grants: "ClusterRole/view", to: [account("partner-gateway/default")] }),
  workload("Deployment", "partner-legacy", { born: 960 }),
];

/** A ReplicaSet without a Deployment above it, as early tutorials had it, and a token the partner keeps. */
const partnerFeed = [
  serviceAccount("partner-feed", { born: 440 }),
  tokenSecret("partner-feed-token", "partner-feed", { born: 430, lastUsed: 0 }),
  role("partner-feed", { born: 440, rules: [allow("get list watch", "configmaps")] }),
  roleBinding("partner-feed", {
    born: 440,
    grants: "Role/partner-feed",
    to: [account("partner-gateway/partner-feed")],
  }),
  workload("ReplicaSet", "partner-feed", { born: 440, account: "partner-feed" }),
];

const resellerPortal = [
  serviceAccount("reseller-portal", { born: 720 }),
  roleBinding("reseller-portal", {
    born: 720,
    grants: "ClusterRole/edit",
    to: [account("partner-gateway/reseller-portal")],
  }),
  workload("Deployment", "reseller-portal", { born: 720, account: "reseller-portal" }),
];

/** A binding for every account of the namespace at once. */
const everyone = [
  role("contract-reader", { born: 680, rules: [allow("get", "configmaps", { names: "partner-contracts" })] }),
  roleBinding("contract-readers", {
    born: 680,
    grants: "Role/contract-reader",
    to: [group("system:serviceaccounts:partner-gateway")],
  }),
];

/** Production by what runs in it, but nobody labeled it: its environment is unclassified. */
export const partnerGateway = namespace(
  "partner-gateway",
  { born: 980, annotations: { "tickets.example/owner": "web" } },
  [deployAccount("partner-gateway", { team }), sharedRuntime, defaultAccount, partnerFeed, resellerPortal, everyone],
);
