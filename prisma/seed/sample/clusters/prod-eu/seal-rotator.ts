import {
  account,
  aggregatedClusterRole,
  allow,
  clusterRole,
  clusterRoleBinding,
  roleBinding,
} from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { changed, type Entry } from "#prisma/seed/sample/model/entry.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";

const AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-seal-rotator";
const READ = "get list watch";

/** What vault-key-reader let one do at first: harmless, and bound to the auditor alone. */
const READS_SETTINGS = [allow(READ, "configmaps")];
const READS_SECRETS_TOO = [...READS_SETTINGS, allow(READ, "secrets")];

/**
 * Story 3, the account that quietly grew. Its own binding in ticket-vault is 700 days old and never changed. Since:
 *
 * 1. 200 days ago somebody edited vault-key-reader, another account's role, so that it reads secrets too;
 * 2. 100 days ago that role got the label by which it flows into seal-rotator: secrets of ticket-vault;
 * 3. 30 days ago a chart upgrade bound seal-rotator a second time, cluster-wide: secrets of every namespace.
 */
export const sealRotator = [
  serviceAccount("seal-rotator", { born: 700, team: "payments" }),
  roleBinding("seal-rotator", {
    born: 700,
    grants: "ClusterRole/seal-rotator",
    to: [account("ticket-vault/seal-rotator")],
  }),
  aggregatedClusterRole("seal-rotator", { born: 700, label: AGGREGATE }),
  clusterRole("seal-rotator-base", {
    born: 700,
    labels: { [AGGREGATE]: "true" },
    rules: [
      allow(`${READ} update`, "configmaps"),
      allow("get create update", "leases", { group: "coordination.k8s.io" }),
    ],
  }),
  vaultKeyReader(),
  clusterRoleBinding("seal-rotator-watch", {
    born: 30,
    labels: { "helm.sh/chart": "seal-rotator-3.0.1" },
    grants: "ClusterRole/seal-rotator",
    to: [account("ticket-vault/seal-rotator")],
  }),
  workload("Deployment", "seal-rotator", { born: 700, account: "seal-rotator", secrets: ["seal-keys"] }),
];

/** The role's owner: a nightly audit that meant to list settings. */
export const vaultAuditor = [
  serviceAccount("vault-auditor", { born: 820 }),
  roleBinding("vault-auditor", {
    born: 820,
    grants: "ClusterRole/vault-key-reader",
    to: [account("ticket-vault/vault-auditor")],
  }),
  workload("CronJob", "vault-audit", { born: 820, account: "vault-auditor" }),
];

function vaultKeyReader(): Entry[] {
  const atFirst = clusterRole("vault-key-reader", { born: 820, rules: READS_SETTINGS });
  const edited = clusterRole("vault-key-reader", { born: 820, rules: READS_SECRETS_TOO });
  const labeled = { ...edited, labels: { [AGGREGATE]: "true" } };
  return changed(atFirst, { at: 200, to: edited }, { at: 100, to: labeled });
}
