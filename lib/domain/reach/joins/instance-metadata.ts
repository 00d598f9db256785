import { reachWorldOf } from "../../systems/aws/reach/reach-world.ts";
import { listOf, objectOf, textOf, textsOf } from "../../systems/content.ts";
import type { JsonObject } from "../../facts/json.ts";
import {
  type EdgeCondition,
  type EdgeKind,
  type GraphEdge,
  type GraphElement,
  type GraphNode,
  hubKey,
  type NodeKey,
} from "../edge.ts";
import type { DomainFacts, Estate, EstateFact, GraphJoin } from "../estate.ts";
import { OF_NODES } from "./access-entries.ts";
import { clusterKey, mappedPrincipals, NODES_GROUP } from "./aws-auth.ts";
import { principalNode } from "./door-principals.ts";
import { type EksCluster, eksClusters } from "./eks-clusters.ts";

const DOCUMENTATION = "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html";
const METADATA = "https://attack.mitre.org/techniques/T1552/005/";

/** A pod asks the metadata service of the instance it runs on. */
export const POD_TO_METADATA: EdgeKind = {
  id: "join/pod-to-metadata",
  clause: "can",
  precondition:
    "Its pods run on instances whose metadata service answers them: over two hops, or in the network of the node itself.",
  fix: "Set the hop limit of the instances' metadata to 1, require tokens, and keep pods off the network of the node.",
  references: [DOCUMENTATION, METADATA],
};

/** Who controls an instance, or may ask its metadata service, has its role. */
export const INSTANCE_ROLE: EdgeKind = {
  id: "join/instance-role",
  clause: "has the credentials of",
  precondition: "The role is that of the instances the cluster's nodes are.",
  fix: "Give the role of the nodes no more than nodes need.",
  references: [DOCUMENTATION, METADATA],
};

/** Pods and nodes of clusters to the role of the instances they run on. */
export const instanceMetadata: GraphJoin = {
  kinds: [POD_TO_METADATA, INSTANCE_ROLE],
  *build(estate) {
    for (const cluster of eksClusters(estate)) {
      if (cluster.kubernetes) yield* inCluster(estate, cluster, cluster.kubernetes);
    }
  },
};

function* inCluster(estate: Estate, cluster: EksCluster, kubernetes: DomainFacts): Generator<GraphElement> {
  const node = hubKey(clusterKey(kubernetes.slug), "node");
  const open = new Map<Answering, GraphNode>();
  for (const { arn, evidence } of nodeRoles(estate, cluster, kubernetes)) {
    const role = principalNode(estate, arn);
    const answering = answeringOf(instancesOf(estate, arn));
    if (!role || answering === "off") continue;
    const hub = hubOf(kubernetes, answering);
    open.set(answering, hub);
    yield role;
    for (const from of [hub.key, node]) {
      yield {
        ...{ kind: INSTANCE_ROLE.id, from, to: role.key, ability: null, answer: "yes" },
        ...{ evidence: [{ alias: evidence, place: null }], conditions: [], unread: [] },
      };
    }
  }
  yield* open.values();
  if (open.size > 0) yield* podEdges(kubernetes, open);
}

/**
 * Whom the metadata service of instances answers: pods too, only processes in the network of the node, nobody; or not known.
 */
type Answering = "pods" | "node" | "off" | "unread";

function answeringOf(instances: readonly EstateFact[]): Answering {
  if (instances.length === 0) return "unread";
  const all = instances.map(({ content }) => {
    const { metadata, hopLimit } = objectOf(content.details);
    if (metadata === false) return "off";
    return typeof hopLimit !== "number" ? "unread" : hopLimit > 1 ? "pods" : "node";
  });
  return (["pods", "unread", "node"] as const).find((one) => all.includes(one)) ?? "off";
}

function instancesOf({ domains }: Estate, role: string): EstateFact[] {
  return domains
    .filter(({ system }) => system === "aws")
    .flatMap((facts) =>
      facts
        .of("consumer", "ec2-instance")
        .filter(({ content }) => reachWorldOf(facts).world.roles.has(role) && textOf(content.role) === role),
    );
}

/** The roles that the cluster takes its nodes by, as ARNs. */
function* nodeRoles(
  estate: Estate,
  { aws, signIn }: EksCluster,
  kubernetes: DomainFacts,
): Generator<{ arn: string; evidence: string }> {
  const mapped = mappedPrincipals(estate);
  for (const { alias, content } of signIn === "API" ? [] : kubernetes.of("attachment", "aws-auth-mapping")) {
    if (textsOf(content.groups).includes(NODES_GROUP)) {
      const arn = textOf(content.arn);
      yield { arn: mapped.get(arn.toLowerCase()) ?? arn, evidence: alias };
    }
  }
  for (const { alias, content } of aws?.facts.of("attachment", "eks-access-entry") ?? []) {
    if (signIn === "CONFIG_MAP" || textOf(content.cluster) !== aws?.arn || !OF_NODES.has(textOf(content.type)))
      continue;
    yield { arn: textOf(content.principal), evidence: alias };
  }
}

const NO_POLICY: EdgeCondition = {
  kind: "network",
  words: "no network policy keeps its pods from the metadata address",
};

const UNREAD = "the metadata options of the cluster's instances were not read";

/** An edge to each kind of instances that answers such pods. */
function* podEdges(kubernetes: DomainFacts, open: ReadonlyMap<Answering, GraphNode>): Generator<GraphElement> {
  for (const [account, { alias, onNode }] of accountsRunning(kubernetes)) {
    for (const [answering, { key }] of open) {
      if (answering === "node" && !onNode) continue;
      const sureness: Pick<GraphEdge, "answer" | "conditions" | "unread"> =
        answering === "unread"
          ? { answer: "unknown", conditions: [], unread: [UNREAD] }
          : onNode
            ? { answer: "yes", conditions: [], unread: [] }
            : { answer: "conditional", conditions: [NO_POLICY], unread: [] };
      const evidence = [{ alias, place: null }];
      yield { kind: POD_TO_METADATA.id, from: account, to: key, ability: null, evidence, ...sureness };
    }
  }
}

/** Accounts that something runs as, each by the workload that gets furthest. */
function accountsRunning(facts: DomainFacts): Map<NodeKey, { alias: string; onNode: boolean }> {
  const found = new Map<NodeKey, { alias: string; onNode: boolean }>();
  for (const { alias, identity, content } of facts.of("consumer")) {
    if (identity === null) continue;
    const onNode = isOnNode(content);
    if (onNode || !found.has(identity))
      found.set(identity, { alias, onNode: onNode || (found.get(identity)?.onNode ?? false) });
  }
  return found;
}

function isOnNode(content: JsonObject): boolean {
  return listOf(objectOf(content.node).host).includes("network");
}

const INSTANCES: Readonly<Record<Exclude<Answering, "off">, string>> = {
  pods: "instances whose metadata answers pods",
  node: "instances whose metadata answers their own network",
  unread: "instances of which that was not read",
};

function hubOf({ slug }: DomainFacts, answering: Exclude<Answering, "off">): GraphNode {
  const container = clusterKey(slug);
  return {
    key: hubKey(container, `metadata-${answering}`),
    type: "hub",
    system: "kubernetes",
    kind: "instance-metadata",
    name: `ask for the role of ${INSTANCES[answering]} in ${slug}`,
    container,
  };
}
