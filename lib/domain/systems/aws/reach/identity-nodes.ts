import type { GraphNode } from "../../../reach/edge.ts";
import { accountAlias, principalAlias, serviceAlias, thingAlias } from "../aliases.ts";
import { aliasOfArn, lastOf } from "../read-alias.ts";
import { readReference } from "../references.ts";
import type { ReachWorld } from "./reach-world.ts";

/** Everybody of the accounts that were read; those only spoken of come with the edges that do. */
export function* identityNodes({ facts, world }: ReachWorld): Generator<GraphNode> {
  for (const { alias, kind, name, container } of facts.of("identity")) yield identityNode(alias, kind, name, container);
  for (const { id } of world.accounts.values()) yield rootNode(world.partition, id);
}

/** Every account has one, whether or not a report tells of it. */
export function rootNode(partition: string, account: string): GraphNode {
  const key = principalAlias(partition, account, "root", "");
  return identityNode(key, "root", "root", accountAlias(partition, account));
}

/** A role or user that nobody read, by its ARN; null where that names none. */
export function strangerNode(arn: string): GraphNode | null {
  const key = aliasOfArn(arn);
  const place = key === null ? null : readReference(key);
  return key === null || !place ? null : identityNode(key, place.kind, lastOf(place.name), place.container);
}

/** A service that acts by itself. */
export function serviceNode(partition: string, host: string): GraphNode {
  return identityNode(serviceAlias(partition, host), "service", host, null);
}

/** Whoever an identity provider vouches for, as trust policies write it. */
export function federatedNode(partition: string, provider: string): GraphNode {
  const key = thingAlias(partition, "federated", provider);
  return identityNode(key, "federated", readReference(key)?.name ?? provider, null);
}

function identityNode(key: string, kind: string, name: string, container: string | null): GraphNode {
  return { key, type: "identity", system: "aws", kind, name, container };
}
