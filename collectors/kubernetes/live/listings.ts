import type { CollectedKind } from "../kinds.ts";
import type { SliceId } from "../manifest.ts";
import { READ_CONFIG_MAPS } from "./rights.ts";

/** One thing that is read of a running cluster. */
export interface Listing {
  /** The slice it feeds. */
  slice: SliceId;
  /** The right of the permission manifest it needs. */
  right: string;
  kind: CollectedKind;
  /** Group and version: `/api/v1`, `/apis/apps/v1`. */
  api: string;
  plural: string;
  /** There are clusters without it: younger than its group's version, or optional. */
  optional?: boolean;
  /**
   * - `list`: all of them in pages
   * - `table`: as a table of names, which holds nothing of what the objects hold; one for each namespace, because such
   *   a table does not say in which namespace a row is
   * - `tokens`: as metadata, those that hold tokens of service accounts
   * - `objects`: those of these names
   * - `facts`: no object of the cluster, but what it says of itself
   */
  form: "list" | "table" | "tokens" | "facts" | { objects: readonly string[]; namespace?: string };
}

const CORE = "/api/v1";
const APPS = "/apis/apps/v1";
const BATCH = "/apis/batch/v1";
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

const ADMISSION = "/apis/admissionregistration.k8s.io/v1";
const CERTIFICATES = "/apis/certificates.k8s.io/v1";

/** A listing whose right and path are called as its slice, unless said otherwise. */
function list(slice: SliceId, kind: CollectedKind, api: string, other: Partial<Listing> = {}): Listing {
  return { slice, right: slice, kind, api, plural: slice.replaceAll("-", ""), form: "list", ...other };
}

/** A listing whose path is called as its kind. */
function named(slice: SliceId, kind: CollectedKind, api: string, right: string, optional = false): Listing {
  return list(slice, kind, api, { right, plural: `${kind.toLowerCase().replace(/y$/, "ie")}s`, optional });
}

/** Of a controller that a cluster has or has not. */
function runners(slice: SliceId, kind: CollectedKind, api: string): Listing {
  return list(slice, kind, api, { plural: `${kind.toLowerCase()}s`, optional: true });
}

/** What is read, namespaces first: the others may need to know them. */
export const LISTINGS: readonly Listing[] = [
  list("namespaces", "Namespace", CORE),
  list("service-accounts", "ServiceAccount", CORE),
  list("roles", "Role", RBAC),
  list("cluster-roles", "ClusterRole", RBAC),
  list("role-bindings", "RoleBinding", RBAC),
  list("cluster-role-bindings", "ClusterRoleBinding", RBAC),
  list("replica-sets", "ReplicaSet", APPS),
  list("deployments", "Deployment", APPS),
  list("stateful-sets", "StatefulSet", APPS),
  list("daemon-sets", "DaemonSet", APPS),
  list("jobs", "Job", BATCH),
  list("cron-jobs", "CronJob", BATCH),
  list("replication-controllers", "ReplicationController", CORE),
  list("pods", "Pod", CORE),
  list("secrets", "Secret", CORE, { form: "table" }),
  list("cluster", "ClusterFacts", "", { form: "facts" }),
  list("nodes", "Node", CORE),
  named("certificates", "CertificateSigningRequest", CERTIFICATES, "certificate-signing-requests", true),
  named("validating-webhooks", "ValidatingWebhookConfiguration", ADMISSION, "admission-webhooks"),
  named("mutating-webhooks", "MutatingWebhookConfiguration", ADMISSION, "admission-webhooks"),
  named("admission-policies", "ValidatingAdmissionPolicy", ADMISSION, "admission-policies", true),
  named("admission-policy-bindings", "ValidatingAdmissionPolicyBinding", ADMISSION, "admission-policies", true),
  runners("runner-sets", "AutoscalingRunnerSet", "/apis/actions.github.com/v1alpha1"),
  runners("runner-deployments", "RunnerDeployment", "/apis/actions.summerwind.dev/v1alpha1"),
  list("config-maps", "ConfigMap", CORE, { form: { objects: READ_CONFIG_MAPS, namespace: "kube-system" } }),
];

/** Where a listing is asked for: everywhere, or in one namespace; or where the object of that name is. */
export function pathOf({ api, plural }: Listing, namespace?: string, object?: string): string {
  const all =
    namespace === undefined ? `${api}/${plural}` : `${api}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
  return object === undefined ? all : `${all}/${encodeURIComponent(object)}`;
}
