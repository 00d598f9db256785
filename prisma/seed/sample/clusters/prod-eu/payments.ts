import { account, allow, group, role, roleBinding, user } from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "payments";

/** The pipeline's account from before the deploy template: edits everything here, with a token of four years. */
const ci = [
  serviceAccount("ci", { born: 1390, annotations: { owner: "payments" } }),
  tokenSecret("ci-token", "ci", { born: 1380, lastUsed: 2 }),
  roleBinding("ci-edit", { born: 1390, grants: "ClusterRole/edit", to: [account("payments/ci")] }),
];

/** New since yesterday, without owner or purpose of its own. */
const migrator = [
  serviceAccount("payments-db-migrator", { born: 1 }),
  role("payments-db-migrator", { born: 1, rules: [allow("get", "secrets", { names: "ledger-db" })] }),
  roleBinding("payments-db-migrator", {
    born: 1,
    grants: "Role/payments-db-migrator",
    to: [account("payments/payments-db-migrator")],
  }),
  workload("Job", "ledger-schema-27", { born: 1, account: "payments-db-migrator", secrets: ["ledger-db"] }),
];

const people = [
  roleBinding("payments-team", { born: 1400, grants: "ClusterRole/edit", to: [group("tickets:payments")] }),
  roleBinding("breakglass-friday", { born: 1, grants: "ClusterRole/admin", to: [user("breakglass@tickets.example")] }),
];

const secrets = [
  secret("ledger-db", { born: 1200 }),
  secret("psp-api-key", { born: 730 }),
  secret("payments-tls", { born: 62, type: "kubernetes.io/tls" }),
  secret("sh.helm.release.v1.payment-gateway.v12", { born: 33, type: "helm.sh/release.v1" }),
];

export const payments = namespace("payments", { born: 1450, team, environment: "production", labels: BASELINE }, [
  deployAccount("payments", { team, token: 1 }),
  ci,
  migrator,
  people,
  secrets,
  wellRun("payments/payment-gateway", {
    team,
    born: 1200,
    purpose: "Takes card payments at checkout and hands them to the payment provider",
    secrets: ["psp-api-key"],
  }),
  wellRun("payments/card-authorizer", {
    team,
    born: 1180,
    purpose: "Asks the card's bank for the money and keeps the answer",
    reads: "card-schemes",
  }),
  wellRun("payments/ledger-writer", {
    team,
    born: 1150,
    purpose: "Writes every movement of money into the ledger",
    as: "StatefulSet",
    secrets: ["ledger-db"],
  }),
  wellRun("payments/chargeback-watcher", {
    team,
    born: 610,
    purpose: "Watches for disputed payments and opens a case for each",
    reads: "chargeback-rules",
  }),
  wellRun("payments/settlement-batch", {
    team,
    born: 1100,
    purpose: "Sums the day's tickets per railway and writes the settlement file",
    as: "CronJob",
    reads: "settlement-partners",
  }),
  wellRun("payments/payout-scheduler", {
    team,
    born: 280,
    purpose: "Plans when each railway gets its share",
    as: "CronJob",
    schedule: "5 6 * * 1-5",
  }),
  wellRun("payments/psp-adapter-v1", {
    team,
    born: 1200,
    until: 300,
    purpose: "Spoke to the former payment provider",
    reads: "psp-adapter",
  }),
]);
