/**
 * The kinds that people give an environment: what others live in, or deploy to. One of these without an environment is
 * counted as unclassified. All other resources have that of what they live in (a secret that of its namespace, a key that
 * of its account), or are no place at all (a variable, a runner group, an OIDC provider): counting them too would tell the
 * same gap many times. A rule may name them all the same.
 */
export const PLACE_KINDS = [
  "cluster",
  "namespace",
  "eks-cluster",
  "account",
  "organizational-unit",
  "organization",
  "repository",
  "deployment-environment",
] as const;

const PLACES: ReadonlySet<string> = new Set(PLACE_KINDS);

/** Whether a resource of this kind without an environment is counted as unclassified. */
export function isPlace(kind: string): boolean {
  return PLACES.has(kind);
}
