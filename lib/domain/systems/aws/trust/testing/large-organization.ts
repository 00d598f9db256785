import type { AccountSpec, OrganizationSpec, RoleSpec } from "./account-spec.ts";

export const ROLES_PER_ACCOUNT = 100;
const HUB = accountId(0);

function accountId(index: number): string {
  return String(100_000_000_000 + index);
}

/** One account that others trust, and accounts of a hundred roles: services, pipelines, people, some with a boundary. */
export function organizationOf(roles: number): OrganizationSpec {
  const organization: OrganizationSpec = {};
  for (let index = 0; index < roles / ROLES_PER_ACCOUNT; index += 1) organization[accountId(index)] = accountOf(index);
  return organization;
}

function accountOf(index: number): AccountSpec {
  const id = accountId(index);
  const roles: Record<string, RoleSpec> = {};
  for (let place = 0; place < ROLES_PER_ACCOUNT; place += 1) {
    roles[`role-${place}`] = { trust: trustOf(id, place), ...permissionsOf(index, place) };
  }
  return {
    organization: "o-bench",
    units: ["r-root", `ou-${index % 5}`],
    scp: [{ Effect: "Deny", Action: ["organizations:LeaveOrganization", "cloudtrail:Stop*"], Resource: "*" }],
    rcp: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "sts:*",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
    roles,
  };
}

const PROVIDER = "token.actions.githubusercontent.com";

function trustOf(id: string, place: number): RoleSpec["trust"] {
  const kind = place % 10;
  if (kind < 3) return ["lambda.amazonaws.com", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com"][kind];
  if (kind < 5) return `arn:aws:iam::${id}:root`;
  if (kind < 7) return [`arn:aws:iam::${HUB}:role/role-${place}`, `arn:aws:iam::${id}:role/role-${(place + 7) % 100}`];
  if (kind === 7) return `arn:aws:iam::${HUB}:root`;
  if (kind === 8) {
    const AWS = `arn:aws:iam::9999999999${String(place).padStart(2, "0")}:root`;
    return {
      Effect: "Allow",
      Principal: { AWS },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": `${id}-${place}` } },
    };
  }
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${id}:oidc-provider/${PROVIDER}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${PROVIDER}:sub`]: `repo:acme/app-${place}:*` } },
  };
}

function permissionsOf(index: number, place: number): RoleSpec {
  if (place % 50 === 0) return { allow: ["*"] };
  if (place % 10 === 1) return { allow: [`sts:AssumeRole on arn:aws:iam::${accountId(index)}:role/role-${place}*`] };
  if (place % 10 === 2)
    return { allow: [`sts:AssumeRole on arn:aws:iam::*:role/role-${(place * 3) % 100}`], boundary: ["sts:*", "s3:*"] };
  if (place % 10 === 5)
    return { allow: [`sts:AssumeRole on arn:aws:iam::*:role/role-${place},arn:aws:iam::*:role/role-${place + 1}`] };
  if (place % 10 === 8) {
    return { allow: [`iam:PassRole on arn:aws:iam::*:role/role-${place % 20}*`, "lambda:*,ec2:*,ecs:*"] };
  }
  if (place % 10 === 9)
    return { allow: ["iam:PutRolePolicy,iam:UpdateAssumeRolePolicy,iam:PassRole", "cloudformation:*"] };
  return {
    allow: [`s3:GetObject,s3:ListBucket on arn:aws:s3:::data-${place}/*`, "logs:CreateLogStream,logs:PutLogEvents"],
  };
}
