import { createHash } from "node:crypto";
import { objectKind, type CollectedKind } from "./kinds.ts";

/** Longest name kept whole: what the API server allows for most objects. */
export const MAX_NAME = 253;

const KEPT_OF_LONG_NAME = 200;
// In unicode mode a surrogate matches only where its other half is missing.
const UNKEEPABLE = /[\0\uD800-\uDFFF]/gu;
const CAPPED = /^[^]{200}…[0-9a-f]{16}$/;

/**
 * The name itself, or for one longer than {@link MAX_NAME} its beginning with a digest of the whole,
 * so that two long names that begin alike stay two names.
 */
export function capName(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${cut(name, KEPT_OF_LONG_NAME)}…${digest}`;
}

/** Says whether {@link capName} shortened this name. */
export function isCapped(name: string): boolean {
  return CAPPED.test(name);
}

/**
 * Text as Postgres and JSON can keep it: NUL and halves of surrogate pairs become U+FFFD,
 * as Go's JSON decoder does with the latter.
 */
export function wellFormed(text: string): string {
  return text.search(UNKEEPABLE) === -1 ? text : text.replaceAll(UNKEEPABLE, "\uFFFD");
}

/** The first `length` characters; half a surrogate pair at the cut becomes U+FFFD. */
export function cut(text: string, length: number): string {
  return wellFormed(text.slice(0, length));
}

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
