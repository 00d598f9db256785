import { collectFiles } from "#collectors/kubernetes/testing/collect.ts";
import { isEdge, type GraphEdge, type GraphElement } from "#lib/domain/reach/edge.ts";
import type { DomainFacts } from "#lib/domain/reach/estate.ts";
import { kubernetesGraph } from "../graph.ts";
import { domainFactsOf } from "../../../../reach/joins/testing/domain-facts.ts";

/** An object as people write it; what a case does not care about is left out. */
export type Written = { kind: string; metadata: { name: string } & Record<string, unknown> } & Record<string, unknown>;

/** What a running cluster with these objects would be read as. */
export async function factsOf(objects: readonly Written[], fromServer = true): Promise<DomainFacts> {
  const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
  return domainFactsOf("kubernetes", "test", await collectFiles({ "objects.json": list }), fromServer);
}

/** All that the builder yields for some facts. */
export function elementsOf(facts: DomainFacts): GraphElement[] {
  return [...kubernetesGraph.build(facts)];
}

/** The edges of one cluster in short: `payments/ci -execute-> namespace payments`. */
export async function edgesOf(objects: readonly Written[]): Promise<GraphEdge[]> {
  return elementsOf(await factsOf(objects)).filter(isEdge);
}

/** An alias or the key of a hub without the words that are the same in all. */
export function short(key: string): string {
  return key
    .replace("hub:kubernetes:test:serviceaccount:", "serviceaccount:")
    .replace("hub:", "")
    .replace("kubernetes:test:cluster:test", "cluster")
    .replace("kubernetes:test:serviceaccount:", "")
    .replaceAll("kubernetes:test:", "")
    .replace("namespace:", "");
}
