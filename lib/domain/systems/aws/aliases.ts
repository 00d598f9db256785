/** `aws:aws:123456789012:role/team/deploy`: an identity of an account. */
export function principalAlias(
  partition: string,
  account: string,
  kind: "role" | "user" | "group" | "root",
  name: string,
): string {
  return kind === "root" ? `aws:${partition}:${account}:root` : `aws:${partition}:${account}:${kind}/${name}`;
}

/** `aws:aws:managed-policy:123456789012/team/deploy`: anything that is no identity of an account. */
export function thingAlias(partition: string, kind: string, name: string): string {
  return `aws:${partition}:${kind}:${name}`;
}
