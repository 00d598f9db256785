import type { Fact } from "#lib/domain/facts/fact.ts";
import { managedPolicyAlias, principalAlias, thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type { AttachmentContent, GroupContent, PolicyContent, UserContent } from "#lib/domain/systems/aws/facts.ts";
import type { GroupDetail, ManagedPolicyDetail, UserDetail } from "../documents/authorization-details.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { nameIn, partsOf } from "../names.ts";
import { documentOf } from "./policies.ts";
import { heldFacts } from "./principal-policies.ts";
import { pathIn, roleFacts } from "./roles.ts";
import { eachRow, factIn, labelsOf, type Normalize, type RowView } from "./view.ts";

type Detail = DocumentOf<"authorization-details">;

/** One listing that defines who there is in an account and what they may do. */
export const authorizationDetails: Normalize<Detail> = (view, reads, report) => {
  // Users name their groups without the path; a name is unique in its account.
  const groups = new Map<string, string>();
  for (const { document } of reads) if ("GroupName" in document) groups.set(document.GroupName, document.Arn);
  const normalize = eachRow<Detail>(
    ({ Arn }) => Arn,
    (row, detail) => factsOf(row, detail, groups),
  );
  return normalize(view, reads, report);
};

function factsOf(row: RowView, detail: Detail, groups: ReadonlyMap<string, string>): Fact[] {
  if ("PolicyName" in detail) return [policyFact(row, detail)];
  const kind = "RoleName" in detail ? "role" : "UserName" in detail ? "user" : "group";
  const { service, account, resource } = partsOf(detail.Arn);
  if (service !== "iam" || account !== row.account || !resource.startsWith(`${kind}/`)) {
    row.report(`Not read: its ARN is not that of a ${kind}.`);
    return [];
  }
  const alias = principalAlias(row.partition, row.account, kind, nameIn(detail.Arn));
  if ("RoleName" in detail) return roleFacts(row, detail, alias);
  return "UserName" in detail ? userFacts(row, detail, alias, groups) : groupFacts(row, detail, alias);
}

function userFacts(row: RowView, user: UserDetail, alias: string, groups: ReadonlyMap<string, string>): Fact[] {
  const boundary = user.PermissionsBoundary?.PermissionsBoundaryArn ?? null;
  const holder = { kind: "user", id: user.UserId, arn: user.Arn, alias } as const;
  return [
    factIn(row, "identity", "user", {
      key: user.UserId,
      alias,
      name: nameIn(user.Arn),
      content: {
        arn: user.Arn,
        path: pathIn(user.Arn),
        created: user.CreateDate ?? null,
        labels: labelsOf(user.Tags),
        boundary,
      } satisfies UserContent,
    }),
    ...heldFacts(row, holder, {
      attached: user.AttachedManagedPolicies,
      inline: user.UserPolicyList,
      boundary,
    }),
    ...(user.GroupList ?? []).flatMap((group) => memberFact(row, user, alias, group, groups)),
  ];
}

function memberFact(
  row: RowView,
  user: UserDetail,
  alias: string,
  name: string,
  groups: ReadonlyMap<string, string>,
): Fact[] {
  const group = groups.get(name);
  if (group === undefined) {
    row.report("A group that a user is in was not read.");
    return [];
  }
  const of = principalAlias(row.partition, row.account, "group", nameIn(group));
  return [
    factIn(row, "attachment", "member", {
      key: `${user.UserId}/${name}`,
      alias: thingAlias(row.partition, "member", `${row.account}/${nameIn(user.Arn)}#${name}`),
      name,
      refs: { identity: alias },
      content: { kind: "member", target: user.Arn, of } satisfies AttachmentContent,
    }),
  ];
}

function groupFacts(row: RowView, group: GroupDetail, alias: string): Fact[] {
  const holder = { kind: "group", id: group.GroupId, arn: group.Arn, alias } as const;
  return [
    factIn(row, "identity", "group", {
      key: group.GroupId,
      alias,
      name: nameIn(group.Arn),
      content: {
        arn: group.Arn,
        path: pathIn(group.Arn),
        created: group.CreateDate ?? null,
      } satisfies GroupContent,
    }),
    ...heldFacts(row, holder, {
      attached: group.AttachedManagedPolicies,
      inline: group.GroupPolicyList,
      boundary: null,
    }),
  ];
}

/** A managed policy as the account has it, AWS's own too; how many it is attached to moves and is not kept. */
function policyFact(row: RowView, policy: ManagedPolicyDetail): Fact {
  const { VersionId, Document } = policy.DefaultVersion;
  return factIn(row, "policy-document", "managed-policy", {
    key: policy.PolicyId,
    alias: managedPolicyAlias(row.partition, row.account, policy.Arn),
    name: nameIn(policy.Arn),
    content: {
      arn: policy.Arn,
      managedBy: partsOf(policy.Arn).account === "aws" ? "aws" : "customer",
      version: VersionId ?? policy.DefaultVersionId ?? null,
      ...documentOf(Document),
    } satisfies PolicyContent,
  });
}
