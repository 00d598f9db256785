import { z } from "zod";
import { Arn, document, Id, listOf, Name, Tags, Time } from "./parts.ts";
import { PolicyDocument, POLICY_FAULTS } from "./policy-document.ts";

const InlinePolicy = z.object({ PolicyName: Name, PolicyDocument });
const AttachedPolicy = z.object({ PolicyName: Name.nullish(), PolicyArn: Arn });
const Boundary = z.object({ PermissionsBoundaryArn: Arn });

/** The roles that stand in it again, each with its trust policy, end here. */
const InstanceProfile = z.object({ InstanceProfileName: Name, InstanceProfileId: Id, Arn, CreateDate: Time.nullish() });

/** A row of `RoleDetailList`, which says neither what the role is for nor how long its sessions last. */
export const RoleDetail = document({
  RoleName: Name,
  RoleId: Id,
  Arn,
  CreateDate: Time.nullish(),
  AssumeRolePolicyDocument: PolicyDocument.optional(),
  InstanceProfileList: listOf(InstanceProfile).nullish(),
  RolePolicyList: listOf(InlinePolicy).nullish(),
  AttachedManagedPolicies: listOf(AttachedPolicy).nullish(),
  PermissionsBoundary: Boundary.nullish(),
  Tags: Tags.nullish(),
  RoleLastUsed: z.object({ LastUsedDate: Time.nullish() }).nullish(),
});

/** A row of `UserDetailList`. */
export const UserDetail = document({
  UserName: Name,
  UserId: Id,
  Arn,
  CreateDate: Time.nullish(),
  UserPolicyList: listOf(InlinePolicy).nullish(),
  GroupList: listOf(Name).nullish(),
  AttachedManagedPolicies: listOf(AttachedPolicy).nullish(),
  PermissionsBoundary: Boundary.nullish(),
  Tags: Tags.nullish(),
});

/** A row of `GroupDetailList`. */
export const GroupDetail = document({
  GroupName: Name,
  GroupId: Id,
  Arn,
  CreateDate: Time.nullish(),
  GroupPolicyList: listOf(InlinePolicy).nullish(),
  AttachedManagedPolicies: listOf(AttachedPolicy).nullish(),
});

const Version = z.object({
  VersionId: Id,
  IsDefaultVersion: z.boolean().nullish(),
  Document: PolicyDocument.optional(),
});

/** A row of `Policies`: of its versions only the one that holds. */
export const ManagedPolicyDetail = document({
  PolicyName: Name,
  PolicyId: Id,
  Arn,
  DefaultVersionId: Id.nullish(),
  CreateDate: Time.nullish(),
  PolicyVersionList: z.array(z.unknown()).nullish(),
  DefaultVersion: z.object({ VersionId: Id.nullish(), Document: PolicyDocument }).nullish(),
}).transform(({ PolicyVersionList, DefaultVersion, ...kept }, context) => ({
  ...kept,
  DefaultVersion: DefaultVersion ?? defaultOf(PolicyVersionList ?? [], kept.DefaultVersionId, context),
}));

function defaultOf(versions: readonly unknown[], id: string | null | undefined, context: z.core.$RefinementCtx) {
  for (const [index, value] of versions.entries()) {
    const read = Version.safeParse(value);
    if (!read.success) {
      context.addIssue({ code: "custom", message: "is no version", path: ["PolicyVersionList", index] });
      return z.NEVER;
    }
    const { VersionId, IsDefaultVersion, Document } = read.data;
    if ((IsDefaultVersion ?? VersionId === id) && Document) return { VersionId, Document };
  }
  return { VersionId: id ?? null, Document: { Fault: POLICY_FAULTS.version } };
}

/** `GetAccountAuthorizationDetails`: roles, users, groups and managed policies, told apart by the name they have. */
export const AuthorizationDetail = z.unknown().transform((row, context) => {
  const found = SCHEMAS.find(([name]) => typeof row === "object" && row !== null && Object.hasOwn(row, name));
  const read = found?.[1].safeParse(row);
  if (read?.success) return read.data;
  for (const { path } of read?.error.issues ?? [{ path: [] }]) {
    context.addIssue({ code: "custom", message: "is not as described", path });
  }
  return z.NEVER;
});

const SCHEMAS = [
  ["RoleName", RoleDetail],
  ["UserName", UserDetail],
  ["GroupName", GroupDetail],
  ["PolicyName", ManagedPolicyDetail],
] as const;

export type RoleDetail = z.output<typeof RoleDetail>;
export type UserDetail = z.output<typeof UserDetail>;
export type GroupDetail = z.output<typeof GroupDetail>;
export type ManagedPolicyDetail = z.output<typeof ManagedPolicyDetail>;
