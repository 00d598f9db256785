import type { GraphEdge, NodeKey } from "../../../reach/edge.ts";
import { builtInBindingMayAllow } from "../permissions/built-ins.ts";
import { askerOf } from "../permissions/asker.ts";
import type { Bound } from "../permissions/policies.ts";
import type { Cluster, Space } from "./cluster.ts";
import { edge } from "./element.ts";
import { unread } from "./kinds/unread.ts";
import { clusterHub, hubOf } from "./outward.ts";
import { bareKey, principalsIn } from "./principals.ts";
import { unreadOf } from "./unread.ts";

/** Most places named of those whose bindings were not read; the rest are counted. */
const NAMED = 2;

/**
 * What bindings that were not read could give: from everybody to one hub, and from it to all there is where they could
 * hold. An answer is *no* only where nothing could add an edge.
 */
export function* unreadBindings(cluster: Cluster): Generator<GraphEdge> {
  const hub = clusterHub(cluster, "unread");
  const everywhere = unreadOf(cluster, ["cluster-role-bindings"], null);
  const places = [...cluster.spaces.values()]
    .map((space) => ({ space, clauses: unreadOf(cluster, ["role-bindings"], space) }))
    .filter(({ clauses }) => clauses.length > 0);
  if (everywhere.length > 0) yield edge(unread, hub, { to: clusterHub(cluster, "everything"), unread: everywhere }, []);
  for (const { space, clauses } of places) {
    yield edge(unread, hub, { to: hubOf(cluster, space, "everything"), unread: clauses }, []);
  }
  const all = [...everywhere, ...places.flatMap(({ clauses }) => clauses)];
  if (all.length > 0) {
    const more = all.length - NAMED;
    const words = more > 0 ? [...all.slice(0, NAMED), `those of ${more} more namespaces were not, either`] : all;
    for (const key of principalsIn(cluster).byKey.keys()) yield edge(unread, key, { to: hub, unread: words }, []);
  }
  yield* platformBindings(cluster);
}

const ANYTHING = { verb: "*", group: "*", resource: "*" };

/** Files do not hold the bindings every API server makes by itself, for its own users and the accounts of kube-system. */
function* platformBindings(cluster: Cluster): Generator<GraphEdge> {
  if (cluster.policies.builtInsBound) return;
  const words = "manifests do not hold the bindings every API server makes by itself";
  for (const principal of principalsIn(cluster).byKey.values()) {
    const asker = askerOf(principal.key);
    if (!asker || !builtInBindingMayAllow(asker, ANYTHING)) continue;
    for (const from of new Set([principal.key, bareKey(cluster, principal)])) {
      yield edge(unread, from, { to: clusterHub(cluster, "everything"), unread: [words] }, []);
    }
  }
}

/** What a role gives whose rules were not read, or not all of them. */
export function* unreadRole(
  cluster: Cluster,
  from: NodeKey,
  { state, role, alias }: Bound,
  space: Space | null,
  wide = space === null,
): Generator<GraphEdge> {
  if (state !== "unread") return;
  const to = space || wide ? hubOf(cluster, space, "everything") : clusterHub(cluster, "every-namespace");
  const words = `the rules of the ${role.kind} ${role.name} were not all read`;
  yield edge(unread, from, { to, unread: [words] }, alias === "" ? [] : [{ alias, place: null }]);
}
