import type { PermissionRule } from "#collectors/types.ts";
import { IAM_RIGHTS, ORGANIZATION_RIGHTS, SIGN_ON_RIGHTS } from "./rights-of-identities.ts";
import { RESOURCE_RIGHTS, WORKLOAD_RIGHTS } from "./rights-of-regions.ts";

/** One action of AWS, and what Rollcall reads with it. */
export interface Right extends PermissionRule {
  /** As policies name it: `iam:ListAccessKeys`. */
  action: string;
  /** Who asks: the hub role for the organization as a whole, or the role in each account. */
  by: "hub" | "account";
}

/** The permission manifest: everything Rollcall can use, in the order it is shown. Nothing in it writes. */
export const RIGHTS: readonly Right[] = [
  ...IAM_RIGHTS,
  ...ORGANIZATION_RIGHTS,
  ...SIGN_ON_RIGHTS,
  ...WORKLOAD_RIGHTS,
  ...RESOURCE_RIGHTS,
];

/** What AWS asks no permission for: it answers whoever has a credential, or becomes one by a token. */
export const FREE_ACTIONS: readonly string[] = ["sts:GetCallerIdentity", "sts:AssumeRoleWithWebIdentity"];
