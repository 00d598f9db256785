import { secret, serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { awsRole } from "#prisma/seed/sample/model/organization.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { archiveKey } from "#prisma/seed/sample/clusters/both/archive-key.ts";

const team = "payments";

export const payments = namespace("payments", { born: 1350, team, environment: "staging", labels: BASELINE }, [
  secret("psp-sandbox-key", { born: 700 }),
  serviceAccount("psp-simulator", { born: 690 }),
  workload("Deployment", "psp-simulator", { born: 690, account: "psp-simulator" }),
  wellRun("payments/payment-gateway", {
    team,
    born: 1190,
    purpose: "Takes test payments and hands them to the simulator",
    secrets: ["psp-sandbox-key"],
  }),
  wellRun("payments/card-authorizer", {
    team,
    born: 1170,
    purpose: "Asks the simulated bank for the money",
    reads: "card-schemes",
  }),
  wellRun("payments/ledger-writer", {
    team,
    born: 1140,
    purpose: "Writes every test payment into the ledger",
    as: "StatefulSet",
  }),
]);

/** Story 5: staging holds the same access key as production. */
const archiveUploader = [
  serviceAccount("archive-uploader", { born: 1440 }),
  archiveKey(1440),
  workload("Deployment", "archive-uploader", {
    born: 1440,
    account: "archive-uploader",
    secrets: ["archive-uploader-key"],
  }),
];

export const ticketVault = namespace("ticket-vault", { born: 1460, team, environment: "staging", labels: BASELINE }, [
  archiveUploader,
  wellRun("ticket-vault/ticket-signer", {
    team,
    born: 1280,
    purpose: "Signs test tickets that no train crew accepts",
    annotations: awsRole("staging", "ticket-signer"),
  }),
  wellRun("ticket-vault/wallet-pass-api", {
    team,
    born: 95,
    purpose: "Puts test tickets into a phone wallet",
    reads: "wallet-pass-templates",
  }),
]);
