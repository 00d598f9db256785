import type { Asker, Question } from "./question.ts";
import { isAboutResource } from "./matching.ts";

/** A subject as the collector resolved it: an account that named no namespace has its binding's. */
export interface BindingSubject {
  kind: string;
  name: string;
  /** Of an account. */
  namespace: string;
}

/** A role as a binding names it. */
export interface RoleReference {
  kind: string;
  name: string;
}

/**
 * Whom bindings mean, where they hold and what they bind. Members for the same reason as those of `Matching`.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/registry/rbac/validation/rule.go
 */
export interface Binding {
  /** One word for whom a subject means, equal to one of {@link askerKeys}; null when it means nobody. */
  subjectKey(subject: BindingSubject): string | null;
  askerKeys(asker: Asker): string[];
  /** The namespaces whose bindings count for a question; `""` stands for ClusterRoleBindings. */
  scopes(question: Question): string[];
  /** One word for the role a binding names, equal to that of the document; a Role is looked for beside its binding. */
  roleKey(role: RoleReference, namespace: string): string;
  /** Allowed everything before any role is looked at. */
  isPrivileged(asker: Asker): boolean;
}

export const BINDING: Binding = {
  subjectKey({ kind, name, namespace }) {
    if (kind === "User") return `user:${name}`;
    if (kind === "Group") return `group:${name}`;
    return kind === "ServiceAccount" ? `user:${accountUser(namespace, name)}` : null;
  },

  askerKeys: ({ user, groups }) => [
    ...(user === null ? [] : [`user:${user}`]),
    ...new Set(groups.map((group) => `group:${group}`)),
  ],

  scopes(question) {
    return isAboutResource(question) && question.namespace ? ["", question.namespace] : [""];
  },

  roleKey: ({ kind, name }, namespace) => (kind === "Role" ? `Role ${namespace}/${name}` : `${kind} ${name}`),

  isPrivileged: ({ groups }) => groups.includes(MASTERS),
};

/** Members may everything, whatever roles say, and no binding can take that away. */
export const MASTERS = "system:masters";

/** The user name a service account authenticates as. */
export function accountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}
