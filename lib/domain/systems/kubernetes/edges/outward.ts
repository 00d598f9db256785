import { hubKey, type EdgeKind, type GraphEdge, type NodeKey } from "../../../reach/edge.ts";
import type { Account, Cluster, Space } from "./cluster.ts";
import { edge, type Sureness } from "./element.ts";
import { tokenKey } from "./principals.ts";
import type { ClusterHub, NamespaceHub } from "./hubs.ts";

/** The hub of one namespace, or of all of them. */
export function hubOf(cluster: Cluster, space: Space | null, what: NamespaceHub): NodeKey {
  return hubKey(space?.key ?? cluster.key, what);
}

/** A hub of the whole cluster. */
export function clusterHub(cluster: Cluster, what: ClusterHub): NodeKey {
  return hubKey(cluster.key, what);
}

/** From what holds in every namespace to each of them. */
export function* intoSpaces(kind: EdgeKind, cluster: Cluster, what: NamespaceHub): Generator<GraphEdge> {
  for (const space of cluster.spaces.values()) {
    yield edge(kind, hubOf(cluster, null, what), { to: hubOf(cluster, space, what) }, []);
  }
}

/** From the hub of one namespace to each account that exists there, or may. */
export function* toAccounts(
  kind: EdgeKind,
  cluster: Cluster,
  space: Space,
  what: NamespaceHub,
  sureness: Sureness = {},
): Generator<GraphEdge> {
  for (const account of space.accounts.values()) {
    if (account.is === "missing") continue;
    yield edge(
      kind,
      hubOf(cluster, space, what),
      { to: tokenKey(cluster, account.key), ...sureness, ...existence(account) },
      [],
    );
  }
}

/** Whether an account that only others name exists may not have been read. */
export function existence({ is, name }: Account): Sureness {
  return is === "unread" ? { unread: [`whether there is a service account ${name} was not read`] } : {};
}
