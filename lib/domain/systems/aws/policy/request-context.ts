import { accountOf } from "./arn.ts";
import type { Principal, RequestContext } from "./policy.ts";

/** What is known of a request beside who asks; absent: not known. */
export interface Known {
  resourceAccount: string | null;
  /** Tags of the role or user, of which sessions cannot bring another value: whoever may tag a session overrides the role's. */
  tags?: Readonly<Record<string, string>>;
  /** Of the principal; null: its account is in none. */
  organization?: string | null;
  /** Of the resource. */
  resourceOrganization?: string | null;
}

/**
 * The keys that follow from who asks of whose resource: what a decision may count on without knowing the request. Tags that
 * a role does not have are left open, since its sessions may bring some; a user brings none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestContext(principal: Principal, known: Known): RequestContext {
  const context = new Map<string, readonly string[] | null>();
  if (known.resourceAccount !== null) context.set("aws:resourceaccount", [known.resourceAccount]);
  if (known.resourceOrganization !== undefined) context.set("aws:resourceorgid", some(known.resourceOrganization));
  for (const [key, value] of principalKeys(principal)) context.set(key, value);
  if (principal.kind === "role" || principal.kind === "user") {
    if (known.organization !== undefined) context.set("aws:principalorgid", some(known.organization));
    for (const [key, value] of Object.entries(known.tags ?? {}))
      context.set(`aws:principaltag/${key.toLowerCase()}`, [value]);
  }
  return context;
}

function principalKeys({ kind, arn, account }: Principal): [string, readonly string[] | null][] {
  const service = kind === "service";
  const always: [string, readonly string[] | null][] = [
    ["aws:principalisawsservice", [String(service)]],
    ["aws:principalservicename", service ? [arn] : null],
  ];
  if (kind === "role" || kind === "user" || kind === "root") {
    const name = kind === "user" ? [arn.slice(arn.lastIndexOf("/") + 1)] : null;
    return [
      ...always,
      ["aws:principalarn", [arn]],
      ["aws:principalaccount", some(account ?? accountOf(arn))],
      ["aws:principaltype", [{ role: "AssumedRole", user: "User", root: "Account" }[kind]]],
      ["aws:username", name],
    ];
  }
  const absent = ["aws:principalarn", "aws:principalaccount", "aws:username", "aws:principalorgid"];
  return [...always, ...absent.map((key): [string, null] => [key, null])];
}

function some(value: string | null): readonly string[] | null {
  return value === null ? null : [value];
}
