import { z } from "zod";
import { AccountId, Arn, document, Id, listOf, Name, Tags, Word } from "./parts.ts";
import { PolicyDocument } from "./policy-document.ts";

const PolicyType = z.object({ Type: Word, Status: Word.nullish() });

/**
 * The organization (`DescribeOrganization`, without the address of its owner), its root (`ListRoots`) and its units
 * (`ListOrganizationalUnitsForParent`, with the parent they were listed for), told apart by their ids.
 */
export const Unit = document({
  Id: z.string().regex(/^(?:o|r|ou)-[a-z0-9-]{1,68}$/),
  Arn: Arn.nullish(),
  Name: Name.nullish(),
  ParentId: Id.nullish(),
  FeatureSet: Word.nullish(),
  MasterAccountId: AccountId.nullish(),
  PolicyTypes: listOf(PolicyType).nullish(),
});

/**
 * `ListAccounts`, without addresses, with `ListTagsForResource`, and what the account lies in from the root down. Where
 * only the account itself is read, its id, and of the rest what it knows.
 */
export const Account = document({
  Id: AccountId,
  Arn: Arn.nullish(),
  Name: Name.nullish(),
  Status: Word.nullish(),
  State: Word.nullish(),
  Tags: Tags.nullish(),
  Parents: listOf(z.object({ Id, Name: Name.nullish() })).nullish(),
  OrganizationId: Id.nullish(),
  MasterAccountId: AccountId.nullish(),
});

/** `DescribePolicy` with `ListTargetsForPolicy`: service and resource control policies. */
export const OrganizationPolicy = document({
  Id,
  Arn,
  Name,
  Type: z.enum(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]),
  AwsManaged: z.boolean().nullish(),
  Content: PolicyDocument,
  Targets: listOf(z.object({ TargetId: Id, Name: Name.nullish(), Type: Word }), 10_000),
});
