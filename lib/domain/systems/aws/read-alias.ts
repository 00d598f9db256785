/** Where something of AWS lives, as its alias says it. */
export interface AwsPlace {
  partition: string;
  /** Twelve digits; null: it belongs to no account. */
  account: string | null;
  /** `role`, `managed-policy` */
  kind: string;
  /** With its path: `team/deploy`. */
  name: string;
}

const PRINCIPAL = /^aws:(?<partition>[a-z-]+):(?<account>\d{12}):(?:(?<kind>role|user|group)\/(?<name>[\s\S]+)|root)$/;
const THING = /^aws:(?<partition>[a-z-]+):(?<kind>[a-z][a-z-]*):(?<name>[\s\S]+)$/;

/** Takes an alias apart: `aws:aws:123456789012:role/team/deploy`. Null when it is none. */
export function readAlias(alias: string): AwsPlace | null {
  const principal = PRINCIPAL.exec(alias)?.groups;
  if (principal) {
    const { partition = "", account = "", kind = "root", name = "root" } = principal;
    return { partition, account, kind, name };
  }
  const thing = THING.exec(alias)?.groups;
  if (!thing) return null;
  const { partition = "", kind = "", name = "" } = thing;
  return { partition, account: null, kind, name };
}

/** `deploy` of `team/deploy`, which is unique in an account; `s3-read` of `123456789012/role/deploy#s3-read`. */
export function lastOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("#")) + 1);
}

const PRINCIPAL_ARN =
  /^arn:(?<partition>[a-z-]+):iam::(?<account>\d{12}):(?:(?<kind>role|user|group)\/(?<name>.+)|root)$/;

/** Alias of the role, user, group or root of an ARN; null where the ARN names none. */
export function aliasOfArn(arn: string): string | null {
  const parts = PRINCIPAL_ARN.exec(arn)?.groups;
  if (!parts) return null;
  const { partition = "", account = "", kind, name = "" } = parts;
  const of = `aws:${partition}:${account}`;
  return kind === undefined ? `${of}:root` : `${of}:${kind}/${name}`;
}

/** What aliases of the facts on the services that a role or user was at begin with. */
export function serviceUsesOf(alias: string): string | null {
  const place = readAlias(alias);
  if (!place?.account || (place.kind !== "role" && place.kind !== "user")) return null;
  const { partition, account, kind, name } = place;
  return `aws:${partition}:service-use:${account}/${kind}/${name}#`;
}
