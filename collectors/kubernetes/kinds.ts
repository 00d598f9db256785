import type { SliceId } from "./manifest.ts";

/** How one collected kind of object is called in the API, in slices and in aliases. */
export interface ObjectKind {
  kind: CollectedKind;
  /** API groups it is or was served under; versions do not matter here. */
  groups: readonly string[];
  slice: SliceId;
  namespaced: boolean;
  /** The word aliases use: `kubernetes:prod:serviceaccount:payments/ci`. */
  aliasWord: string;
  /** The kind of the facts it becomes. */
  factKind: string;
}

const RBAC = ["rbac.authorization.k8s.io"];
const APPS = ["apps", "extensions"];
const ADMISSION = ["admissionregistration.k8s.io"];

export type CollectedKind = (typeof COLLECTED)[number][0];

const COLLECTED = [
  ["Namespace", [""], "namespaces", false, "namespace"],
  ["ServiceAccount", [""], "service-accounts", true, "service-account"],
  ["Role", RBAC, "roles", true, "role"],
  ["ClusterRole", RBAC, "cluster-roles", false, "cluster-role"],
  ["RoleBinding", RBAC, "role-bindings", true, "role-binding"],
  ["ClusterRoleBinding", RBAC, "cluster-role-bindings", false, "cluster-role-binding"],
  ["ReplicaSet", APPS, "replica-sets", true, "replica-set"],
  ["Deployment", APPS, "deployments", true, "deployment"],
  ["StatefulSet", APPS, "stateful-sets", true, "stateful-set"],
  ["DaemonSet", APPS, "daemon-sets", true, "daemon-set"],
  ["Job", ["batch"], "jobs", true, "job"],
  ["CronJob", ["batch"], "cron-jobs", true, "cron-job"],
  ["ReplicationController", [""], "replication-controllers", true, "replication-controller"],
  ["Pod", [""], "pods", true, "pod"],
  ["Secret", [""], "secrets", true, "secret"],
  ["ClusterFacts", ["rollcall.dev"], "cluster", false, "cluster"],
  ["Node", [""], "nodes", false, "node-cloud"],
  ["CertificateSigningRequest", ["certificates.k8s.io"], "certificates", false, "client-certificate"],
  ["ValidatingWebhookConfiguration", ADMISSION, "validating-webhooks", false, "validating-webhook"],
  ["MutatingWebhookConfiguration", ADMISSION, "mutating-webhooks", false, "mutating-webhook"],
  ["ValidatingAdmissionPolicy", ADMISSION, "admission-policies", false, "admission-policy"],
  ["ValidatingAdmissionPolicyBinding", ADMISSION, "admission-policy-bindings", false, "admission-policy-binding"],
  ["ConfigMap", [""], "config-maps", true, "config-map"],
  ["AutoscalingRunnerSet", ["actions.github.com"], "runner-sets", true, "runner-set"],
  ["RunnerDeployment", ["actions.summerwind.dev"], "runner-deployments", true, "runner-deployment"],
] as const satisfies readonly (readonly [string, readonly string[], SliceId, boolean, string])[];

const BY_KIND = new Map<string, ObjectKind>(
  COLLECTED.map(([kind, groups, slice, namespaced, factKind]) => [
    kind,
    { kind, groups, slice, namespaced, factKind, aliasWord: kind.toLowerCase() },
  ]),
);

/** The collected kind of that name, whatever its group: for a text that could not be parsed. */
export function kindNamed(kind: string): ObjectKind | undefined {
  return BY_KIND.get(kind);
}

/** What is known of a collected kind. */
export function objectKind(kind: CollectedKind): ObjectKind {
  const known = BY_KIND.get(kind);
  if (!known) throw new Error(`kind without an entry: ${kind}`);
  return known;
}

/** The collected kind an object says it is, or undefined for all others (`Role` of another group, custom resources). */
export function collectedKind(apiVersion: string, kind: string): ObjectKind | undefined {
  const known = BY_KIND.get(kind);
  return known?.groups.includes(groupOf(apiVersion)) ? known : undefined;
}

/** The API group of `apps/v1`: `apps`; of `v1`: the empty core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
}
