import type { Fact } from "#lib/domain/facts/fact.ts";
import { accountAlias, thingAlias } from "#lib/domain/systems/aws/aliases.ts";
import type {
  AccountContent,
  AttachmentContent,
  OrganizationContent,
  PolicyContent,
  UnitContent,
} from "#lib/domain/systems/aws/facts.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { documentOf } from "./policies.ts";
import { eachRow, factIn, labelsOf, sorted, type Normalize, type RowView } from "./view.ts";

type Unit = DocumentOf<"units">;

/** The organization, and its root and units, which are one kind: policies are attached to both alike. */
export const units: Normalize<Unit> = (view, reads, report) => {
  const root = reads.map(({ document }) => document).find(({ Id }) => Id.startsWith("r-"));
  const types = root?.PolicyTypes?.filter(({ Status }) => !Status || Status === "ENABLED").map(({ Type }) => Type);
  return eachRow<Unit>(
    () => null,
    (row, unit) => [unit.Id.startsWith("o-") ? organizationFact(row, unit, types) : unitFact(row, unit)],
  )(view, reads, report);
};

function organizationFact(row: RowView, unit: Unit, types: readonly string[] | undefined): Fact {
  return factIn(row, "resource", "organization", {
    key: unit.Id,
    alias: thingAlias(row.partition, "organization", unit.Id),
    name: unit.Id,
    content: {
      id: unit.Id,
      managementAccount: unit.MasterAccountId ?? "",
      featureSet: unit.FeatureSet ?? null,
      policyTypes: types ? sorted(types) : null,
    } satisfies OrganizationContent,
  });
}

function unitFact(row: RowView, unit: Unit): Fact {
  const parent = unit.ParentId ?? null;
  const name = unit.Name ?? unit.Id;
  return factIn(row, "resource", "organizational-unit", {
    key: unit.Id,
    alias: thingAlias(row.partition, "organizational-unit", unit.Id),
    name,
    refs: parent === null ? {} : { container: thingAlias(row.partition, "organizational-unit", parent) },
    content: { id: unit.Id, name, parent } satisfies UnitContent,
  });
}

/** Accounts by their ids, in the organization that lists them or by themselves. */
export const accounts = eachRow<DocumentOf<"accounts">>(
  ({ Arn }) => Arn ?? null,
  (row, account) => {
    const organization = account.OrganizationId ?? null;
    if (row.account !== "" && row.account !== account.Id) {
      row.report("Not read: it is another account than the one that was read.");
      return [];
    }
    return [
      {
        noun: "resource",
        kind: "account",
        scope: row.scope,
        key: account.Id,
        alias: accountAlias(row.partition, account.Id),
        name: account.Name ?? account.Id,
        refs: organization === null ? {} : { container: thingAlias(row.partition, "organization", organization) },
        content: {
          id: account.Id,
          name: account.Name ?? null,
          status: account.State ?? account.Status ?? null,
          labels: labelsOf(account.Tags),
          units: account.Parents?.map(({ Id, Name }) => ({ id: Id, name: Name ?? Id })) ?? null,
          organization,
          management: account.MasterAccountId ? account.MasterAccountId === account.Id : null,
        } satisfies AccountContent,
        evidence: row.evidence,
      },
    ];
  },
);

/** Service and resource control policies, and what each is attached to. */
export const organizationPolicies = eachRow<DocumentOf<"organization-policies">>(
  () => null,
  (row, policy) => {
    const kind = policy.Type === "SERVICE_CONTROL_POLICY" ? "scp" : "rcp";
    const organization = row.scope.slice("organization/".length);
    const alias = thingAlias(row.partition, kind, `${organization}/${policy.Id}`);
    const targets = new Map(policy.Targets.map((target) => [target.TargetId, target]));
    return [
      factIn(row, "policy-document", kind, {
        key: policy.Id,
        alias,
        name: policy.Name,
        content: {
          arn: policy.Arn,
          managedBy: policy.AwsManaged === true ? "aws" : "customer",
          version: null,
          ...documentOf(policy.Content),
        } satisfies PolicyContent,
      }),
      ...[...targets.keys()].map((target) =>
        factIn(row, "attachment", kind, {
          key: `${policy.Id}/${target}`,
          alias: `${alias}#${target}`,
          name: policy.Name,
          refs: { document: alias },
          content: { kind, target, of: alias } satisfies AttachmentContent,
        }),
      ),
    ];
  },
);
