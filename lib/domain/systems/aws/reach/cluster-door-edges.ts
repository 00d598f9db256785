import { type GraphElement, type GraphNode, hubKey, type NodeKey } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { together } from "../edges/held.ts";
import type { Powers } from "../edges/powers.ts";
import { byEverything, somebodyOf } from "./administer-edges.ts";
import { surenessOf } from "./conditions.ts";
import { evidenceOf } from "./evidence.ts";
import { accountHub } from "./hubs.ts";
import { CLUSTER_DOORS } from "./kinds.ts";
import type { ReachWorld } from "./reach-world.ts";
import { limitsUnread } from "./unread.ts";

/** Whoever has it changes whom a cluster lets in. */
export function clusterDoorHub({ alias, name }: Pick<EstateFact, "alias" | "name">): GraphNode {
  return {
    key: hubKey(alias, "doors"),
    type: "hub",
    system: "aws",
    kind: "cluster-doors",
    name: `change whom cluster ${name} lets in`,
    container: alias,
  };
}

/** What changing the doors of each cluster gives; who administers its account may. */
export function* clusterDoorNodes({ world, clusters }: ReachWorld): Generator<GraphElement> {
  for (const [account, those] of clusters) {
    for (const cluster of those) {
      const hub = clusterDoorHub(cluster);
      const evidence = [{ alias: cluster.alias, place: null }];
      const sure = surenessOf({ answer: "yes", conditions: [] });
      yield hub;
      yield { kind: CLUSTER_DOORS.id, from: hub.key, to: cluster.alias, ability: "admin", evidence, ...sure };
      const administrator = byEverything(world, account, somebodyOf(world, account));
      const may = administrator("eks:CreateAccessEntry", textOf(cluster.content.arn));
      if (may.answer === "no") continue;
      const from = accountHub(world.partition, account, "administer").key;
      const sureness = surenessOf(may, [], limitsUnread(world, account));
      yield { kind: CLUSTER_DOORS.id, from, to: hub.key, ability: null, evidence, ...sureness };
    }
  }
}

/** Whose own policies let it. */
export function* clusterDoorEdges(reach: ReachWorld, from: NodeKey, powers: Powers): Generator<GraphElement> {
  const { account } = powers.actor;
  if (!powers.mentions("eks:CreateAccessEntry") || !powers.mentions("eks:AssociateAccessPolicy")) return;
  for (const cluster of reach.clusters.get(account) ?? []) {
    const arn = textOf(cluster.content.arn);
    const entries = `${arn.replace(":cluster/", ":access-entry/")}/*/*/*/*`;
    const held = together(
      powers.can("eks:CreateAccessEntry", arn),
      powers.canSome("eks:AssociateAccessPolicy", entries),
    );
    if (held.answer === "no") continue;
    yield {
      kind: CLUSTER_DOORS.id,
      from,
      to: clusterDoorHub(cluster).key,
      ability: null,
      evidence: evidenceOf(held.evidence.flatMap(({ because }) => because)),
      ...surenessOf(held, [], limitsUnread(reach.world, account)),
    };
  }
}
