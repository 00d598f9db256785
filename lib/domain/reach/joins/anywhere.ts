import type { EdgeKind, GraphElement, NodeKey } from "../edge.ts";
import type { Estate } from "../estate.ts";

/** What of each system the whole of it is, and what has an environment of its own inside. */
const WHOLES: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ["cluster", "namespace"],
  aws: ["account"],
};

/**
 * Unknown edges from a hub to whatever it may lead to in clusters, or in accounts too: one for each cluster, namespace and
 * account, so that nothing that is behind the hub is said not to reach production. It never makes a *yes*.
 */
export function* anywhere(
  { id }: EdgeKind,
  from: NodeKey,
  { domains }: Estate,
  systems: readonly string[],
  unread: string,
): Iterable<GraphElement> {
  for (const facts of domains) {
    const kinds = systems.includes(facts.system) ? (WHOLES[facts.system] ?? []) : [];
    if (kinds.length === 0) continue;
    for (const { alias } of facts.of("resource", ...kinds)) {
      const evidence = [{ alias, place: null }];
      const shared = { kind: id, ability: "admin" as const, answer: "unknown" as const, evidence, conditions: [] };
      yield { ...shared, from, to: alias, unread: [unread] };
    }
  }
}
