import type { GraphElement, GraphNode, NodeKey } from "../../../reach/edge.ts";
import type { Edge, EdgeEnd } from "../edges/edge.ts";
import { EDGE_KINDS } from "../edges/catalogue.ts";
import { escalationsOf } from "../edges/escalations.ts";
import type { Powers } from "../edges/powers.ts";
import { surenessOf } from "./conditions.ts";
import { escalationId } from "./escalation-kinds.ts";
import { evidenceOf } from "./evidence.ts";
import { accountHub } from "./hubs.ts";
import { limitsUnread } from "./unread.ts";
import { placesOf } from "./places.ts";
import type { ReachWorld } from "./reach-world.ts";
import type { TargetHubs } from "./target-hubs.ts";
import { loosenedHub, type Loosened } from "./loosened.ts";

const KINDS = EDGE_KINDS.filter(({ id }) => id !== "assume-role");

/** What escalations lead to beside nodes that are there anyway: said as they are found, built once at the end. */
export interface Ends {
  hubs: TargetHubs;
  loosened: Map<NodeKey, Loosened>;
}

/** The known ways by which somebody gets further than its policies say. */
export function* escalationEdges(
  reach: ReachWorld,
  from: NodeKey,
  powers: Powers,
  ends: Ends,
): Generator<GraphElement> {
  const unread = limitsUnread(reach.world, powers.actor.account);
  for (const edge of escalationsOf(powers.index, powers.actor, KINDS)) {
    for (const { key, ability, node } of endsOf(reach, edge.to, ends)) {
      if (node) yield node;
      if (key === from) continue;
      yield {
        kind: escalationId(edge.kind),
        from,
        to: key,
        ability,
        evidence: evidenceOf(edge.evidence.flatMap(({ because }) => because)),
        ...surenessOf(
          resolved(edge),
          edge.provided.filter((one) => one !== edge.unseen),
          edge.unseen === undefined ? unread : [...unread, `whether ${edge.unseen} was not read`],
        ),
      };
    }
  }
}

interface End {
  key: NodeKey;
  ability: "secrets" | null;
  node?: GraphNode;
}

function* endsOf(reach: ReachWorld, to: EdgeEnd, { hubs, loosened }: Ends): Generator<End> {
  const { partition } = reach.world;
  switch (to.kind) {
    case "administrator": {
      const node = accountHub(partition, to.account, "administer");
      yield { key: node.key, ability: null, node };
      return;
    }
    case "bounded":
    case "unbounded":
    case "group": {
      const node = loosenedHub(reach, to.kind, to.arn);
      if (!node) return;
      loosened.set(node.key, { how: to.kind, arn: to.arn });
      yield { key: node.key, ability: null, node };
      return;
    }
    case "hub":
      yield { key: hubs.keyOf(to.hub, to.except), ability: null };
      return;
    default:
      for (const { key, ability } of placesOf(reach, to.arn)) {
        yield { key, ability: ability === null ? null : "secrets" };
      }
  }
}

/** What stands beside the policies is told as conditions of its own. */
function resolved({ answer, conditions, provided }: Edge): Pick<Edge, "answer" | "conditions"> {
  return {
    answer: answer === "conditional" && conditions.length === 0 && provided.length > 0 ? "yes" : answer,
    conditions,
  };
}
