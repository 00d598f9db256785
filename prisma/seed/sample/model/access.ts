import type { JsonObject } from "#lib/domain/facts/json.ts";
import { entry, type Common, type Entry } from "./entry.ts";

const GROUP = "rbac.authorization.k8s.io";
const VERSION = `${GROUP}/v1`;

/**
 * One rule of a role, in words: `allow("get list", "deployments", { group: "apps" })`.
 * Verbs, resources, groups and names are separated by spaces; the core group is the default, `core` among others.
 */
export function allow(verbs: string, resources: string, options: { group?: string; names?: string } = {}): JsonObject {
  const { group = "core", names } = options;
  const rule: JsonObject = {
    apiGroups: words(group).map((one) => (one === "core" ? "" : one)),
    resources: words(resources),
    verbs: words(verbs),
  };
  if (names) rule["resourceNames"] = words(names);
  return rule;
}

/** A rule about paths instead of resources. */
export function allowPaths(verbs: string, paths: string): JsonObject {
  return { nonResourceURLs: words(paths), verbs: words(verbs) };
}

interface RoleOptions extends Common {
  rules: JsonObject[];
}

/** A role of one namespace. */
export function role(name: string, { rules, ...common }: RoleOptions): Entry {
  return entry(VERSION, "Role", name, common, { rules });
}

/** A role for the whole cluster, or to be bound in several namespaces. */
export function clusterRole(name: string, { rules, ...common }: RoleOptions): Entry {
  return entry(VERSION, "ClusterRole", name, common, { rules });
}

/** A cluster role whose rules the server collects from all cluster roles with the label. */
export function aggregatedClusterRole(name: string, { label, ...common }: Common & { label: string }): Entry {
  const aggregationRule = { clusterRoleSelectors: [{ matchLabels: { [label]: "true" } }] };
  return entry(VERSION, "ClusterRole", name, common, { aggregationRule, rules: [] });
}

interface BindingOptions extends Common {
  /** `Role/deploy` or `ClusterRole/edit`. */
  grants: `${"Role" | "ClusterRole"}/${string}`;
  to: JsonObject[];
}

/** Grants a role in one namespace. */
export function roleBinding(name: string, options: BindingOptions): Entry {
  return binding("RoleBinding", name, options);
}

/** Grants a cluster role everywhere. */
export function clusterRoleBinding(name: string, options: BindingOptions): Entry {
  return binding("ClusterRoleBinding", name, options);
}

/** The service account `namespace/name` as a subject. */
export function account(path: `${string}/${string}`): JsonObject {
  const [namespace = "", name = ""] = path.split("/");
  return { kind: "ServiceAccount", name, namespace };
}

/** A group as a subject. */
export function group(name: string): JsonObject {
  return { apiGroup: GROUP, kind: "Group", name };
}

/** A user as a subject. */
export function user(name: string): JsonObject {
  return { apiGroup: GROUP, kind: "User", name };
}

function binding(kind: string, name: string, { grants, to, ...common }: BindingOptions): Entry {
  const slash = grants.indexOf("/");
  const roleRef = { apiGroup: GROUP, kind: grants.slice(0, slash), name: grants.slice(slash + 1) };
  return entry(VERSION, kind, name, common, { roleRef, subjects: to });
}

function words(text: string): string[] {
  return text.split(" ");
}
