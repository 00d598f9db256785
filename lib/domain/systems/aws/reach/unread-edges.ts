import type { GraphElement } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";
import { notUnderstood } from "../edges/escalations.ts";
import { type Actor, wasRead } from "../trust/world.ts";
import { surenessOf } from "./conditions.ts";
import { accountHub } from "./hubs.ts";
import { POLICIES_UNREAD } from "./kinds.ts";
import type { ReachWorld } from "./reach-world.ts";
import { unreadWords } from "./unread.ts";

const UNSURE = { answer: "unknown", conditions: [] } as const;

/**
 * What policies that nobody read could allow: everything in the account, and every role that lets it in. One hub for each
 * account, with an unknown edge from each principal whose policies are not all known.
 */
export function* unreadEdges({ world }: ReachWorld): Generator<GraphElement> {
  const { partition } = world;
  const found = new Set<string>();
  for (const actors of [world.roles.values(), world.users.values()]) {
    for (const actor of actors) {
      const unread = unreadOf(actor, wasRead(world, actor.account, "iam"));
      if (unread.length === 0) continue;
      found.add(actor.account);
      yield {
        kind: POLICIES_UNREAD.id,
        from: actor.alias,
        to: accountHub(partition, actor.account, "unread").key,
        ability: null,
        evidence: [{ alias: actor.alias, place: null }],
        ...surenessOf(UNSURE, [], unread),
      };
    }
  }
  for (const account of found) {
    const hub = accountHub(partition, account, "unread");
    const administer = accountHub(partition, account, "administer");
    yield* [hub, administer];
    yield {
      kind: POLICIES_UNREAD.id,
      from: hub.key,
      to: administer.key,
      ability: null,
      evidence: [{ alias: accountAlias(partition, account), place: null }],
      ...surenessOf(UNSURE, [], [unreadWords({ what: "permission", account })]),
    };
  }
}

function unreadOf(actor: Actor, isRead: boolean): string[] {
  if (!isRead) return [unreadWords({ what: "permission", account: actor.account })];
  const own = new Set(actor.identity.map(({ id }) => id));
  return notUnderstood(actor)
    .filter((id) => own.has(id))
    .slice(0, 3)
    .map((id) => `policy ${id} was not read, or could not be understood`);
}
