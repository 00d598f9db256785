/**
 * What of the API is not counted as data, and what does not live in a namespace: reviewed by hand, and listed in
 * `docs/systems/kubernetes.md`. A resource that is not known (a custom one) is data and lives in a namespace.
 */

/** Groups whose resources tell names, places, numbers, limits or who may do what, and nothing that people keep in them. */
const NO_DATA_GROUPS = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "autoscaling",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "custom.metrics.k8s.io",
  "discovery.k8s.io",
  "external.metrics.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "metrics.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
]);

/** The same of the core group. */
const NO_DATA = new Set([
  "bindings",
  "componentstatuses",
  "endpoints",
  "limitranges",
  "namespaces",
  "nodes",
  "persistentvolumeclaims",
  "persistentvolumes",
  "resourcequotas",
  "serviceaccounts",
  "services",
]);

/** Data of another ability: who reads them has `secrets`. */
const SECRETS = "secrets";

/** Ways into a pod or through the API server: reading is not what they are for. */
const CHANNELS = new Set(["attach", "exec", "portforward", "ephemeralcontainers", "token", "scale", "eviction"]);

/** Groups whose resources are asked, counted or elected with: writing them changes nothing that runs. */
const NO_CHANGE_GROUPS = new Set([
  "authentication.k8s.io",
  "authorization.k8s.io",
  "coordination.k8s.io",
  "custom.metrics.k8s.io",
  "events.k8s.io",
  "external.metrics.k8s.io",
  "metrics.k8s.io",
]);

/** Parts of objects by which controllers report or hold back deletion. */
const REPORTS = new Set(["status", "finalizers"]);

const RBAC = "rbac.authorization.k8s.io";

/** Of the core group and of others what lives in no namespace; a Namespace counts as living in itself. */
const CLUSTER_SCOPED = new Set([
  "/componentstatuses",
  "/nodes",
  "/persistentvolumes",
  "authentication.k8s.io/*",
  "admissionregistration.k8s.io/*",
  "apiextensions.k8s.io/*",
  "apiregistration.k8s.io/*",
  "certificates.k8s.io/*",
  "flowcontrol.apiserver.k8s.io/*",
  "networking.k8s.io/ingressclasses",
  "node.k8s.io/*",
  `${RBAC}/clusterroles`,
  `${RBAC}/clusterrolebindings`,
  "scheduling.k8s.io/*",
  "storage.k8s.io/csidrivers",
  "storage.k8s.io/csinodes",
  "storage.k8s.io/storageclasses",
  "storage.k8s.io/volumeattachments",
  "storage.k8s.io/volumeattributesclasses",
]);

function isClusterScoped(group: string, resource: string): boolean {
  return CLUSTER_SCOPED.has(`${group}/${resource}`) || CLUSTER_SCOPED.has(`${group}/*`);
}

/** What a rule names: `pods/log` of a group; either may be `*`. */
export interface NamedResource {
  group: string;
  resource: string;
  subresource: string;
}

/** Takes what a rule writes apart. */
export function namedResource(group: string, written: string): NamedResource {
  const [resource = "", subresource = ""] = written.split("/");
  return { group, resource, subresource };
}

/** Says whether a resource may live in a namespace. */
export function isOfNamespace({ group, resource }: NamedResource): boolean {
  return !isClusterScoped(group, resource) && !(group === "*" && isClusterScoped("", resource));
}

/** Says whether a resource may be one of the cluster itself. */
export function isOfCluster({ group, resource, subresource }: NamedResource): boolean {
  // Of all resources only those of namespaces have scales, logs and the like.
  if (resource === "*" && subresource !== "") return false;
  if (resource === "*") return group === "*" || group === "" || isClusterScoped(group, "*");
  return isClusterScoped(group, resource) || (group === "*" && isClusterScoped("", resource));
}

/** Says whether who reads it reads what people keep there, Secrets apart. */
export function isData({ group, resource, subresource }: NamedResource): boolean {
  if (CHANNELS.has(subresource)) return false;
  if (NO_DATA_GROUPS.has(group)) return false;
  if (group !== "" && group !== "*") return true;
  // What leads through a Service to a program may be anything it holds.
  if (subresource === "proxy") return true;
  return resource !== SECRETS && !NO_DATA.has(resource) && !(group === "*" && KNOWN_ELSEWHERE.has(resource));
}

/** Resources without data of named groups, for rules that say `*` for the group. */
const KNOWN_ELSEWHERE = new Set(["leases", "endpointslices", "ingresses", "networkpolicies", "storageclasses"]);

/** Says whether writing it changes something, where no stronger ability covers it. */
export function isChange({ group, resource, subresource }: NamedResource): boolean {
  if (NO_CHANGE_GROUPS.has(group) || REPORTS.has(subresource) || group === RBAC) return false;
  if (group === "" && resource === "events") return false;
  return !(group === "*" && (resource === "events" || resource === "leases"));
}
