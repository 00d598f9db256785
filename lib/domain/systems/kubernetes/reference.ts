import type { PlacedReference } from "../system.ts";

const REFERENCE_KINDS = new Map([
  ["serviceaccount", "service-account"],
  ["user", "user"],
  ["group", "group"],
  ["awsrole", "aws-role"],
  ["awsuser", "aws-user"],
]);

/** Reads the alias of an account, a user, a group, or a role or user of AWS; null when it names none. */
export function readReference(alias: string): PlacedReference | null {
  const [system, slug, word, ...rest] = alias.split(":");
  const kind = REFERENCE_KINDS.get(word ?? "");
  if (system !== "kubernetes" || slug === undefined || kind === undefined) return null;
  const full = rest.join(":");
  if (kind !== "service-account") return { kind, name: nameOf(kind, full), container: null, scope: "" };
  const slash = full.indexOf("/");
  const namespace = full.slice(0, slash);
  const container = `kubernetes:${slug}:namespace:${namespace}`;
  return { kind, name: full.slice(slash + 1), container, scope: `namespace/${namespace}` };
}

/** Of an ARN the account, kind and path: `111122223333:role/admin`. */
function nameOf(kind: string, name: string): string {
  return kind.startsWith("aws-") ? name.replace(/^arn:[a-z-]+:iam::/, "") : name;
}
