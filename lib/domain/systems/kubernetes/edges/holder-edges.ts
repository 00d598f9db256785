import type { GraphElement, NodeKey } from "../../../reach/edge.ts";
import type { Bound } from "../permissions/policies.ts";
import { WAYS } from "./catalogue.ts";
import type { Cluster, Space } from "./cluster.ts";
import { edge, evidenceOf } from "./element.ts";
import { grantsOf } from "./grants.ts";
import { holdings, holderOf, type Holder } from "./holder.ts";
import { bareKey, principalsIn, type Principal } from "./principals.ts";
import { RIGHTS } from "./rights.ts";
import { askedFor } from "./role-hubs.ts";
import { rightsOf } from "./role-rights.ts";
import { unreadRole } from "./unread-rights.ts";

/** The edges that start at whoever holds rights: binding by binding, and then of rights held together. */
export function* holderEdges(cluster: Cluster): Generator<GraphElement> {
  const holding = holdings(cluster.policies);
  for (const principal of principalsIn(cluster).byKey.values()) {
    const { key, subject, also } = principal;
    const bare = bareKey(cluster, principal);
    for (const from of new Set([key, bare])) yield* boundEdges(cluster, from, subject);
    if (!mayHoldTogether(cluster, principal)) continue;
    const own = subject === null ? [] : [subject];
    const groups = (some: Principal["also"]) => [...own, ...some.map((one) => one.subject)];
    yield* togetherEdges(cluster, holding(key, groups(also)));
    // Groups of everybody come with the name, those of a certificate do not.
    if (bare !== key) yield* togetherEdges(cluster, holding(bare, groups(also.filter(({ by }) => by === "kind"))));
  }
}

/** What only groups of everybody give together starts at those groups, and not at each member. */
function mayHoldTogether({ policies }: Cluster, { subject, also }: Principal): boolean {
  return (subject !== null && policies.bound.has(subject)) || also.some(({ by }) => by !== "kind");
}

function* boundEdges(cluster: Cluster, from: NodeKey, subject: string | null): Generator<GraphElement> {
  for (const [scope, some] of (subject === null ? undefined : cluster.policies.bound.get(subject)) ?? []) {
    const space = scope === "" ? null : (cluster.spaces.get(scope) ?? null);
    if (scope !== "" && space === null) continue;
    for (const bound of some) yield* edgesOf(cluster, from, bound, space, space === null);
  }
}

function* edgesOf(
  cluster: Cluster,
  from: NodeKey,
  bound: Bound,
  space: Space | null,
  wide: boolean,
): Generator<GraphElement> {
  yield* grantsOf(cluster, from, bound, space, wide);
  yield* unreadRole(cluster, from, bound, space, wide);
  const rights = rightsOf(bound.rules);
  for (const way of WAYS) {
    const told = new Set<NodeKey>();
    for (const right of way.rights ?? []) {
      const given = rights.get(right);
      if (!given || (RIGHTS[right].clusterOnly && !wide)) continue;
      const held = given.whole === null ? [...given.names] : [[null, given.whole] as const];
      for (const [name, index] of held) {
        for (const target of way.targets?.(cluster, space, name, right) ?? []) {
          const id = `${target.to} ${target.ability ?? ""} ${target.unread?.length ?? 0}`;
          if (told.has(id)) continue;
          told.add(id);
          yield edge(way, from, target, evidenceOf(bound, index));
        }
      }
    }
  }
}

function* togetherEdges(cluster: Cluster, holder: Holder): Generator<GraphElement> {
  for (const scope of holder.scopes()) {
    const space = scope === "" ? null : cluster.spaces.get(scope);
    if (space === undefined) continue;
    for (const { together } of WAYS) yield* together?.(cluster, holder, space) ?? [];
  }
}

/** The edges of roles that somebody may bind itself to; those lead to no further ones. */
export function* roleHubEdges(cluster: Cluster): Generator<GraphElement> {
  for (const { node, space, wide, bound } of askedFor(cluster)) {
    yield node;
    yield* edgesOf(cluster, node.key, bound, space, wide);
    yield* togetherEdges(cluster, holderOf(node.key, new Map([[space?.name ?? "", [bound]]])));
  }
}
