import type { PolicyRule } from "../rules.ts";
import type { RoleReference } from "./binding.ts";
import type { Asker, Question } from "./question.ts";

const USER_FACING = new Set(["cluster-admin", "admin", "edit", "view"]);

/**
 * The roles every API server makes by itself.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function isBuiltInRole({ kind, name }: RoleReference): boolean {
  return kind === "ClusterRole" && (USER_FACING.has(name) || name.startsWith("system:"));
}

/** What such a role allows in every version of Kubernetes; null where that changes from one to the next. */
export function builtInRules({ name }: RoleReference): readonly PolicyRule[] | null {
  return name === "cluster-admin" ? EVERYTHING : null;
}

const EVERYTHING: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"], resourceNames: [], nonResourceURLs: [] },
  { verbs: ["*"], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ["*"] },
];

/**
 * Says whether a binding every API server makes by itself could allow this. Those are for the platform's own users and
 * groups and the accounts of `kube-system`; everybody else may ask for paths and about themselves.
 */
export function builtInBindingMayAllow({ user, groups }: Asker, question: Question): boolean {
  if ("path" in question || ABOUT_ONESELF.has(question.group)) return true;
  if (user === null) return groups.some((group) => group.startsWith("system:") && !EVERYBODY.test(group));
  return user.startsWith("system:serviceaccount:")
    ? user.startsWith("system:serviceaccount:kube-system:")
    : user.startsWith("system:");
}

const ABOUT_ONESELF = new Set(["authorization.k8s.io", "authentication.k8s.io"]);
const EVERYBODY = /^system:(?:un)?authenticated$|^system:serviceaccounts(?::|$)/;
