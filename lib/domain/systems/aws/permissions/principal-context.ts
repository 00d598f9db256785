import type { JsonObject } from "../../../facts/json.ts";
import { objectOf, textOf } from "../../content.ts";
import type { Principal, RequestContext } from "../policy/policy.ts";
import { aliasOfArn } from "../read-alias.ts";

/** Where what is known of a principal and of accounts is looked up. */
export interface Known {
  /** Reduced document of a role or user, by its alias. */
  known(alias: string): JsonObject | null;
  account(id: string): JsonObject | null;
}

/**
 * What is known of any request of a principal, under what the question says itself: its ARN, account, organization and tags.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function principalContext(principal: Principal, index: Known, asked: RequestContext): RequestContext {
  const { kind, arn, account } = principal;
  const context = new Map<string, readonly string[] | null>();
  if (account !== null) {
    const content = index.account(account);
    const organization = textOf(content?.organization);
    context.set("aws:principalarn", [arn]);
    context.set("aws:principalaccount", [account]);
    context.set("aws:principalisawsservice", ["false"]);
    if (organization !== "") context.set("aws:principalorgid", [organization]);
    context.set("aws:principaltype", [kind === "role" ? "AssumedRole" : kind === "user" ? "User" : "Account"]);
    if (kind === "user") context.set("aws:username", [arn.slice(arn.lastIndexOf("/") + 1)]);
    const identity = index.known(aliasOfArn(arn) ?? "");
    for (const [key, value] of Object.entries(objectOf(identity?.labels))) {
      context.set(`aws:principaltag/${key.toLowerCase()}`, [textOf(value)]);
    }
  } else if (kind === "service") context.set("aws:principalisawsservice", ["true"]);
  for (const [key, values] of asked) context.set(key, values);
  return context;
}
