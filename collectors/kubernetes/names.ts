import { objectKind, type CollectedKind } from "./kinds.ts";

/**
 * Says whether the API server would take this as the name of an object: a path segment
 * (k8s.io/apimachinery/pkg/api/validation/path). Everything else in a name is left alone: it is data.
 */
export function isPathSegment(name: string): boolean {
  return name !== "." && name !== ".." && !name.includes("/") && !name.includes("%");
}

/** `kubernetes:prod:serviceaccount:payments/ci`, or `kubernetes:prod:clusterrole:view` without a namespace. */
export function objectAlias(slug: string, kind: CollectedKind, namespace: string, name: string): string {
  return `kubernetes:${slug}:${objectKind(kind).aliasWord}:${namespace === "" ? name : `${namespace}/${name}`}`;
}

export function namespaceAlias(slug: string, namespace: string): string {
  return objectAlias(slug, "Namespace", "", namespace);
}

export function serviceAccountAlias(slug: string, namespace: string, name: string): string {
  return objectAlias(slug, "ServiceAccount", namespace, name);
}

/** `kubernetes:prod:user:alice`; users and groups are only ever referred to, never listed. */
export function principalAlias(slug: string, kind: "User" | "Group", name: string): string {
  return `kubernetes:${slug}:${kind.toLowerCase()}:${name}`;
}

/** The scope of a namespaced fact: `namespace/payments`; `""` for the cluster. */
export function scopeOf(namespace: string): string {
  return namespace === "" ? "" : `namespace/${namespace}`;
}
