import type { GraphEdge, NodeKey } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";
import type { Powers } from "../edges/powers.ts";
import { accessesOf } from "./access.ts";
import { surenessOf } from "./conditions.ts";
import { evidenceOf } from "./evidence.ts";
import { ACCESS } from "./kinds.ts";
import { limitsUnread } from "./unread.ts";

/** What somebody may do with what its account holds: an edge for each ability, five at most. */
export function* accessEdges(from: NodeKey, powers: Powers): Generator<GraphEdge> {
  const { world } = powers.index.trust.asked;
  const { account } = powers.actor;
  const unread = limitsUnread(world, account);
  for (const { ability, held, provided } of accessesOf(powers)) {
    yield {
      kind: ACCESS.id,
      from,
      to: accountAlias(world.partition, account),
      ability,
      evidence: evidenceOf(held.evidence.flatMap(({ because }) => because)),
      ...surenessOf(held, provided, unread),
    };
  }
}
