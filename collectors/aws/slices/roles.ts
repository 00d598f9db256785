import type { Fact } from "#lib/domain/facts/fact.ts";
import { thingAlias, trustPolicyAlias } from "#lib/domain/systems/aws/aliases.ts";
import type {
  AttachmentContent,
  ConsumerContent,
  RoleContent,
  RoleSessionContent,
} from "#lib/domain/systems/aws/facts.ts";
import type { RoleDetail } from "../documents/authorization-details.ts";
import type { ReducedPolicy } from "../documents/policy-document.ts";
import { nameIn, shortNameIn } from "../names.ts";
import { ownPolicyContent } from "./policies.ts";
import { attachment, heldFacts, type Holder } from "./principal-policies.ts";
import { MAX_PRINCIPALS, principalsOf } from "./principals.ts";
import { factIn, labelsOf, usedAt, type RowView } from "./view.ts";

/** A role: itself, its sessions, who may become it, what it may do, and the instance profiles that carry it. */
export function roleFacts(row: RowView, role: RoleDetail, alias: string): Fact[] {
  const holder: Holder = { kind: "role", id: role.RoleId, arn: role.Arn, alias };
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn ?? null;
  return [
    factIn(row, "identity", "role", {
      key: role.RoleId,
      alias,
      name: shortNameIn(role.Arn),
      content: {
        arn: role.Arn,
        path: pathIn(role.Arn),
        created: role.CreateDate ?? null,
        labels: labelsOf(role.Tags),
        boundary,
      } satisfies RoleContent,
    }),
    factIn(row, "credential", "role-session", {
      key: role.RoleId,
      alias: thingAlias(row.partition, "role-session", `${row.account}/${nameIn(role.Arn)}`),
      name: shortNameIn(role.Arn),
      refs: { identity: alias },
      content: { type: "role-session" } satisfies RoleSessionContent,
      lastUse: usedAt(role.RoleLastUsed?.LastUsedDate),
    }),
    ...trustFacts(row, holder, role.AssumeRolePolicyDocument),
    ...heldFacts(row, holder, {
      attached: role.AttachedManagedPolicies,
      inline: role.RolePolicyList,
      boundary,
    }),
    ...(role.InstanceProfileList ?? []).map((profile) =>
      factIn(row, "consumer", "instance-profile", {
        key: profile.InstanceProfileId,
        alias: thingAlias(row.partition, "instance-profile", `${row.account}/${nameIn(profile.Arn)}`),
        name: shortNameIn(profile.Arn),
        refs: { identity: alias },
        content: { arn: profile.Arn, role: role.Arn } satisfies ConsumerContent,
      }),
    ),
  ];
}

/** `/team/` of `arn:aws:iam::123456789012:role/team/deploy` */
export function pathIn(arn: string): string {
  const name = nameIn(arn);
  return `/${name.slice(0, name.lastIndexOf("/") + 1)}`;
}

function trustFacts(row: RowView, holder: Holder, policy: ReducedPolicy | undefined): Fact[] {
  if (!policy) return [];
  const [name, path] = [shortNameIn(holder.arn), nameIn(holder.arn)];
  const document = trustPolicyAlias(row.partition, row.account, path);
  const principals = principalsOf(row.partition, policy);
  if (principals.length > MAX_PRINCIPALS) {
    row.report(`Oversize: the trust policy names more than the ${MAX_PRINCIPALS} principals that are kept of one.`);
  }
  return [
    factIn(row, "policy-document", "trust-policy", {
      key: holder.id,
      alias: document,
      name,
      content: ownPolicyContent(policy),
    }),
    attachment(row, "trust", holder, { key: "trust", name, document }),
    ...principals.slice(0, MAX_PRINCIPALS).map(({ principal, identity }) =>
      factIn(row, "attachment", "trusted-principal", {
        key: `${holder.id}/${principal}`,
        alias: thingAlias(row.partition, "trusted-principal", `${row.account}/${path}#${principal}`),
        name,
        refs: { document, ...(identity === null ? {} : { identity }) },
        content: { kind: "trusted-principal", target: holder.arn, of: document, principal } satisfies AttachmentContent,
      }),
    ),
  ];
}
