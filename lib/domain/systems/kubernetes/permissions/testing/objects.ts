import type { PolicyRule } from "../../rules.ts";

/** An object as the API takes it. */
export interface RbacObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [field: string]: unknown;
}

const RBAC = "rbac.authorization.k8s.io";

/** A subject as written; the API wants the group that belongs to its kind. */
export interface WrittenSubject {
  kind: "ServiceAccount" | "User" | "Group";
  name: string;
  namespace?: string;
}

export function namespace(name: string): RbacObject {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

/** A Role in a namespace, or a ClusterRole for `null`. */
export function role(name: string, place: string | null, rules: Partial<PolicyRule>[]): RbacObject {
  const metadata = { name, ...(place === null ? {} : { namespace: place }) };
  return { apiVersion: `${RBAC}/v1`, kind: place === null ? "ClusterRole" : "Role", metadata, rules };
}

/** A RoleBinding in a namespace, or a ClusterRoleBinding for `null`. */
export function binding(
  name: string,
  place: string | null,
  bound: { kind: "Role" | "ClusterRole"; name: string },
  subjects: WrittenSubject[],
): RbacObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: place === null ? "ClusterRoleBinding" : "RoleBinding",
    metadata: { name, ...(place === null ? {} : { namespace: place }) },
    roleRef: { apiGroup: RBAC, ...bound },
    subjects: subjects.map((subject) => (subject.kind === "ServiceAccount" ? subject : { apiGroup: RBAC, ...subject })),
  };
}
