import { allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { awsRole } from "#prisma/seed/sample/model/organization.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { archiveKey } from "#prisma/seed/sample/clusters/both/archive-key.ts";
import { sealRotator, vaultAuditor } from "./seal-rotator.ts";

const team = "payments";

/** Story 8, the last steps: what a release job may read once its cloud role has put it into the group. */
const releaseTrain = [
  role("release-secrets", {
    born: 500,
    rules: [allow("get", "secrets", { names: "ticket-signing-key" }), allow("get list", "configmaps")],
  }),
  roleBinding("release-secrets", { born: 500, grants: "Role/release-secrets", to: [group("tickets:release-train")] }),
];

/** Story 5: one of the places that hold the archive's access key. */
const archiveUploader = [
  serviceAccount("archive-uploader", { born: 1450 }),
  archiveKey(1450),
  workload("Deployment", "archive-uploader", {
    born: 1450,
    account: "archive-uploader",
    secrets: ["archive-uploader-key"],
  }),
];

const secrets = [secret("ticket-signing-key", { born: 1300 }), secret("seal-keys", { born: 700 })];

export const ticketVault = namespace(
  "ticket-vault",
  { born: 1480, team, environment: "production", labels: BASELINE },
  [
    deployAccount("ticket-vault", { team }),
    sealRotator,
    vaultAuditor,
    archiveUploader,
    releaseTrain,
    secrets,
    wellRun("ticket-vault/ticket-signer", {
      team,
      born: 1300,
      purpose: "Signs tickets so that a train crew can check them without a network",
      annotations: awsRole("production", "ticket-signer"),
    }),
    wellRun("ticket-vault/barcode-renderer", { team, born: 1290, purpose: "Draws the barcode of a signed ticket" }),
    wellRun("ticket-vault/wallet-pass-api", {
      team,
      born: 85,
      purpose: "Puts tickets into the traveler's phone wallet",
      reads: "wallet-pass-templates",
    }),
  ],
);
