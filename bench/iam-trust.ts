import type { AccountSpec, OrganizationSpec, RoleSpec } from "#lib/domain/systems/aws/trust/testing/account-spec.ts";
import { factsFrom } from "#lib/domain/systems/aws/trust/testing/account-spec.ts";
import { becomings, trustIndex } from "#lib/domain/systems/aws/trust/who-can-become.ts";
import { worldOf } from "#lib/domain/systems/aws/trust/world-of.ts";
import type { World } from "#lib/domain/systems/aws/trust/world.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 7;
const ROLES_PER_ACCOUNT = 100;
const HUB = accountId(0);

/** What PMapper took for 1,000 roles of one account on a machine of this kind, in CPU seconds. */
const PMAPPER_1000 = 20;

/** Bar `iam`: who can become whom in organizations of 1,000 and 5,000 roles, all answers with what they rest on. */
export async function benchIamTrust(): Promise<BenchRow[]> {
  return Promise.resolve([rowOf(1000, "0.2", PMAPPER_1000), rowOf(5000, "1", null)]);
}

function rowOf(roles: number, most: string, baseline: number | null): BenchRow {
  const facts = factsFrom(organizationOf(roles));
  const reading = Array.from({ length: RUNS }, () => cpuSeconds(() => worldOf(facts)));
  let found = 0;
  const seconds = Array.from({ length: RUNS }, () => {
    const world = worldOf(facts);
    return cpuSeconds(() => (found = countBecomings(world)));
  });
  const arranged = `${median(reading).toFixed(2)} s more to take the documents apart`;
  return row({
    id: `iam-trust-${roles}`,
    value: median(seconds),
    unit: "CPU s",
    baseline,
    baselineOf: baseline === null ? "" : "PMapper, measured apart",
    bar: `at most ${most}`,
    input: `${roles.toLocaleString("en-US")} roles in ${roles / ROLES_PER_ACCOUNT} accounts, ${found.toLocaleString("en-US")} answers; ${arranged}`,
  });
}

function countBecomings(world: World): number {
  let found = 0;
  for (const { becomings: answers } of becomings(trustIndex(world))) found += answers.length;
  if (found < world.roles.size) throw new Error("roles that nobody can become: the generator is wrong");
  return found;
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function accountId(index: number): string {
  return String(100_000_000_000 + index);
}

/** One account that others trust, and accounts of a hundred roles: services, pipelines, people, some with a boundary. */
function organizationOf(roles: number): OrganizationSpec {
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
  return {
    allow: [`s3:GetObject,s3:ListBucket on arn:aws:s3:::data-${place}/*`, "logs:CreateLogStream,logs:PutLogEvents"],
  };
}
