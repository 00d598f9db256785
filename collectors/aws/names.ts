import type { Scope } from "#lib/domain/facts/fact.ts";
import { principalAlias, serviceAlias } from "#lib/domain/systems/aws/aliases.ts";

/** The parts of an ARN. */
export interface ArnParts {
  partition: string;
  service: string;
  region: string;
  /** Empty or `aws` where it is nobody's. */
  account: string;
  /** `role/team/deploy` */
  resource: string;
}

/** Takes an ARN apart; what is missing is empty. */
export function partsOf(arn: string): ArnParts {
  const [, partition = "", service = "", region = "", account = "", ...resource] = arn.split(":");
  return { partition, service, region, account, resource: resource.join(":") };
}

/** `organization/o-a1b2c3d4e5` */
export function organizationScope(id: string): Scope {
  return `organization/${id}`;
}

/** `account/123456789012` */
export function accountScope(id: string): Scope {
  return `account/${id}`;
}

/** `account/123456789012/region/eu-west-1` */
export function regionScope(account: string, region: string): Scope {
  return `account/${account}/region/${region}`;
}

const PRINCIPAL = /^(role|user|group)\/(.+)$/s;

/**
 * The alias of whom an ARN of IAM or STS names, or a service by its host; null where the text does not say which identity
 * that is: `*`, ids of what was deleted, and sessions, whose ARN lacks the path of their role.
 */
export function aliasOfPrincipal(partition: string, principal: string): string | null {
  if (/^[0-9]{12}$/.test(principal)) return principalAlias(partition, principal, "root", "");
  const arn = partsOf(principal);
  if (!/^[0-9]{12}$/.test(arn.account) || arn.service !== "iam") return null;
  if (arn.resource === "root") return principalAlias(arn.partition, arn.account, "root", "");
  const [, kind, name] = PRINCIPAL.exec(arn.resource) ?? [];
  return kind && name ? principalAlias(arn.partition, arn.account, kind as "role" | "user" | "group", name) : null;
}

/** The alias of a service that a policy names: `lambda.amazonaws.com`; null when it is no host. */
export function aliasOfService(partition: string, host: string): string | null {
  return /^[a-z0-9.-]{1,128}$/.test(host) ? serviceAlias(partition, host) : null;
}

/** Path with name of what an ARN of IAM names: `team/deploy` of `role/team/deploy`. */
export function nameIn(arn: string): string {
  const { resource } = partsOf(arn);
  return resource.slice(resource.indexOf("/") + 1);
}
