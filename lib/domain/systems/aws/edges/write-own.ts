import type { Actor, Group } from "../trust/world.ts";
import { knownOf } from "./account-targets.ts";
import type { EdgeEnd, EdgeFound, Held } from "./edge.ts";
import type { Powers } from "./powers.ts";

/** Whoever writes the policies of a principal is what it can become at most. */
export function endOfWriting(subject: Actor): EdgeEnd {
  const { boundary, account, arn } = subject;
  const open = boundary?.policy.statements.some(
    ({ effect, action, resource, conditions }) =>
      effect === "Allow" &&
      conditions.length === 0 &&
      !action.not &&
      action.patterns.includes("*") &&
      !resource?.not &&
      resource?.patterns.includes("*"),
  );
  return !boundary || open ? { kind: "administrator", account } : { kind: "bounded", arn };
}

/** An action on itself that gives it whatever policies it likes. */
export function* writesItself(powers: Powers, kind: Actor["kind"], action: string): Generator<EdgeFound> {
  const { actor, index } = powers;
  if (actor.kind !== kind || !powers.mentions(action)) return;
  yield* leads(powers, powers.can(action, actor.arn, knownOf(index, actor)));
}

/** An action on a group of its own that gives the group whatever policies it likes. */
export function* writesOwnGroup(powers: Powers, action: string): Generator<EdgeFound> {
  if (!powers.mentions(action)) return;
  for (const group of ownGroups(powers))
    yield* leads(powers, powers.can(action, group.arn, knownOf(powers.index, group)));
}

/** An action on a policy of the customer's that it has, itself or by a group. */
export function* writesOwnPolicy(
  powers: Powers,
  action: string,
  provided: readonly string[] = [],
): Generator<EdgeFound> {
  if (!powers.mentions(action)) return;
  for (const arn of policiesOf(powers.actor, ownGroups(powers))) {
    for (const found of leads(powers, powers.can(action, arn))) yield { ...found, provided };
  }
}

/** ARNs of managed policies of somebody, without those that AWS made. */
export function policiesOf(actor: Actor, groups: readonly Group[]): Set<string> {
  const arns = [actor, ...groups].flatMap(({ attached }) => attached);
  return new Set(arns.filter((arn) => !arn.includes(":iam::aws:policy/")));
}

/** Groups that a user is in. */
export function ownGroups({ actor, index }: Pick<Powers, "actor" | "index">): Group[] {
  const { groups } = index.trust.asked.world;
  return actor.kind === "user" ? actor.groups.flatMap((arn) => groups.get(arn) ?? []) : [];
}

function* leads({ actor }: Powers, held: Held): Generator<EdgeFound> {
  if (held.answer !== "no") yield { to: endOfWriting(actor), provided: [], held };
}
