import { reachWorldOf, type ReachWorld } from "../../systems/aws/reach/reach-world.ts";
import { accountAlias } from "../../systems/aws/aliases.ts";
import { managedCluster } from "../../systems/kubernetes/cloud.ts";
import { textOf } from "../../systems/content.ts";
import { type GraphElement, type GraphNode, hubKey, type NodeKey } from "../edge.ts";
import type { DomainFacts, Estate } from "../estate.ts";
import { clusterKey } from "./aws-auth.ts";
import { DOORS_UNREAD } from "./door-kinds.ts";
import type { EksCluster } from "./eks-clusters.ts";

/** A door that was not read: whom it could let in, and what of it was not read, in a clause. */
interface UnreadDoor {
  /** Null: somebody of any account. */
  account: string | null;
  words: string;
}

/**
 * Doors of clusters that nobody read could let in anybody of AWS. One hub for those of an account and one for all, so that
 * each principal has one edge.
 */
export function* unreadDoors({ domains }: Estate, clusters: readonly EksCluster[]): Generator<GraphElement> {
  const worlds = domains.filter(({ system }) => system === "aws").map(reachWorldOf);
  const accounts = new Set<string>();
  let everybody = false;
  for (const cluster of worlds.length > 0 ? clusters : []) {
    for (const door of doorsOf(cluster)) {
      if (door.account === null) everybody = true;
      else accounts.add(door.account);
      yield* intoCluster(cluster, door);
    }
  }
  if (everybody) yield somebodyNode(null);
  for (const reach of worlds) yield* membersOf(reach, accounts, everybody);
}

function* doorsOf({ kubernetes, aws, signIn }: EksCluster): Generator<UnreadDoor> {
  const name = kubernetes?.slug ?? aws?.cluster.name ?? "";
  if (kubernetes && signIn !== "API" && !isAuthRead(kubernetes) && isPerhapsEks(kubernetes)) {
    yield { account: null, words: `the aws-auth of ${name} was not read` };
  }
  if (!aws) {
    if (kubernetes && isEks(kubernetes)) {
      yield { account: null, words: `the access entries of ${name} were not read: its account is not connected` };
    }
    return;
  }
  const listing = aws.facts.listings.find(
    ({ kind, scope }) => kind === "access-entries" && scope === aws.cluster.scope,
  );
  if (signIn !== "CONFIG_MAP" && !listing?.complete) {
    yield { account: null, words: `the access entries of ${name} were not read completely` };
  }
  // With access entries its maker is one of them.
  if (signIn !== "API" && signIn !== "API_AND_CONFIG_MAP" && aws.cluster.content.creatorIsAdmin !== false) {
    yield { account: aws.account, words: `who made ${name}, and so administers it, stands in no list` };
  }
}

function isAuthRead({ fromServer, listings }: DomainFacts): boolean {
  if (!fromServer) return true;
  return listings.some(
    ({ kind, scope, complete }) =>
      kind === "config-maps" && complete && (scope === "" || scope === "namespace/kube-system"),
  );
}

function issuer(facts: DomainFacts): string {
  return textOf(facts.of("resource", "cluster")[0]?.content.issuer);
}

function isEks(facts: DomainFacts): boolean {
  return managedCluster(issuer(facts))?.product === "EKS";
}

function isPerhapsEks(facts: DomainFacts): boolean {
  return issuer(facts) === "" || isEks(facts);
}

function* intoCluster({ kubernetes, aws }: EksCluster, { account, words }: UnreadDoor): Generator<GraphElement> {
  const alias = kubernetes ? clusterKey(kubernetes.slug) : (aws?.cluster.alias ?? "");
  yield {
    kind: DOORS_UNREAD.id,
    from: somebodyNode(account).key,
    to: kubernetes ? hubKey(alias, "everything") : alias,
    ability: kubernetes ? null : "admin",
    answer: "unknown",
    evidence: [{ alias, place: null }],
    conditions: [],
    unread: [words],
  };
}

function* membersOf({ world }: ReachWorld, accounts: ReadonlySet<string>, everybody: boolean): Generator<GraphElement> {
  const { partition } = world;
  const those = [...world.accounts.keys()].filter((id) => everybody || accounts.has(id));
  for (const id of those) {
    yield { ...somebodyNode(id), container: accountAlias(partition, id) };
    if (everybody) yield isSomebody(somebodyNode(id).key, somebodyNode(null).key, accountAlias(partition, id));
  }
  const wanted = new Set(those);
  for (const actors of [world.roles.values(), world.users.values()]) {
    for (const { alias, account } of actors) {
      if (wanted.has(account)) yield isSomebody(alias, somebodyNode(account).key, alias);
    }
  }
}

function isSomebody(from: NodeKey, to: NodeKey, evidence: string): GraphElement {
  return {
    ...{ kind: DOORS_UNREAD.id, from, to, ability: null, answer: "yes" },
    ...{ evidence: [{ alias: evidence, place: null }], conditions: [], unread: [] },
  };
}

function somebodyNode(account: string | null): GraphNode {
  return {
    key: hubKey("aws", `somebody ${account ?? "anywhere"}`),
    type: "hub",
    system: "aws",
    kind: "somebody",
    name: account === null ? "be somebody of AWS" : `be somebody of account ${account}`,
    container: null,
  };
}
