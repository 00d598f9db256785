import { readQuestion, RISKS, type RiskQuestion } from "../permissions/risks.ts";

/** A right that leads further, alone or with others: any of its questions is enough. */
export interface Right {
  any: readonly RiskQuestion[];
  /** What it acts on lives in no namespace, so that a RoleBinding does not give it. */
  clusterOnly: boolean;
}

const RBAC = "rbac.authorization.k8s.io";
const CERTIFICATES = "certificates.k8s.io/certificatesigningrequests";
const WRITE = ["create", "update", "patch"];
const CHANGE = ["update", "patch"];

/** Those of the risk of that id, so that graph and sentences never differ. */
function risk(id: string): Right {
  const { any = [], clusterOnly = false } = RISKS.find((one) => one.id === id) ?? {};
  return { any: any.map(readQuestion), clusterOnly };
}

function right(verbs: readonly string[], resources: readonly string[], clusterOnly = false): Right {
  const any = resources.flatMap((resource) => verbs.map((verb) => readQuestion(`${verb} ${resource}`)));
  return { any, clusterOnly };
}

/** Kinds whose pods can be made other ones, by the kind of their facts. A Job's never change. */
export const CHANGEABLE = {
  deployment: "apps/deployments",
  "stateful-set": "apps/statefulsets",
  "daemon-set": "apps/daemonsets",
  "replica-set": "apps/replicasets",
  "replication-controller": "/replicationcontrollers",
  "cron-job": "batch/cronjobs",
} as const;

export type Changeable = keyof typeof CHANGEABLE;

const ADMISSION = "admissionregistration.k8s.io";

/** All rights that edges rest on. */
export const RIGHTS = {
  run: risk("run"),
  exec: risk("exec"),
  secrets: risk("secrets"),
  tokens: risk("tokens"),
  volumes: risk("volumes"),
  nodeProxy: risk("node-proxy"),
  changePods: right(CHANGE, ["/pods"]),
  "change deployment": right(CHANGE, [CHANGEABLE.deployment]),
  "change stateful-set": right(CHANGE, [CHANGEABLE["stateful-set"]]),
  "change daemon-set": right(CHANGE, [CHANGEABLE["daemon-set"]]),
  "change replica-set": right(CHANGE, [CHANGEABLE["replica-set"]]),
  "change replication-controller": right(CHANGE, [CHANGEABLE["replication-controller"]]),
  "change cron-job": right(CHANGE, [CHANGEABLE["cron-job"]]),
  createSecrets: right(["create"], ["/secrets"]),
  bindRoles: right(["bind"], [`${RBAC}/roles`]),
  bindClusterRoles: right(["bind"], [`${RBAC}/clusterroles`]),
  escalateRoles: right(["escalate"], [`${RBAC}/roles`]),
  escalateClusterRoles: right(["escalate"], [`${RBAC}/clusterroles`], true),
  writeRoles: right(WRITE, [`${RBAC}/roles`]),
  writeClusterRoles: right(WRITE, [`${RBAC}/clusterroles`], true),
  writeRoleBindings: right(WRITE, [`${RBAC}/rolebindings`]),
  writeClusterRoleBindings: right(WRITE, [`${RBAC}/clusterrolebindings`], true),
  impersonateUsers: right(["impersonate"], ["/users"], true),
  impersonateGroups: right(["impersonate"], ["/groups"], true),
  impersonateAccounts: right(["impersonate"], ["/serviceaccounts"]),
  requestCertificates: right(["create"], [CERTIFICATES], true),
  approveRequests: risk("certificates"),
  approveSigner: right(["approve"], ["certificates.k8s.io/signers"], true),
  changeMutation: right(
    WRITE,
    ["mutatingwebhookconfigurations", "mutatingadmissionpolicies"].map((resource) => `${ADMISSION}/${resource}`),
    true,
  ),
  changeValidation: right(WRITE, [`${ADMISSION}/validatingwebhookconfigurations`], true),
  labelNamespaces: right(CHANGE, ["/namespaces"]),
  changeConfigMaps: right(CHANGE, ["/configmaps"]),
} satisfies Record<string, Right>;

export type RightId = keyof typeof RIGHTS;
