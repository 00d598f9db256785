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

/**
 * `aws:aws:managed-policy:123456789012/team/deploy`, and of AWS's own `aws:aws:aws-managed-policy:123456789012/ReadOnlyAccess`:
 * every account has its own row of those, so that accounts which were read at different times do not contradict each other.
 * @param account the account that has it or attaches it
 */
export function managedPolicyAlias(partition: string, account: string, arn: string): string {
  const [owner, name] = afterPolicy(arn);
  return thingAlias(partition, owner === "aws" ? "aws-managed-policy" : "managed-policy", `${account}/${name}`);
}

/** `aws:aws:inline-policy:123456789012/role/team/deploy#s3-read` */
export function inlinePolicyAlias(
  partition: string,
  account: string,
  holder: "role" | "user" | "group",
  holderName: string,
  policy: string,
): string {
  return thingAlias(partition, "inline-policy", `${account}/${holder}/${holderName}#${policy}`);
}

/** `aws:aws:trust-policy:123456789012/team/deploy`, by the path and name of its role. */
export function trustPolicyAlias(partition: string, account: string, role: string): string {
  return thingAlias(partition, "trust-policy", `${account}/${role}`);
}

/** `aws:aws:session-length:123456789012/team/deploy`, by the path and name of its role. */
export function sessionLengthAlias(partition: string, account: string, role: string): string {
  return thingAlias(partition, "session-length", `${account}/${role}`);
}

/** `aws:aws:account:123456789012` */
export function accountAlias(partition: string, account: string): string {
  return thingAlias(partition, "account", account);
}

/** A service that acts by itself: `aws:aws:service:lambda.amazonaws.com`. */
export function serviceAlias(partition: string, host: string): string {
  return thingAlias(partition, "service", host);
}

/** Owner and name of a managed policy: `aws` and `job-function/Billing`. */
function afterPolicy(arn: string): [string, string] {
  const parts = arn.split(":");
  return [
    parts[4] ?? "",
    parts
      .slice(5)
      .join(":")
      .replace(/^policy\//, ""),
  ];
}
