/** `env` of `env`, of `example.com/env` as Kubernetes writes keys, and of `acme:env` as AWS does. */
export function lastSegment(key: string): string {
  return key.slice(Math.max(key.lastIndexOf("/"), key.lastIndexOf(":")) + 1);
}
