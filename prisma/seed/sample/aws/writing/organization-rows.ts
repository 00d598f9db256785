import type { Row } from "#collectors/shared/rows.ts";
import type { SliceId } from "#collectors/aws/manifest.ts";
import { organization, type OrganizationPolicy } from "../data/organization.ts";
import { policy } from "./authorization-details.ts";
import type { Account } from "../model/account.ts";
import type { Moment } from "./moment.ts";
import { rowsFrom } from "./rows.ts";

type RowsOf = (moment: Moment) => Row[];

/** What AWS answers for each listing of the organization; those that are absent nobody asked for. */
export const ORGANIZATION_ROWS: Partial<Record<SliceId, RowsOf>> = {
  units: () => [
    ...rowsFrom("organizations:DescribeOrganization", [
      { Id: organization.id, FeatureSet: "ALL", MasterAccountId: organization.management },
    ]),
    ...rowsFrom("organizations:ListRoots", [
      {
        Id: organization.rootId,
        Name: "Root",
        PolicyTypes: ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"].map((Type) => ({ Type, Status: "ENABLED" })),
      },
    ]),
    ...rowsFrom(
      "organizations:ListOrganizationalUnitsForParent",
      organization.units.map((Name) => ({ Id: unitId(Name), Name, ParentId: organization.rootId })),
    ),
  ],
  accounts: () => rowsFrom("organizations:ListAccounts", organization.accounts.map(accountRow)),
  "organization-policies": (moment) =>
    rowsFrom(
      "organizations:DescribePolicy",
      moment.there(organization.policies).map((one) => policyRow(moment, one)),
    ),
};

/** `ou-t1ck-workloads` */
function unitId(name: string): string {
  return `ou-t1ck-${name.toLowerCase()}`;
}

function accountRow({ id, name, unit, environment }: Account) {
  return {
    Id: id,
    Name: name,
    State: "ACTIVE",
    Tags: environment === undefined ? [] : [{ Key: "environment", Value: environment }],
    Parents: [
      { Id: organization.rootId, Name: "Root" },
      { Id: unitId(unit), Name: unit },
    ],
    OrganizationId: organization.id,
    MasterAccountId: organization.management,
  };
}

function policyRow(moment: Moment, { id, name, type, target, statements }: OrganizationPolicy) {
  const kind = type === "SERVICE_CONTROL_POLICY" ? "service_control_policy" : "resource_control_policy";
  const ofAws = name === "FullAWSAccess" || name === "RCPFullAWSAccess";
  return {
    Id: id,
    Arn: ofAws
      ? `arn:aws:organizations::aws:policy/${kind}/${id}`
      : `arn:aws:organizations::${organization.management}:policy/${organization.id}/${kind}/${id}`,
    Name: name,
    Type: type,
    AwsManaged: ofAws,
    Content: decodeURIComponent(policy(moment.value(statements))),
    Targets: targetsOf(target),
  };
}

/** `*`: what AWS attaches to everything, the root, each unit and each account. */
function targetsOf(target: string) {
  const unit = (name: string) => ({ TargetId: unitId(name), Name: name, Type: "ORGANIZATIONAL_UNIT" });
  if (target !== "*") return [unit(target)];
  return [
    { TargetId: organization.rootId, Name: "Root", Type: "ROOT" },
    ...organization.units.map(unit),
    ...organization.accounts.map(({ id, name }) => ({ TargetId: id, Name: name, Type: "ACCOUNT" })),
  ];
}
