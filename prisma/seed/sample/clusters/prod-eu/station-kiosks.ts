import { account, allow, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";

/** Two tokens for machines in stations, of which nobody knows which are still there. */
const kioskAgent = [
  serviceAccount("kiosk-agent", { born: 1220 }),
  tokenSecret("kiosk-agent-token", "kiosk-agent", { born: 1210, lastUsed: 0 }),
  tokenSecret("kiosk-agent-token-2", "kiosk-agent", { born: 640 }),
  roleBinding("kiosk-agent", { born: 1220, grants: "ClusterRole/admin", to: [account("station-kiosks/kiosk-agent")] }),
];

const terminal = [
  serviceAccount("kiosk-terminal", { born: 1220 }),
  role("kiosk-terminal", { born: 1220, rules: [allow("get list", "configmaps secrets")] }),
  roleBinding("kiosk-terminal", {
    born: 1220,
    grants: "Role/kiosk-terminal",
    to: [account("station-kiosks/kiosk-terminal")],
  }),
  workload("ReplicationController", "kiosk-terminal", { born: 1220, account: "kiosk-terminal" }),
];

/** Writes to the disk of every node it runs on. */
const updater = [
  serviceAccount("kiosk-updater", { born: 75 }),
  workload("DaemonSet", "kiosk-updater", { born: 75, account: "kiosk-updater", privileged: true, hostPath: "/" }),
];

const onDefault = [
  roleBinding("kiosk-default-edit", {
    born: 1215,
    grants: "ClusterRole/edit",
    to: [account("station-kiosks/default")],
  }),
  workload("Deployment", "kiosk-gateway", { born: 1218 }),
  workload("Deployment", "kiosk-printer-proxy", { born: 1216 }),
];

/**
 * Story 10, the blind spot: nobody owns the namespace, and since yesterday Rollcall may not list its role bindings.
 * What was known of them two days ago stands, and stays unproven. (Subjects bound here have to be bound elsewhere too,
 * or be accounts that exist: the truth table speaks of what the last export shows.)
 */
export const stationKiosks = namespace("station-kiosks", { born: 1225, environment: "production" }, [
  kioskAgent,
  terminal,
  updater,
  onDefault,
]);
