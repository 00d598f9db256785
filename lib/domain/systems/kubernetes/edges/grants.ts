import type { Ability } from "../../../reach/ability.ts";
import type { GraphEdge, NodeKey } from "../../../reach/edge.ts";
import type { Bound } from "../permissions/policies.ts";
import { abilitiesOf, type Hit } from "./abilities.ts";
import type { Cluster, Space } from "./cluster.ts";
import { edge, evidenceOf } from "./element.ts";
import { abilityHub } from "./hubs.ts";
import { granted } from "./kinds/granted.ts";

/**
 * What one bound role gives: an edge for each ability in its namespace, or in all of them and at the cluster itself.
 * @param wide a binding in the whole cluster; a role bound in every namespace gives nothing at the cluster itself
 */
export function* grantsOf(
  cluster: Cluster,
  from: NodeKey,
  bound: Bound,
  space: Space | null,
  wide = space === null,
): Generator<GraphEdge> {
  const { inNamespace, inCluster } = abilitiesOf(bound.rules);
  for (const [ability, hit] of inNamespace) {
    const evidence = evidenceOf(bound, hit.index);
    if (space !== null) yield edge(granted, from, { to: space.key, ability }, evidence);
    else yield edge(granted, from, { to: abilityHub(cluster.key, ability), unread: somewhere(ability, hit) }, evidence);
  }
  if (!wide) return;
  for (const [ability, { index }] of inCluster) {
    yield edge(granted, from, { to: cluster.key, ability }, evidenceOf(bound, index));
  }
}

/** A name in a role for the whole cluster is meant for one place, and which has something of that name is not read. */
function somewhere(ability: Ability, { narrowed }: Hit): string[] {
  return narrowed ? [`where there is something of a name it has ${ability} for was not read`] : [];
}
