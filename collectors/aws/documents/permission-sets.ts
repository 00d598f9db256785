import { z } from "zod";
import { AccountId, Arn, document, Id, listOf, Name, Text, Time, Word } from "./parts.ts";
import { PolicyDocument } from "./policy-document.ts";

const CustomerPolicy = z.object({ Name, Path: Text.nullish() });

/**
 * `DescribePermissionSet` of an instance of Identity Center, with its policies, its boundary and the assignments of each
 * account (`ListAccountAssignments`).
 */
export const PermissionSet = document({
  InstanceArn: Arn,
  PermissionSetArn: Arn,
  Name,
  SessionDuration: Word.nullish(),
  CreatedDate: Time.nullish(),
  ManagedPolicies: listOf(z.object({ Arn, Name: Name.nullish() })).nullish(),
  CustomerManagedPolicies: listOf(CustomerPolicy).nullish(),
  /** Of one without, AWS answers an empty text. */
  InlinePolicy: z.preprocess((text) => (text === "" ? undefined : text), PolicyDocument.optional()),
  PermissionsBoundary: z
    .object({ ManagedPolicyArn: Arn.nullish(), CustomerManagedPolicyReference: CustomerPolicy.nullish() })
    .nullish(),
  Assignments: listOf(z.object({ AccountId, PrincipalType: z.enum(["USER", "GROUP"]), PrincipalId: Id }), 100_000),
});
