import type { Account, Group, Role, Statement, User } from "../model/account.ts";
import { AWS_POLICIES } from "../model/policies.ts";
import type { Timed } from "#prisma/seed/sample/github/model/time.ts";
import type { Moment } from "./moment.ts";
import { uniqueId } from "./unique-id.ts";

const VERSION = "2012-10-17";

/** What `GetAccountAuthorizationDetails` answers about an account, list by list. */
export function authorizationDetails(moment: Moment, account: Account) {
  return {
    RoleDetailList: moment.there(account.roles).map((role) => roleRow(moment, account, role)),
    UserDetailList: moment.there(account.users).map((user) => userRow(moment, account, user)),
    GroupDetailList: moment.there(account.groups).map((group) => groupRow(moment, account, group)),
    Policies: policyRows(moment, account),
  };
}

function roleRow(moment: Moment, account: Account, role: Role) {
  const { name, path = "/" } = role;
  const lastUsed = moment.lastUse(role.used);
  const instances = account.instances.some((instance) => instance.role === name);
  return {
    Path: path,
    RoleName: name,
    RoleId: uniqueId("AROA", account.id, name, role.born),
    Arn: `arn:aws:iam::${account.id}:role${path}${name}`,
    CreateDate: moment.time(role.born),
    AssumeRolePolicyDocument: policy(moment.value(role.trust)),
    InstanceProfileList: instances ? [instanceProfile(moment, account, role)] : [],
    RolePolicyList: inlineRows(moment, role.inline),
    AttachedManagedPolicies: attachedRows(moment, account, role.attached),
    ...boundaryOf(account, role.boundary),
    Tags: tagRows(role),
    RoleLastUsed: lastUsed === null ? {} : { LastUsedDate: lastUsed, Region: "eu-central-1" },
  };
}

/** What `ListRoles` answers beside. */
export function sessionLengths(moment: Moment, account: Account) {
  return moment.there(account.roles).map(({ name, path = "/", born, sessionHours = 1, description }) => ({
    RoleId: uniqueId("AROA", account.id, name, born),
    Arn: `arn:aws:iam::${account.id}:role${path}${name}`,
    MaxSessionDuration: sessionHours * 3600,
    ...(description === undefined ? {} : { Description: description }),
  }));
}

function instanceProfile(moment: Moment, account: Account, { name, born }: Role) {
  return {
    Path: "/",
    InstanceProfileName: name,
    InstanceProfileId: uniqueId("AIPA", account.id, name, born),
    Arn: `arn:aws:iam::${account.id}:instance-profile/${name}`,
    CreateDate: moment.time(born),
    Roles: [],
  };
}

function userRow(moment: Moment, account: Account, user: User) {
  const { name, path = "/" } = user;
  return {
    Path: path,
    UserName: name,
    UserId: uniqueId("AIDA", account.id, name, user.born),
    Arn: `arn:aws:iam::${account.id}:user${path}${name}`,
    CreateDate: moment.time(user.born),
    UserPolicyList: inlineRows(moment, user.inline),
    GroupList: user.groups ?? [],
    AttachedManagedPolicies: attachedRows(moment, account, user.attached),
    ...boundaryOf(account, user.boundary),
    Tags: tagRows(user),
  };
}

function groupRow(moment: Moment, account: Account, { name, born, attached }: Group) {
  return {
    Path: "/",
    GroupName: name,
    GroupId: uniqueId("AGPA", account.id, name, born),
    Arn: `arn:aws:iam::${account.id}:group/${name}`,
    CreateDate: moment.time(born),
    GroupPolicyList: [],
    AttachedManagedPolicies: attachedRows(moment, account, attached),
  };
}

/** The account's own, and those of AWS that something there has. */
function policyRows(moment: Moment, account: Account) {
  const own = moment.there(account.policies).map(({ name, born, statements }) => ({
    PolicyName: name,
    PolicyId: uniqueId("ANPA", account.id, name, born),
    Arn: `arn:aws:iam::${account.id}:policy/${name}`,
    Path: "/",
    DefaultVersionId: "v1",
    CreateDate: moment.time(born),
    PolicyVersionList: [version(moment.time(born), moment.value(statements))],
  }));
  const holders = [...moment.there(account.roles), ...moment.there(account.users), ...moment.there(account.groups)];
  const names = new Set(holders.flatMap(({ attached }) => (attached ? moment.value<readonly string[]>(attached) : [])));
  const ofAws = [...names].filter((name) => name.startsWith("aws/")).sort();
  return [
    ...own,
    ...ofAws.map((named) => {
      const name = named.slice("aws/".length);
      return {
        PolicyName: name,
        PolicyId: uniqueId("ANPA", "aws", name),
        Arn: policyArn(account, named),
        Path: "/",
        DefaultVersionId: "v1",
        CreateDate: moment.time(3000),
        PolicyVersionList: [version(moment.time(3000), AWS_POLICIES[name] ?? [])],
      };
    }),
  ];
}

function version(created: string, statements: readonly Statement[]) {
  return { VersionId: "v1", IsDefaultVersion: true, CreateDate: created, Document: policy(statements) };
}

/** The statements as a document, which AWS answers URL-encoded. */
export function policy(statements: readonly Statement[]): string {
  return encodeURIComponent(JSON.stringify({ Version: VERSION, Statement: statements }));
}

function inlineRows(moment: Moment, inline: Readonly<Record<string, Timed<readonly Statement[]>>> = {}) {
  return Object.entries(inline).map(([name, statements]) => ({
    PolicyName: name,
    PolicyDocument: policy(moment.value(statements)),
  }));
}

function attachedRows(moment: Moment, account: Account, attached: Timed<readonly string[]> = []) {
  return moment.value<readonly string[]>(attached).map((name) => ({
    PolicyName: name.slice(name.indexOf("/") + 1),
    PolicyArn: policyArn(account, name),
  }));
}

function policyArn(account: Account, name: string): string {
  return name.startsWith("aws/")
    ? `arn:aws:iam::aws:policy/${name.slice("aws/".length)}`
    : `arn:aws:iam::${account.id}:policy/${name}`;
}

function boundaryOf(account: Account, boundary: string | undefined) {
  if (boundary === undefined) return {};
  const arn = policyArn(account, boundary);
  return { PermissionsBoundary: { PermissionsBoundaryType: "PermissionsBoundaryPolicy", PermissionsBoundaryArn: arn } };
}

function tagRows({ team, tags = {} }: Pick<Role, "team" | "tags">) {
  const all = { ...(team === undefined ? {} : { team }), ...tags };
  return Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
}
