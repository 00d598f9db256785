import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { View } from "../facts.ts";

/** Where the nodes run: a fact for each cloud and account. Nodes come and go, and are nothing by themselves here. */
export function* nodes(view: View): Generator<Fact> {
  const clouds = new Map<
    string,
    { provider: string; account: string | null; regions: Set<string>; evidence: Evidence }
  >();
  for (const { object, evidence } of view.inventory.objects("Node")) {
    const { provider, account, region } = object;
    if (provider === null) continue;
    const name = account === null ? provider : `${provider}/${account}`;
    const cloud = clouds.get(name) ?? { provider, account, regions: new Set<string>(), evidence };
    if (region !== null) cloud.regions.add(region);
    clouds.set(name, cloud);
  }
  for (const [name, { provider, account, regions, evidence }] of clouds) {
    const alias = `kubernetes:${view.slug}:nodecloud:${name}`;
    yield {
      noun: "resource",
      kind: "node-cloud",
      scope: "",
      key: alias,
      alias,
      name,
      refs: {},
      content: { provider, account, regions: [...regions].toSorted(), labels: {}, annotations: {} },
      // The call or file, not the node: which one comes first moves without meaning.
      evidence: { source: evidence.source },
    };
  }
}
