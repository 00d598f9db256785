import type { RequestContext } from "../policy/policy.ts";
import type { Actor, Group } from "../trust/world.ts";
import { type EscalationIndex, hubOf } from "./escalation-index.ts";
import type { Target, Targets } from "./targets.ts";

// The kinds of things that edges lead to, account by account.

/** Attached by whoever may choose the policy. */
const ADMINISTRATOR_ACCESS = "policy/AdministratorAccess";

/** Every role of an account but those of AWS. */
export function rolesOf(index: EscalationIndex, account: string): Targets {
  return iamTargets(index, account, "role", () => index.roles.get(account) ?? []);
}

/** Every role that lets a service in, conditions or not. */
export function rolesOfService(index: EscalationIndex, account: string, service: string): Targets {
  const those = () => (index.roles.get(account) ?? []).filter(({ arn }) => index.services.get(arn)?.has(service));
  return hubOf(index, account, `roles of ${service}`, iamArn(index, account, "role"), () =>
    those().map((role) => targetOf(index, role)),
  );
}

/** Every user of an account; `password`: those who have none, those who have one, and those of whom it is not known. */
export function usersOf(index: EscalationIndex, account: string, password?: boolean): Targets {
  const name = password === undefined ? "users" : password ? "users with password" : "users without password";
  const those = () =>
    (index.users.get(account) ?? []).filter((user) => password === undefined || user.password !== !password);
  return hubOf(index, account, name, iamArn(index, account, "user"), () =>
    those().map((user) => targetOf(index, user)),
  );
}

/** Every group of an account. */
export function groupsOf(index: EscalationIndex, account: string): Targets {
  const groups = [...index.trust.asked.world.groups.values()].filter((group) => group.account === account);
  return hubOf(index, account, "groups", iamArn(index, account, "group"), () =>
    groups.map((group) => targetOf(index, group)),
  );
}

/** What of one kind runs in an account as a role that was read. */
export function consumersOf(index: EscalationIndex, account: string, kind: string, any: string): Targets {
  const { roles } = index.trust.asked.world;
  const those = () => (index.consumers.get(account) ?? []).filter((one) => one.kind === kind && roles.has(one.role));
  return hubOf(index, account, `${kind}s`, any, () => those().map(({ arn }) => ({ arn, known: null })));
}

/** What requests to change a role, user or group carry of it; the policy to attach is the strongest there is. */
export function knownOf(index: EscalationIndex, holder: Actor | Group): RequestContext {
  const { askedKeys, partition } = index.trust.asked.world;
  const known = new Map<string, readonly string[] | null>([
    ["iam:policyarn", [`arn:${partition}:iam::aws:${ADMINISTRATOR_ACCESS}`]],
  ]);
  if (holder.kind === "group") return known;
  for (const prefix of ["iam:resourcetag/", "aws:resourcetag/"]) {
    for (const key of askedKeys) if (key.startsWith(prefix)) known.set(key, null);
    for (const [key, value] of Object.entries(holder.tags)) known.set(`${prefix}${key.toLowerCase()}`, [value]);
  }
  if (!holder.boundary) known.set("iam:permissionsboundary", null);
  else if (holder.boundaryArn !== null) known.set("iam:permissionsboundary", [holder.boundaryArn]);
  return known;
}

function iamTargets(
  index: EscalationIndex,
  account: string,
  kind: "role",
  holders: () => readonly (Actor | Group)[],
): Targets {
  return hubOf(index, account, `${kind}s`, iamArn(index, account, kind), () =>
    holders().map((holder) => targetOf(index, holder)),
  );
}

function targetOf(index: EscalationIndex, holder: Actor | Group): Target {
  return { arn: holder.arn, known: knownOf(index, holder) };
}

function iamArn({ trust }: EscalationIndex, account: string, kind: string): string {
  return `arn:${trust.asked.world.partition}:iam::${account}:${kind}/*`;
}
