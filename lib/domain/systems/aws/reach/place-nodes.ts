import type { GraphNode } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { listOf, objectOf, textOf } from "../../content.ts";
import { accountAlias, thingAlias } from "../aliases.ts";
import type { ReachWorld } from "./reach-world.ts";

const CONTENTS = ["eks-cluster", "ecr-repository", "kms-key"];

/** Organizations, units, accounts and what lies in them, as ends of edges. */
export function* placeNodes({ facts, world, accounts, secrets }: ReachWorld): Generator<GraphNode> {
  const { partition } = world;
  for (const fact of facts.of("resource", "organization", "organizational-unit")) yield resourceNode(fact);
  for (const fact of accounts.values()) yield { ...resourceNode(fact), container: placeOf(partition, fact) };
  for (const { id, name } of world.accounts.values()) yield accountNode(partition, id, name);
  for (const fact of facts.of("resource", ...CONTENTS)) yield resourceNode(fact);
  for (const fact of secrets.values()) yield resourceNode(fact);
}

/** An account that is only spoken of. */
export function accountNode(partition: string, id: string, name: string | null = null): GraphNode {
  const key = accountAlias(partition, id);
  return { key, type: "resource", system: "aws", kind: "account", name: name ?? id, container: null };
}

function resourceNode({ alias, kind, name, container }: EstateFact): GraphNode {
  return { key: alias, type: "resource", system: "aws", kind, name, container };
}

/** The unit an account lies in, which says more than its organization. */
function placeOf(partition: string, { content, container }: EstateFact): string | null {
  const unit = textOf(objectOf(listOf(content.units).at(-1)).id);
  return unit === "" ? container : thingAlias(partition, "organizational-unit", unit);
}
