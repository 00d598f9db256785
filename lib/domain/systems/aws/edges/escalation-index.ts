import { groupBy } from "../../../group-by.ts";
import { decideStranger } from "../trust/strangers.ts";
import { namedBy } from "../trust/named-principals.ts";
import { isOpen, membersOf } from "../trust/becoming.ts";
import { becomings, type TrustIndex } from "../trust/who-can-become.ts";
import { type Consumer, isProtected, type Role, type User, type World } from "../trust/world.ts";
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
  /** Roles by who may become them, made when first asked for. */
  becomable: { byActor: Map<string, Role[]> | null };
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
    becomable: { byActor: null },
  };
}

/** Roles that somebody may become, by trust and permission. */
export function becomableBy(index: EscalationIndex, arn: string): readonly Role[] {
  index.becomable.byActor ??= byActorOf(index.trust);
  return index.becomable.byActor.get(arn) ?? [];
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

function byActorOf(trust: TrustIndex): Map<string, Role[]> {
  const found = new Map<string, Role[]>();
  for (const { role, becomings: answers } of becomings(trust)) {
    for (const arn of answers.filter(isOpen).flatMap(membersOf)) {
      const roles = found.get(arn);
      if (roles) roles.push(role);
      else found.set(arn, [role]);
    }
  }
  return found;
}
