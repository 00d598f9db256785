import { aggregatedClusterRole, allow, allowPaths, clusterRole } from "#prisma/seed/sample/model/access.ts";
import type { DaysAgo, Entries, Entry } from "#prisma/seed/sample/model/entry.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";

const AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
const READ = "get list watch";
const WRITE = "create delete deletecollection patch update";

/** Labels and annotations of everything the API server brings and repairs at each start. */
export const BOOTSTRAPPING = {
  labels: { "kubernetes.io/bootstrapping": "rbac-defaults" },
  annotations: { "rbac.authorization.kubernetes.io/autoupdate": "true" },
};

/** The roles every cluster has for people and workloads: `admin`, `edit`, `view` are put together by the server. */
export function builtInRoles(born: DaysAgo): Entries {
  return [
    builtIn("cluster-admin", born, [allow("*", "*", { group: "*" }), allowPaths("*", "*")]),
    aggregated("admin", born),
    aggregated("edit", born, "admin"),
    aggregated("view", born, "edit"),
    builtIn("system:aggregate-to-admin", born, ADMIN, "admin"),
    builtIn("system:aggregate-to-edit", born, EDIT, "edit"),
    builtIn("system:aggregate-to-view", born, VIEW, "view"),
  ];
}

/** A role of the server's own, with the label that says so. */
export function builtIn(name: string, born: DaysAgo, rules: JsonObject[], into?: string): Entry {
  return clusterRole(name, { born, rules, ...BOOTSTRAPPING, labels: labelsFor(into) });
}

function aggregated(name: string, born: DaysAgo, into?: string): Entry {
  return aggregatedClusterRole(name, { born, label: `${AGGREGATE}${name}`, ...BOOTSTRAPPING, labels: labelsFor(into) });
}

function labelsFor(into: string | undefined): Record<string, string> {
  return into ? { ...BOOTSTRAPPING.labels, [`${AGGREGATE}${into}`]: "true" } : BOOTSTRAPPING.labels;
}

const ADMIN = [
  allow("create", "localsubjectaccessreviews", { group: "authorization.k8s.io" }),
  allow(`${READ} ${WRITE}`, "rolebindings roles", { group: "rbac.authorization.k8s.io" }),
];

const EDIT = [
  allow(READ, "pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy"),
  allow("impersonate", "serviceaccounts"),
  allow(WRITE, "pods pods/attach pods/exec pods/portforward pods/proxy"),
  allow("create", "pods/eviction"),
  allow(WRITE, "configmaps events persistentvolumeclaims replicationcontrollers replicationcontrollers/scale"),
  allow(WRITE, "secrets serviceaccounts services services/proxy"),
  allow("create", "serviceaccounts/token"),
  allow(WRITE, "daemonsets deployments deployments/rollback deployments/scale replicasets", { group: "apps" }),
  allow(WRITE, "replicasets/scale statefulsets statefulsets/scale", { group: "apps" }),
  allow(WRITE, "horizontalpodautoscalers", { group: "autoscaling" }),
  allow(WRITE, "cronjobs jobs", { group: "batch" }),
  allow(WRITE, "ingresses networkpolicies", { group: "networking.k8s.io" }),
  allow(WRITE, "poddisruptionbudgets", { group: "policy" }),
  allow(`${READ} ${WRITE}`, "leases", { group: "coordination.k8s.io" }),
];

const VIEW = [
  allow(READ, "configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods"),
  allow(READ, "replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status"),
  allow(READ, "bindings events limitranges namespaces/status pods/log pods/status"),
  allow(READ, "replicationcontrollers/status resourcequotas resourcequotas/status"),
  allow(READ, "namespaces"),
  allow(READ, "endpointslices", { group: "discovery.k8s.io" }),
  allow(READ, "controllerrevisions daemonsets daemonsets/status deployments deployments/scale", { group: "apps" }),
  allow(READ, "deployments/status replicasets replicasets/scale replicasets/status", { group: "apps" }),
  allow(READ, "statefulsets statefulsets/scale statefulsets/status", { group: "apps" }),
  allow(READ, "horizontalpodautoscalers horizontalpodautoscalers/status", { group: "autoscaling" }),
  allow(READ, "cronjobs cronjobs/status jobs jobs/status", { group: "batch" }),
  allow(READ, "ingresses ingresses/status networkpolicies", { group: "networking.k8s.io" }),
  allow(READ, "poddisruptionbudgets poddisruptionbudgets/status", { group: "policy" }),
];
