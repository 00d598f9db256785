import { hubKey, type GraphNode, type NodeKey } from "../../../reach/edge.ts";
import type { Cluster, Space } from "./cluster.ts";
import { tokenKey } from "./principals.ts";
import { rightsOf } from "./role-rights.ts";

/** Alias of a Secret, whether it was read or not. */
export function secretKey({ facts }: Cluster, { name: namespace }: Space, name: string): NodeKey {
  return `kubernetes:${facts.slug}:secret:${namespace}/${name}`;
}

/**
 * What a Secret leads to: the account whose token it holds, or a hub of those who have its value, from which joins lead on
 * to what that opens.
 */
export function heldIn(cluster: Cluster, secret: NodeKey): NodeKey {
  const account = cluster.tokens.get(secret);
  return account === undefined ? valueHub(secret) : tokenKey(cluster, account);
}

/** The hub of those who have what a stored copy holds; joins may lead on from it. */
export function valueHub(secret: NodeKey): NodeKey {
  return hubKey(secret, "value");
}

/** Secrets as resources, and the hubs of their values; those that roles name are among them, read or not. */
export function* secretNodes(cluster: Cluster): Generator<GraphNode> {
  const named = namedSecrets(cluster);
  for (const space of cluster.spaces.values()) {
    for (const name of new Set([...space.secrets.keys(), ...(named.get(space.name) ?? [])])) {
      const key = secretKey(cluster, space, name);
      yield { key, type: "resource", system: "kubernetes", kind: "secret", name, container: space.key };
      if (cluster.tokens.has(key)) continue;
      const words = `use what the Secret ${name} in ${space.name} holds`;
      yield { key: valueHub(key), type: "hub", system: "kubernetes", kind: "value", name: words, container: key };
    }
  }
}

/** Names of Secrets that roles name, by the namespace they hold in. */
function namedSecrets({ policies }: Cluster): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const scopes of policies.bound.values()) {
    for (const [scope, some] of scopes) {
      const names = found.get(scope) ?? new Set<string>();
      found.set(scope, names);
      for (const { rules } of some)
        for (const name of rightsOf(rules).get("secrets")?.names.keys() ?? []) names.add(name);
    }
  }
  return found;
}
