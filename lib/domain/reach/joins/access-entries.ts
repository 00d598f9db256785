import { textMatches } from "../../systems/aws/trust/action-match.ts";
import { listOf, objectOf, textOf, textsOf } from "../../systems/content.ts";
import type { JsonObject } from "../../facts/json.ts";
import { type EdgeAnswer, type GraphEdge, type GraphElement, type GraphNode, hubKey, type NodeKey } from "../edge.ts";
import type { DomainFacts, Estate } from "../estate.ts";
import { ACCESS_POLICIES, accessPolicyName } from "./access-policies.ts";
import { clusterKey } from "./aws-auth.ts";
import { ACCESS_ENTRY, ACCESS_POLICY, NODE_ROLE } from "./door-kinds.ts";
import { principalNode } from "./door-principals.ts";
import type { EksCluster } from "./eks-clusters.ts";

/** Types of entries for nodes; `STANDARD` ones are for people and machines. */
export const OF_NODES = new Set(["EC2_LINUX", "EC2_WINDOWS", "EC2", "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX"]);

/**
 * Whom the access entries of a cluster let in, with their groups and access policies. Of a cluster that nobody read inside,
 * what its groups may there is not known.
 */
export function* entryEdges(estate: Estate, { aws, kubernetes, signIn }: EksCluster): Generator<GraphElement> {
  if (!aws || signIn === "CONFIG_MAP") return;
  for (const { alias, content } of aws.facts.of("attachment", "eks-access-entry")) {
    if (textOf(content.cluster) !== aws.arn) continue;
    const node = principalNode(estate, textOf(content.principal));
    if (!node) continue;
    yield node;
    const make: MakeEdge = (kind, to, more = {}) => ({
      ...{ kind: kind.id, from: node.key, to, ability: null, answer: "yes" as EdgeAnswer },
      ...{ evidence: [{ alias, place: null }], conditions: [], unread: [] },
      ...more,
    });
    if (kubernetes) yield* intoCluster(kubernetes, content, make);
    else yield* intoUnread(aws.cluster.alias, content, make);
  }
}

type MakeEdge = (
  kind: { id: string },
  to: NodeKey,
  more?: Partial<Pick<GraphEdge, "ability" | "answer" | "unread">>,
) => GraphEdge;

function* intoCluster(facts: DomainFacts, content: JsonObject, make: MakeEdge): Generator<GraphElement> {
  const cluster = clusterKey(facts.slug);
  if (OF_NODES.has(textOf(content.type))) yield make(NODE_ROLE, hubKey(cluster, "node"));
  const username = textOf(content.username);
  // What stands between braces is filled in at sign-in.
  const users = username === "" || username.includes("{{") ? [] : [subjectNode(facts, "user", username)];
  for (const node of [...users, ...textsOf(content.groups).map((name) => subjectNode(facts, "group", name))]) {
    yield node;
    yield make(ACCESS_ENTRY, node.key);
  }
  for (const value of listOf(content.policies)) {
    const policy = objectOf(value);
    const name = accessPolicyName(textOf(policy.arn));
    const known = ACCESS_POLICIES[name];
    if (!known) {
      yield make(ACCESS_POLICY, cluster, unreviewed(name));
      continue;
    }
    const whole = policy.scope === "cluster";
    for (const place of whole ? [cluster] : namespacesOf(facts, textsOf(policy.namespaces))) {
      for (const hub of known.hubs) yield make(ACCESS_POLICY, hubKey(place, hub));
      for (const ability of known.abilities) {
        yield whole
          ? make(ACCESS_POLICY, hubKey(cluster, `every-${ability}`))
          : make(ACCESS_POLICY, place, { ability });
      }
    }
  }
}

/** A policy of AWS that no table here has: those that AWS gives to its own parts, and new ones. */
function unreviewed(name: string) {
  return {
    ability: "admin",
    answer: "unknown",
    unread: [`what the access policy ${name} gives is not known`],
  } as const;
}

/** Namespaces of a policy, which may end in a wildcard. */
function namespacesOf(facts: DomainFacts, patterns: readonly string[]): NodeKey[] {
  return facts
    .of("resource", "namespace")
    .filter(({ name }) => patterns.some((pattern) => textMatches(pattern, name)))
    .map(({ alias }) => alias);
}

function subjectNode({ slug }: DomainFacts, kind: "user" | "group", name: string): GraphNode {
  const key = `kubernetes:${slug}:${kind}:${name}`;
  return { key, type: "identity", system: "kubernetes", kind, name, container: clusterKey(slug) };
}

/** All that is known is how AWS calls what it gives. */
function* intoUnread(cluster: NodeKey, content: JsonObject, make: MakeEdge): Generator<GraphElement> {
  for (const value of listOf(content.policies)) {
    const name = accessPolicyName(textOf(objectOf(value).arn));
    const known = ACCESS_POLICIES[name];
    if (!known) {
      yield make(ACCESS_POLICY, cluster, unreviewed(name));
      continue;
    }
    for (const ability of known.hubs.includes("everything") ? (["admin"] as const) : known.abilities) {
      yield make(ACCESS_POLICY, cluster, { ability });
    }
  }
  if (textsOf(content.groups).length === 0 && textOf(content.username) === "") return;
  yield make(ACCESS_ENTRY, cluster, {
    ability: "admin",
    answer: "unknown",
    unread: ["what its groups may in the cluster was not read"],
  });
}
