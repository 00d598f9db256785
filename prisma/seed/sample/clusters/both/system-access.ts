import { allow, allowPaths, clusterRoleBinding, group, user } from "#prisma/seed/sample/model/access.ts";
import type { DaysAgo, Entries, Entry } from "#prisma/seed/sample/model/entry.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { BOOTSTRAPPING, builtIn } from "./built-in-roles.ts";

const READ = "get list watch";
const EVENTS = allow("create patch update", "events", { group: "core events.k8s.io" });
const HEALTH = "/healthz /livez /readyz /version /version/";

/** What the API server grants its own components and everyone who is signed in. */
export function systemAccess(born: DaysAgo): Entries {
  return [
    bound("cluster-admin", born, [group("system:masters")]),
    granted("system:basic-user", born, BASIC_USER, [group("system:authenticated")]),
    granted("system:discovery", born, DISCOVERY, [group("system:authenticated")]),
    granted("system:public-info-viewer", born, [allowPaths("get", HEALTH)], EVERYONE),
    granted("system:monitoring", born, MONITORING, [group("system:monitoring")]),
    granted("system:service-account-issuer-discovery", born, ISSUER, [group("system:serviceaccounts")]),
    granted("system:kube-scheduler", born, SCHEDULER, [user("system:kube-scheduler")]),
    granted("system:kube-controller-manager", born, CONTROLLER_MANAGER, [user("system:kube-controller-manager")]),
    granted("system:node-proxier", born, NODE_PROXIER, [user("system:kube-proxy")]),
    builtIn("system:auth-delegator", born, AUTH_DELEGATOR),
  ];
}

/** A role of the server's own together with its binding of the same name. */
export function granted(name: string, born: DaysAgo, rules: JsonObject[], to: JsonObject[]): Entry[] {
  return [builtIn(name, born, rules), bound(name, born, to)];
}

function bound(name: string, born: DaysAgo, to: JsonObject[]): Entry {
  return clusterRoleBinding(name, { born, grants: `ClusterRole/${name}`, to, ...BOOTSTRAPPING });
}

const EVERYONE = [group("system:authenticated"), group("system:unauthenticated")];

const AUTH_DELEGATOR = [
  allow("create", "tokenreviews", { group: "authentication.k8s.io" }),
  allow("create", "subjectaccessreviews", { group: "authorization.k8s.io" }),
];

const BASIC_USER = [
  allow("create", "selfsubjectaccessreviews selfsubjectrulesreviews", { group: "authorization.k8s.io" }),
  allow("create", "selfsubjectreviews", { group: "authentication.k8s.io" }),
];

const DISCOVERY = [allowPaths("get", `/api /api/* /apis /apis/* /openapi /openapi/* ${HEALTH}`)];

const ISSUER = [
  allowPaths("get", "/.well-known/openid-configuration /.well-known/openid-configuration/ /openid/v1/jwks"),
];

const MONITORING = [allowPaths("get", "/healthz /healthz/* /livez /livez/* /metrics /metrics/slis /readyz /readyz/*")];

const SCHEDULER = [
  EVENTS,
  allow("create", "leases", { group: "coordination.k8s.io" }),
  allow("get update", "leases", { group: "coordination.k8s.io", names: "kube-scheduler" }),
  allow(READ, "nodes persistentvolumeclaims persistentvolumes replicationcontrollers services namespaces"),
  allow(`delete ${READ}`, "pods"),
  allow("create", "bindings pods/binding"),
  allow("patch update", "pods/status"),
  allow(READ, "replicasets statefulsets", { group: "apps" }),
  ...AUTH_DELEGATOR,
];

const CONTROLLER_MANAGER = [
  EVENTS,
  allow("create", "leases", { group: "coordination.k8s.io" }),
  allow("get update", "leases", { group: "coordination.k8s.io", names: "kube-controller-manager" }),
  allow("create get update", "secrets serviceaccounts"),
  allow("delete", "secrets"),
  allow("get", "configmaps namespaces"),
  allow("list watch", "*", { group: "*" }),
  allow("create", "serviceaccounts/token"),
  ...AUTH_DELEGATOR,
];

const NODE_PROXIER = [
  allow("list watch", "endpoints services"),
  allow(READ, "nodes"),
  EVENTS,
  allow("list watch", "endpointslices", { group: "discovery.k8s.io" }),
];
