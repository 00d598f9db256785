import type { CollectedKind } from "../kinds.ts";
import type { SliceId } from "../manifest.ts";

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
  /**
   * - `list`: all of them in pages
   * - `table`: as a table of names, which holds nothing of what the objects hold; one for each namespace, because such
   *   a table does not say in which namespace a row is
   * - `object`: the one object of that name
   */
  form: "list" | "table" | { object: string; namespace?: string };
}

const CORE = "/api/v1";
const APPS = "/apis/apps/v1";
const BATCH = "/apis/batch/v1";
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

/** A listing whose right is called as its slice. */
function list(slice: SliceId, kind: CollectedKind, api: string, form: Listing["form"] = "list"): Listing {
  return { slice, right: slice, kind, api, plural: slice.replaceAll("-", ""), form };
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
  list("secrets", "Secret", CORE, "table"),
];

/** Where a listing is asked for: everywhere, or in one namespace. */
export function pathOf({ api, plural, form }: Listing, namespace?: string): string {
  const place = typeof form === "object" ? form.namespace : namespace;
  const all = place === undefined ? `${api}/${plural}` : `${api}/namespaces/${encodeURIComponent(place)}/${plural}`;
  return typeof form === "object" ? `${all}/${encodeURIComponent(form.object)}` : all;
}
