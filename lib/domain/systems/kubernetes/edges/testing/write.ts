import type { Written } from "./graph-of.ts";

const RBAC = "rbac.authorization.k8s.io";

/** A namespace, with labels. */
export function space(name: string, labels: Record<string, string> = {}): Written {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } };
}

/** `payments/ci` */
export function account(path: string): Written {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: placed(path) };
}

/** Rules as text: `get,list pods apps/deployments`, and names behind `=`: `get /secrets = one two`. */
function rule(text: string) {
  const [what = "", names = ""] = text.split(" = ");
  const [verbs = "", ...paths] = what.split(" ");
  return {
    verbs: verbs.split(","),
    apiGroups: [...new Set(paths.map((path) => path.slice(0, path.indexOf("/"))))],
    resources: [...new Set(paths.map((path) => path.slice(path.indexOf("/") + 1)))],
    ...(names === "" ? {} : { resourceNames: names.split(" ") }),
  };
}

let made = 0;

/** What somebody may do in a namespace, or everywhere for `*`: a role with those rules, and its binding. */
export function may(who: string, where: string, ...rules: string[]): Written[] {
  const name = `made-${(made += 1)}`;
  const wide = where === "*";
  const metadata = { name, ...(wide ? {} : { namespace: where }) };
  const prefix = wide ? "Cluster" : "";
  return [
    { apiVersion: `${RBAC}/v1`, kind: `${prefix}Role`, metadata, rules: rules.map(rule) },
    bound(who, where, `${prefix}Role/${name}`),
  ];
}

/** A cluster role that nobody is bound to yet. */
export function clusterRole(name: string, ...rules: string[]): Written {
  return { apiVersion: `${RBAC}/v1`, kind: "ClusterRole", metadata: { name }, rules: rules.map(rule) };
}

/** A binding of somebody to a role that may exist: `ClusterRole/edit`. */
export function bound(who: string, where: string, role: string): Written {
  const [kind = "", name = ""] = role.split("/");
  const wide = where === "*";
  return {
    apiVersion: `${RBAC}/v1`,
    kind: wide ? "ClusterRoleBinding" : "RoleBinding",
    metadata: { name: `bound-${(made += 1)}`, ...(wide ? {} : { namespace: where }) },
    roleRef: { apiGroup: RBAC, kind, name },
    subjects: [subject(who)],
  };
}

/** `payments/ci` is an account, `group:ops` and `user:jane` are what they say. */
function subject(who: string) {
  const [kind, ...rest] = who.split(":");
  if (kind === "group" || kind === "user") {
    return { apiGroup: RBAC, kind: kind === "group" ? "Group" : "User", name: rest.join(":") };
  }
  const { namespace, name } = placed(who);
  return { kind: "ServiceAccount", name, namespace };
}

/** A workload, with what its pods run as and are given. */
export function workload(kind: string, path: string, serviceAccountName: string, pod: object = {}): Written {
  const template = { spec: { serviceAccountName, containers: [{ name: "main", image: "example" }], ...pod } };
  const spec = kind === "CronJob" ? { jobTemplate: { spec: { template } } } : { template };
  const [apiVersion, own] =
    kind === "Pod" ? ["v1", template.spec] : [kind === "CronJob" || kind === "Job" ? "batch/v1" : "apps/v1", spec];
  return { apiVersion, kind, metadata: placed(path), spec: own };
}

/** A Secret, of an account's token where one is named. */
export function secret(path: string, token?: string): Written {
  const annotations = token === undefined ? {} : { "kubernetes.io/service-account.name": token };
  const type = token === undefined ? "Opaque" : "kubernetes.io/service-account-token";
  return { apiVersion: "v1", kind: "Secret", type, metadata: { ...placed(path), annotations } };
}

/** What a running read says of the cluster itself. */
export function cluster(issuer: string): Written {
  return {
    apiVersion: "rollcall.dev/v1",
    kind: "ClusterFacts",
    metadata: { name: "cluster" },
    version: "v1.33.1",
    issuer,
  };
}

export const EKS = cluster("https://oidc.eks.eu-central-1.amazonaws.com/id/ABCDEF0123456789");

/** The ConfigMap by which AWS signs in. */
export function awsAuth(arn: string, username: string, groups: readonly string[]): Written {
  const mapRoles = `- rolearn: ${arn}\n  username: ${username}\n  groups:\n${groups.map((one) => `  - ${one}\n`).join("")}`;
  return { apiVersion: "v1", kind: "ConfigMap", metadata: placed("kube-system/aws-auth"), data: { mapRoles } };
}

function placed(path: string): { namespace: string; name: string } {
  const [namespace = "", name = ""] = path.split("/");
  return { namespace, name };
}
