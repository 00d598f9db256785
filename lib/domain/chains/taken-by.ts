import { principalAlias } from "../systems/aws/aliases.ts";
import type { TrustIndex } from "../systems/aws/trust/who-can-become.ts";
import { type Actor, type Role, type User, wasRead } from "../systems/aws/trust/world.ts";
import type { ClusterDoor } from "./chain.ts";

/** Whom a door lets in. */
export interface Taken {
  actor: Actor;
  door: ClusterDoor;
  /** False: only the door tells of it, as its account was not read completely. */
  read: boolean;
}

/** Nobody where the account was read and has nobody of that name. */
export function takenBy(index: TrustIndex, door: ClusterDoor): Taken[] {
  const { world } = index.asked;
  const { principal } = door;
  const named = PRINCIPAL.exec(principal)?.groups;
  if (!named) return [];
  const { partition = "", account = "", kind, name = "" } = named;
  // `aws-auth` names roles without their path, access entries with it; users have theirs in both.
  const short = index.byName.get(`${account} ${name.slice(name.lastIndexOf("/") + 1)}`);
  const actor = kind === "user" ? world.users.get(principal) : (world.roles.get(principal) ?? short);
  if (actor) return [{ actor, door, read: true }];
  if (partition !== world.partition || wasRead(world, account, "iam")) return [];
  const holder = {
    ...{ arn: principal, account, name, identity: [], attached: [], tags: {}, boundary: null, boundaryArn: null },
    alias: principalAlias(partition, account, kind === "user" ? "user" : "role", name),
  };
  const unread: Role | User =
    kind === "user" ? { kind, ...holder, groups: [], password: null } : { kind: "role", ...holder, trust: null };
  return [{ actor: unread, door, read: false }];
}

const PRINCIPAL = /^arn:(?<partition>[^:]+):iam::(?<account>\d{12}):(?<kind>role|user)\/(?<name>.+)$/u;
