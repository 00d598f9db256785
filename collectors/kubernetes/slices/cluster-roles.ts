import { aggregate, type AggregatableRole } from "#lib/domain/systems/kubernetes/aggregate.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";
import type { Reduced } from "../reduce.ts";

/**
 * Cluster roles, aggregated ones with the rules they end up with. A live cluster has computed those already, and what
 * it enforces is what it says; only where it has not yet (no rules at all) are they computed here. They wait while a
 * cluster role may be unread: they would seem to have lost the rules they get from it.
 */
export function* clusterRoles(view: View): Generator<Fact> {
  const computed = aggregate(aggregatable(view));
  for (const { object, evidence } of view.inventory.objects("ClusterRole")) {
    const aggregated = isComputed(view, object) ? computed.get(object.name) : undefined;
    if (aggregated && !view.clusterRolesKnown) continue;
    const rules = aggregated?.rules ?? object.rules;
    yield factOf(view, "policy-document", "ClusterRole", object, evidence, {
      content: {
        rules: rules.map((rule) => ({ ...rule })),
        aggregation: object.selectors?.map((selector) => selector.map((requirement) => ({ ...requirement }))) ?? null,
        aggregatedFrom: aggregated?.from ?? [],
        ...(aggregated?.truncated ? { truncated: true } : {}),
      },
    });
  }
}

function isComputed(view: View, { selectors, rules }: Reduced<"ClusterRole">): boolean {
  return selectors !== null && (!view.live || rules.length === 0);
}

function* aggregatable(view: View): Generator<AggregatableRole> {
  for (const { object } of view.inventory.objects("ClusterRole")) {
    const { name, rules, selectors, allLabels } = object;
    yield { name, rules, selectors, labels: new Map(allLabels) };
  }
}
