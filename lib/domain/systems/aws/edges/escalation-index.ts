import { groupBy } from "../../../group-by.ts";
import { decideStranger } from "../trust/strangers.ts";
import { namedBy } from "../trust/named-principals.ts";
import { isOpen, membersOf } from "../trust/becoming.ts";
import { becomings, type TrustIndex } from "../trust/who-can-become.ts";
import { type Actor, type Consumer, isProtected, type Role, type User, type World } from "../trust/world.ts";
import type { StoredGroup } from "./stored-groups.ts";
import { type Target, type Targets, targetsOf } from "./targets.ts";

/** What can be reached in each account, sorted once for all principals. */
export interface EscalationIndex {
  trust: TrustIndex;
  /** Hubs by name, made when first asked for. */
  hubs: Map<string, Targets>;
  /** Roles by account, the protected ones left out. */
  roles: ReadonlyMap<string, readonly Role[]>;
  users: ReadonlyMap<string, readonly User[]>;
  consumers: ReadonlyMap<string, readonly Consumer[]>;
  /** ARN of the role by ARN of what runs as it. */
  roleOfConsumer: ReadonlyMap<string, string>;
  /** Services each role lets in, those that it may let in under conditions too. */
  services: ReadonlyMap<string, ReadonlySet<string>>;
  /** What is stored, in groups that are alike, by kind and account, and by kind what is shared; made when first asked for. */
  stored: Map<string, readonly StoredGroup[]>;
  /** Roles by who may become them, made when first asked for. */
  becomable: { known: Becomable | null };
}

/** Prepares a world for questions of escalation. */
export function escalationIndex(trust: TrustIndex): EscalationIndex {
  const { world } = trust.asked;
  const roles = [...world.roles.values()].filter((role) => !isProtected(role));
  return {
    trust,
    hubs: new Map(),
    roles: groupBy(roles, ({ account }) => account),
    users: groupBy(world.users.values(), ({ account }) => account),
    consumers: groupBy(world.consumers, ({ account }) => account),
    roleOfConsumer: new Map(world.consumers.map(({ arn, role }) => [arn, role])),
    services: new Map(roles.map((role) => [role.arn, servicesOf(world, role)])),
    stored: new Map(),
    becomable: { known: null },
  };
}

/** Roles by those who may become them: by ARN, and by account for all who may become whatever lets it in. */
interface Becomable {
  byActor: ReadonlyMap<string, readonly Role[]>;
  byHolders: ReadonlyMap<string, readonly Role[]>;
  holders: ReadonlySet<string>;
}

/** Roles that somebody may become, by trust and permission, as far as they were looked at. */
export function* becomableBy(index: EscalationIndex, { arn, account }: Actor): Generator<Role> {
  const known = (index.becomable.known ??= becomableIn(index.trust));
  yield* known.byActor.get(arn) ?? [];
  if (known.holders.has(arn)) yield* known.byHolders.get(account) ?? [];
}

/** A hub, made once. */
export function hubOf(
  { hubs }: EscalationIndex,
  account: string,
  name: string,
  any: string,
  items: () => Iterable<Target>,
): Targets {
  const hub = `${account}:${name}`;
  const found = hubs.get(hub) ?? targetsOf(hub, account, any, items());
  hubs.set(hub, found);
  return found;
}

function servicesOf(world: World, role: Role): Set<string> {
  const services = new Set<string>();
  if (!role.trust) return services;
  for (const { named } of namedBy(role.trust.policy).values()) {
    if (named.kind === "service" && decideStranger(world, role, named).answer !== "no")
      services.add(named.service.replace(/\.cn$/u, ""));
  }
  return services;
}

function becomableIn(trust: TrustIndex): Becomable {
  const byActor = new Map<string, Role[]>();
  const byHolders = new Map<string, Role[]>();
  for (const { role, becomings: answers } of becomings(trust)) {
    for (const becoming of answers.filter(isOpen)) {
      const { who } = becoming;
      if (who.kind === "holders") add(byHolders, who.account, role);
      else for (const arn of membersOf(becoming)) add(byActor, arn, role);
    }
  }
  const holders = [...trust.assumers.values()].flatMap(({ free }) => free.map(({ arn }) => arn));
  return { byActor, byHolders, holders: new Set(holders) };
}

function add(roles: Map<string, Role[]>, key: string, role: Role): void {
  const found = roles.get(key);
  if (found) found.push(role);
  else roles.set(key, [role]);
}
