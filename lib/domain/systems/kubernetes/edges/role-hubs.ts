import { hubKey, type GraphNode, type NodeKey } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import type { RoleReference } from "../permissions/binding.ts";
import type { Bound } from "../permissions/policies.ts";
import type { Cluster, Space } from "./cluster.ts";
import { hub } from "./hubs.ts";

/** What somebody has who binds itself to a role in a place. */
export interface RoleHub {
  node: GraphNode;
  space: Space | null;
  /** The cluster itself is meant, too, and not only its namespaces. */
  wide: boolean;
  bound: Bound;
}

const ASKED_FOR = new WeakMap<Cluster, Map<NodeKey, RoleHub>>();

/** The hub of a role in a place; what leads to one asks for it here, and {@link askedFor} are then filled. */
export function roleHub(cluster: Cluster, space: Space | null, role: RoleReference, wide: boolean): NodeKey {
  const asked = ASKED_FOR.get(cluster) ?? new Map<NodeKey, RoleHub>();
  ASKED_FOR.set(cluster, asked);
  const container = space?.key ?? cluster.key;
  const what = `${role.kind}-${role.name}${space === null && !wide ? "-in-namespaces" : ""}`;
  const key = hubKey(container, what);
  if (asked.has(key)) return key;
  const where = space?.name ?? (wide ? cluster.name : `every namespace of ${cluster.name}`);
  const node = hub(container, what, `have the ${role.kind} ${role.name} in ${where}`);
  asked.set(key, { node, space, wide, bound: boundTo(cluster, role, space?.name ?? "") });
  return key;
}

/** Every hub of a role that something leads to, those asked for meanwhile among them. */
export function* askedFor(cluster: Cluster): Generator<RoleHub> {
  yield* ASKED_FOR.get(cluster)?.values() ?? [];
}

const ROLES = new WeakMap<Cluster, ReadonlyMap<string, readonly RoleReference[]>>();

/** The Roles of a namespace. */
export function rolesOf(cluster: Cluster, space: Space): readonly RoleReference[] {
  const roles = ROLES.get(cluster) ?? readRoles(cluster);
  ROLES.set(cluster, roles);
  return roles.get(space.name) ?? [];
}

function readRoles({ facts }: Cluster): Map<string, RoleReference[]> {
  const found = new Map<string, RoleReference[]>();
  for (const { name, content } of facts.of("policy-document", "role")) {
    const namespace = textOf(content.namespace);
    const some = found.get(namespace);
    if (some) some.push({ kind: "Role", name });
    else found.set(namespace, [{ kind: "Role", name }]);
  }
  return found;
}

/** As if a binding gave it. */
function boundTo({ policies }: Cluster, role: RoleReference, namespace: string): Bound {
  const binding = { kind: namespace === "" ? "ClusterRoleBinding" : "RoleBinding", namespace, name: "" };
  return { binding, subject: "", role, alias: "", ...policies.look(role, namespace) };
}
