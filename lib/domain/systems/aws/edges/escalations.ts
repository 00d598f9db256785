import { accountOf } from "../policy/arn.ts";
import type { TrustIndex } from "../trust/who-can-become.ts";
import type { Actor } from "../trust/world.ts";
import { EDGE_KINDS } from "./catalogue.ts";
import { administrator } from "./kinds/administrator.ts";
import type { Edge, EdgeFound, EdgeKind } from "./edge.ts";
import { escalationIndex, type EscalationIndex } from "./escalation-index.ts";
import { provided } from "./held.ts";
import { powersOf } from "./powers.ts";

/**
 * Every way a role or user can get further than its policies say. Those that may change everything in their account anyway
 * have that one, and the roles of other accounts they can become.
 */
export function escalationsOf(index: EscalationIndex, actor: Actor, kinds: readonly EdgeKind[] = EDGE_KINDS): Edge[] {
  const powers = powersOf(index, actor);
  const everything = [...administrator.find(powers)].map((found) => edgeOf(administrator, actor, found));
  const beside = everything.length > 0 ? kinds.filter(({ id }) => id === "assume-role") : kinds;
  const others = beside.flatMap((kind) => [...kind.find(powers)].map((found) => edgeOf(kind, actor, found)));
  return [
    ...everything,
    ...(everything.length > 0 ? others.filter((edge) => leavesAccount(edge, actor)) : others),
  ].filter((edge) => edge !== null);
}

/** The escalations of all roles and users, one after another; becoming roles is told by `becomings`, linear in its input. */
export function* escalations(trust: TrustIndex): Generator<Edge> {
  const index = escalationIndex(trust);
  const kinds = EDGE_KINDS.filter(({ id }) => id !== "assume-role");
  const { roles, users } = trust.asked.world;
  for (const role of roles.values()) yield* escalationsOf(index, role, kinds);
  for (const user of users.values()) yield* escalationsOf(index, user, kinds);
}

/** Policies of somebody that were not read or not understood: whatever else they let it, no edge tells. By alias. */
export function notUnderstood({ identity, boundary }: Actor): string[] {
  const all = boundary ? [...identity, boundary] : identity;
  return all.filter(({ policy }) => policy.faults.length > 0).map(({ id }) => id);
}

/** What a hub holds, by the name edges have it under: ARNs, and the roles that lie behind them. */
export function membersOfHub(
  { hubs, roleOfConsumer }: EscalationIndex,
  hub: string,
): { arn: string; leadsTo: string }[] {
  return (hubs.get(hub)?.items ?? []).map(({ arn }) => ({ arn, leadsTo: roleOfConsumer.get(arn) ?? arn }));
}

function leavesAccount(edge: Edge | null, { account }: Actor): boolean {
  return edge?.to.kind === "role" && accountOf(edge.to.arn) !== account;
}

function edgeOf({ id }: EdgeKind, { arn }: Actor, { to, provided: provisions, unseen, held }: EdgeFound): Edge | null {
  const { answer, conditions, evidence } = provided(held, provisions);
  if (answer === "no") return null;
  const edge = { kind: id, from: arn, to, answer, conditions, provided: provisions, evidence };
  return unseen === undefined ? edge : { ...edge, unseen };
}
