import { reachWorldOf } from "../../systems/aws/reach/reach-world.ts";
import { textOf, textsOf } from "../../systems/content.ts";
import { type GraphElement, hubKey } from "../edge.ts";
import type { Estate } from "../estate.ts";
import { AWS_AUTH, NODE_ROLE } from "./door-kinds.ts";
import { principalNode } from "./door-principals.ts";
import type { EksCluster } from "./eks-clusters.ts";

/** Whoever is in it is a node. */
export const NODES_GROUP = "system:nodes";

/**
 * Whom the `aws-auth` of a cluster lets in. What it makes of them is for the cluster's own part of the graph to say.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
 */
export function* authEdges(estate: Estate, { kubernetes, signIn }: EksCluster): Generator<GraphElement> {
  // With access entries alone nobody reads it.
  if (!kubernetes || signIn === "API") return;
  const mapped = mappedPrincipals(estate);
  for (const { alias, identity, content } of kubernetes.of("attachment", "aws-auth-mapping")) {
    if (identity === null || content.invalid !== undefined) continue;
    const arn = textOf(content.arn);
    // Roles sign in without their path: a mapping that has one matches nobody.
    if (/:role\/.*\//.test(arn)) continue;
    const node = principalNode(estate, mapped.get(arn.toLowerCase()) ?? arn);
    if (!node) continue;
    yield node;
    const edge = {
      from: node.key,
      ability: null,
      answer: "yes" as const,
      evidence: [{ alias, place: null }],
      conditions: [],
      unread: [],
    };
    yield { kind: AWS_AUTH.id, to: identity, ...edge };
    if (!textsOf(content.groups).includes(NODES_GROUP)) continue;
    yield { kind: NODE_ROLE.id, to: hubKey(clusterKey(kubernetes.slug), "node"), ...edge };
  }
}

/** Alias of a cluster by its slug. */
export function clusterKey(slug: string): string {
  return `kubernetes:${slug}:cluster:${slug}`;
}

/** ARNs of roles by what they are called there: without the path, in small letters. */
export function mappedPrincipals({ domains }: Estate): Map<string, string> {
  const found = new Map<string, string>();
  for (const facts of domains.filter(({ system }) => system === "aws")) {
    for (const { arn } of reachWorldOf(facts).world.roles.values()) {
      found.set(arn.replace(/:role\/.*\//, ":role/").toLowerCase(), arn);
    }
  }
  return found;
}
