import type { Ask } from "./ask.ts";

/** What nobody may change of a policy that AWS made. */
const OF_POLICIES = new Set([
  "iam:createpolicy",
  "iam:createpolicyversion",
  "iam:deletepolicy",
  "iam:deletepolicyversion",
  "iam:setdefaultpolicyversion",
  "iam:tagpolicy",
  "iam:untagpolicy",
]);

/** What nobody may change of a role that AWS made for itself, such as those of Identity Center. */
const OF_RESERVED_ROLES = new Set([
  "iam:attachrolepolicy",
  "iam:createrole",
  "iam:createservicelinkedrole",
  "iam:deleterole",
  "iam:deleterolepermissionsboundary",
  "iam:deleterolepolicy",
  "iam:deleteservicelinkedrole",
  "iam:detachrolepolicy",
  "iam:passrole",
  "iam:putrolepermissionsboundary",
  "iam:putrolepolicy",
  "iam:tagrole",
  "iam:untagrole",
  "iam:updateassumerolepolicy",
  "iam:updaterole",
  "iam:updateroledescription",
]);

/** What nobody may change of a name that AWS gave a key of its own: `alias/aws/s3`. */
const OF_ALIASES = new Set(["kms:createalias", "kms:deletealias", "kms:updatealias"]);

/** Whether it is refused whatever policies say: what belongs to AWS, and roles to the root of an account. */
export function neverAllowed(ask: Ask): boolean {
  if (ask.question.principal.kind === "root" && ask.action === "sts:assumerole") return true;
  if (ask.resource === null) return false;
  const [, , , , account, resource = ""] = ask.resource;
  if (ask.service === "kms") return resource.startsWith("alias/aws/") && OF_ALIASES.has(ask.action);
  if (ask.service !== "iam") return false;
  if (account === "aws" && resource.startsWith("policy/")) return OF_POLICIES.has(ask.action);
  return resource.startsWith("role/aws-reserved/") && OF_RESERVED_ROLES.has(ask.action);
}
