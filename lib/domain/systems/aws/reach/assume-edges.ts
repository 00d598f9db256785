import type { GraphElement, GraphNode, NodeKey } from "../../../reach/edge.ts";
import { principalAlias } from "../aliases.ts";
import { statementsAbout } from "../edges/statements-about.ts";
import { isOpen, type Becoming } from "../trust/becoming.ts";
import { ASSUME } from "../trust/named-principals.ts";
import { becomings } from "../trust/who-can-become.ts";
import { actorOf, type Role } from "../trust/world.ts";
import { surenessOf } from "./conditions.ts";
import { evidenceOf, statementPlace } from "./evidence.ts";
import { accountHub, everybodyHub } from "./hubs.ts";
import { federatedNode, serviceNode, strangerNode } from "./identity-nodes.ts";
import { ASSUME_ROLE, HOLDS_ANY } from "./kinds.ts";
import { accountNode } from "./place-nodes.ts";
import { keyOfPrincipal, type ReachWorld } from "./reach-world.ts";
import { unreadWords } from "./unread.ts";

/** Who becomes which role, by trust and permission; those who may become any that lets their account in by one hub. */
export function* assumeEdges(reach: ReachWorld): Generator<GraphElement> {
  const { index } = reach;
  const holders = new Map<string, readonly string[]>();
  for (const { role, becomings: answers } of becomings(index.trust)) {
    for (const becoming of answers.filter(isOpen)) {
      const { who } = becoming;
      if (who.kind === "holders") holders.set(who.account, who.members);
      for (const node of startOf(reach, becoming)) {
        if (typeof node !== "string") yield node;
        const from = typeof node === "string" ? node : node.key;
        if (from !== role.alias) yield edgeTo(role, from, becoming);
      }
    }
  }
  for (const [account, members] of holders) yield* holderEdges(reach, account, members);
}

/** The node a becoming starts from: the key of one that is there already, or the node. */
function* startOf({ world }: ReachWorld, { who }: Becoming): Generator<NodeKey | GraphNode> {
  const { partition } = world;
  switch (who.kind) {
    case "actor":
      yield keyOfPrincipal(world, who.arn) ?? who.arn;
      return;
    case "session": {
      const key = who.role === null ? null : keyOfPrincipal(world, who.role);
      yield key ?? sessionRole(partition, who.account, who.arn);
      return;
    }
    case "holders":
      yield accountHub(partition, who.account, "become-any");
      return;
    case "stranger": {
      const node = strangerNode(who.arn);
      if (node) yield node;
      return;
    }
    case "account":
      yield accountHub(partition, who.account, "anybody");
      return;
    case "anyone":
      yield everybodyHub(partition);
      return;
    case "service":
      yield serviceNode(partition, who.service);
      return;
    case "federated":
      yield federatedNode(partition, who.provider);
      return;
  }
}

/** Sessions lack the path of their role; without it this is the best that can be said of one nobody read. */
function sessionRole(partition: string, account: string, arn: string): GraphNode {
  const name = /:assumed-role\/([^/]+)\//.exec(arn)?.[1] ?? "";
  const key = principalAlias(partition, account, "role", name);
  return { key, type: "identity", system: "aws", kind: "role", name, container: accountNode(partition, account).key };
}

function edgeTo(role: Role, from: NodeKey, becoming: Becoming): GraphElement {
  const { statement, because, unread } = becoming;
  const trust = { alias: role.trust?.id ?? role.alias, place: role.trust ? statementPlace(statement) : null };
  const gives = evidenceOf(because).filter(({ alias, place }) => alias !== trust.alias || place !== trust.place);
  return {
    kind: ASSUME_ROLE.id,
    from,
    to: role.alias,
    ability: null,
    evidence: [trust, ...gives],
    ...surenessOf(becoming, [], unread.map(unreadWords)),
  };
}

function* holderEdges({ world }: ReachWorld, account: string, members: readonly string[]): Generator<GraphElement> {
  const hub = accountHub(world.partition, account, "become-any");
  yield hub;
  for (const arn of members) {
    const actor = actorOf(world, arn);
    if (!actor) continue;
    yield {
      kind: HOLDS_ANY.id,
      from: actor.alias,
      to: hub.key,
      ability: null,
      evidence: actor.identity
        .filter(({ policy }) => statementsAbout(policy, ASSUME.own).allows)
        .map(({ id }) => ({ alias: id, place: null })),
      ...surenessOf({ answer: "yes", conditions: [] }),
    };
  }
}
