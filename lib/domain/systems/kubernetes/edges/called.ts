import { hubKey, type EdgeKind, type GraphElement, type NodeKey } from "../../../reach/edge.ts";
import type { Cluster, Space } from "./cluster.ts";
import { edge, type Target } from "./element.ts";
import { hub } from "./hubs.ts";
import type { Changeable, RightId } from "./rights.ts";
import { rightsOf } from "./role-rights.ts";

/** What a role may name in every namespace at once. */
type Called = "account" | "secret" | "pod" | Changeable;

function wordsOf(what: Called): string {
  if (what === "account") return "act as the service account";
  if (what === "secret") return "read the Secret";
  return what === "pod" ? "run commands in the pod" : `change the ${what.replaceAll("-", " ")}`;
}

/** Hub of those who have something of one name in every namespace: so many to so many is one edge in and one out. */
export function calledHub(cluster: Cluster, what: Called, name: string): NodeKey {
  return hubKey(cluster.key, `${what}-called-${name}`);
}

/** Those hubs, as far as roles that hold in the whole cluster name anything, with what of that name there is. */
export function* calledAcross(
  kind: EdgeKind,
  cluster: Cluster,
  what: Called,
  rights: readonly RightId[],
  targets: (space: Space, name: string) => Iterable<Target>,
): Generator<GraphElement> {
  for (const name of namesAcross(cluster, rights)) {
    const key = calledHub(cluster, what, name);
    yield hub(cluster.key, `${what}-called-${name}`, `${wordsOf(what)} ${name} of every namespace of ${cluster.name}`);
    for (const space of cluster.spaces.values()) {
      for (const target of targets(space, name)) yield edge(kind, key, target, []);
    }
  }
}

function namesAcross({ policies }: Cluster, rights: readonly RightId[]): Set<string> {
  const names = new Set<string>();
  for (const scopes of policies.bound.values()) {
    for (const { rules } of scopes.get("") ?? []) {
      for (const right of rights) for (const name of rightsOf(rules).get(right)?.names.keys() ?? []) names.add(name);
    }
  }
  return names;
}
