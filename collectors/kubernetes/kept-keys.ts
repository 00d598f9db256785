import { isEnvironmentKey } from "#lib/domain/environments/environment-keys.ts";
import { isOwnerKey } from "#lib/domain/ownership/owner-keys.ts";
import { cut } from "#collectors/shared/text.ts";

/** Longest label or annotation value kept; the rest is cut and marked with `…`. */
export const MAX_VALUE = 256;

/** Longest key the API server takes: a DNS prefix of 253, a slash, a name of 63. */
const MAX_KEY = 253 + 1 + 63;

/** Most labels, and most annotations, kept of one object. */
const MAX_KEPT = 64;

const KEPT = new Set([
  "app.kubernetes.io/name",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/part-of",
  "app.kubernetes.io/component",
  "app.kubernetes.io/managed-by",
  // Who ships it: vendor and system objects are recognized by these, not by name.
  "kubernetes.io/bootstrapping",
  "addonmanager.kubernetes.io/mode",
  "eks.amazonaws.com/component",
  "kubernetes.azure.com/managedby",
  // Which cloud identity the account is.
  "eks.amazonaws.com/role-arn",
  "iam.gke.io/gcp-service-account",
  "azure.workload.identity/client-id",
  // What pods a namespace lets in.
  ...["enforce", "audit", "warn"].flatMap((mode) => [
    `pod-security.kubernetes.io/${mode}`,
    `pod-security.kubernetes.io/${mode}-version`,
  ]),
]);

/** What the built-in roles gather by: the label that gave `edit` a new right is the cause of the change. */
const AGGREGATION = "rbac.authorization.k8s.io/aggregate-to-";

/** Kept labels or annotations of one object, sorted by key so that equal sets are equal text. */
export function keepEntries(entries: readonly (readonly [string, string])[]): Record<string, string> {
  const kept = entries.filter(([key]) => isKeptKey(key));
  if (kept.length === 0) return {};
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(kept.slice(0, MAX_KEPT).map(([key, value]) => [key, capValue(value)]));
}

/** True for the label and annotation keys that may leave this collector; all others are dropped unread. */
export function isKeptKey(key: string): boolean {
  if (key.length > MAX_KEY) return false;
  if (KEPT.has(key) || key.startsWith("rollcall.dev/") || key.startsWith(AGGREGATION)) return true;
  return isOwnerKey(key) || isEnvironmentKey(key);
}

function capValue(value: string): string {
  return value.length <= MAX_VALUE ? value : `${cut(value, MAX_VALUE)}…`;
}
