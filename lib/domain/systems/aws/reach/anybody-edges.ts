import type { GraphElement } from "../../../reach/edge.ts";
import { decideStranger } from "../trust/strangers.ts";
import { namedBy } from "../trust/named-principals.ts";
import { limitsKnown, type Role, wasRead, type World } from "../trust/world.ts";
import { accountAlias } from "../aliases.ts";
import { surenessOf } from "./conditions.ts";
import { statementPlace } from "./evidence.ts";
import { accountHub } from "./hubs.ts";
import { rootNode } from "./identity-nodes.ts";
import { ACCESS, ACCOUNT_ROOT, ASSUME_ROLE } from "./kinds.ts";
import { accountNode } from "./place-nodes.ts";
import type { ReachWorld } from "./reach-world.ts";

/**
 * Accounts that roles of others let in as a whole: whoever administers one decides who of it becomes them. Of an account that
 * nobody reads this is all that is known; what is in it may be anything.
 */
export function* anybodyEdges({ world }: ReachWorld): Generator<GraphElement> {
  const strangers = new Set<string>();
  for (const role of world.roles.values()) {
    for (const { named, statement } of role.trust ? namedBy(role.trust.policy).values() : []) {
      if (named.kind !== "account" || named.account === role.account) continue;
      if (!world.accounts.has(named.account)) strangers.add(named.account);
      // Of those not read completely the answers of who becomes whom say the same.
      if (wasRead(world, named.account, "iam")) yield* edgeTo(world, role, named.account, statement);
    }
  }
  for (const account of strangers) yield* strangerElements(world, account);
}

function* edgeTo(world: World, role: Role, account: string, statement: number): Generator<GraphElement> {
  const decision = decideStranger(world, role, { kind: "account", account });
  if (decision.answer === "no") return;
  const unread = limitsKnown(world, role.account)
    ? []
    : [`what the organization of account ${role.account} forbids was not read`];
  yield {
    kind: ASSUME_ROLE.id,
    from: accountHub(world.partition, account, "anybody").key,
    to: role.alias,
    ability: null,
    evidence: [{ alias: role.trust?.id ?? role.alias, place: statementPlace(statement) }],
    ...surenessOf(decision, [], unread),
  };
}

function* strangerElements({ partition }: World, account: string): Generator<GraphElement> {
  const hub = accountHub(partition, account, "anybody");
  const root = rootNode(partition, account);
  const place = accountNode(partition, account);
  const evidence = [{ alias: accountAlias(partition, account), place: null }];
  yield* [hub, root, place];
  yield {
    kind: ACCOUNT_ROOT.id,
    from: root.key,
    to: hub.key,
    ability: null,
    evidence,
    ...surenessOf({ answer: "yes", conditions: [] }),
  };
  yield {
    kind: ACCESS.id,
    from: hub.key,
    to: place.key,
    ability: "admin",
    evidence,
    ...surenessOf({ answer: "unknown", conditions: [] }, [], [`account ${account} was not read`]),
  };
}
