import type { NodeKey } from "../../../../reach/edge.ts";
import type { Cluster, Space } from "../cluster.ts";
import { edge } from "../element.ts";
import type { Held, Holder } from "../holder.ts";
import { clusterHub, hubOf, intoSpaces } from "../outward.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import { roleHub, rolesOf } from "../role-hubs.ts";
import { evidenceOfAll, isOfPlace, widest } from "../together.ts";
import type { Way } from "../way.ts";

/** Nobody may give out rights they do not have, but for who has the verb bind. */
export const bindRole: Way = {
  id: "kubernetes/bind-role",
  clause: "can bind itself to",
  precondition: "It may bind roles it does not hold itself, and write role bindings or cluster role bindings.",
  fix: "Name in resourceNames of the rule with bind the roles it may give out; none that is stronger than it needs.",
  references: [goodPractice("bind-verb"), mitre("T1098.006"), threatMatrix("Cluster-admin binding")],

  *together(cluster, holder, space) {
    const write = widest(holder.held("writeRoleBindings", space));
    if (write) yield* bound(cluster, holder, space, write, false);
    const everywhere = space === null ? widest(holder.held("writeClusterRoleBindings", null)) : null;
    if (everywhere) yield* bound(cluster, holder, null, everywhere, true);
  },

  *around(cluster) {
    yield* intoSpaces(bindRole, cluster, "roles");
    for (const space of cluster.spaces.values()) {
      for (const role of rolesOf(cluster, space)) {
        yield edge(bindRole, hubOf(cluster, space, "roles"), { to: roleHub(cluster, space, role, true) }, []);
      }
    }
  },
};

function* bound(cluster: Cluster, holder: Holder, space: Space | null, write: Held, wide: boolean) {
  for (const [right, kind] of [
    ["bindClusterRoles", "ClusterRole"],
    ["bindRoles", "Role"],
  ] as const) {
    // A ClusterRoleBinding binds no Role.
    for (const held of wide && kind === "Role" ? [] : holder.held(right, space)) {
      if (!isOfPlace([held, write], space)) continue;
      const to = targetOf(cluster, space, { kind, name: held.name }, wide);
      if (to !== null) yield edge(bindRole, holder.key, { to }, evidenceOfAll([held, write]));
    }
  }
}

/** Role bindings everywhere reach every namespace, and nothing of the cluster itself. */
function targetOf(
  cluster: Cluster,
  space: Space | null,
  { kind, name }: { kind: "Role" | "ClusterRole"; name: string | null },
  wide: boolean,
): NodeKey | null {
  const anything = kind === "ClusterRole" && (name === null || name === "cluster-admin");
  if (space === null && !wide) {
    if (anything) return clusterHub(cluster, "every-namespace");
    return name === null ? hubOf(cluster, null, "roles") : roleHub(cluster, null, { kind, name }, false);
  }
  if (anything) return hubOf(cluster, space, "everything");
  return name === null ? hubOf(cluster, space, "roles") : roleHub(cluster, space, { kind, name }, wide);
}
