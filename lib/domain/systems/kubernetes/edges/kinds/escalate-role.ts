import { edge } from "../element.ts";
import type { Held, Holder } from "../holder.ts";
import { clusterHub, hubOf } from "../outward.ts";
import { goodPractice, mitre } from "../references.ts";
import { evidenceOfAll, isOfPlace, widest } from "../together.ts";
import type { Way } from "../way.ts";
import type { Cluster, Space } from "../cluster.ts";

/** Who may write more into a role than it has itself, and has or gets that role, has everything where the role holds. */
export const escalateRole: Way = {
  id: "kubernetes/escalate-role",
  clause: "can write any right into its role in",
  precondition: "It may write roles and escalate them, and is bound to one of them or may bind itself.",
  fix: "Take the verb escalate out of the role: without it nobody writes rights they do not have.",
  references: [goodPractice("escalate-verb"), mitre("T1098.006")],

  *together(cluster, holder, space) {
    yield* escalated(cluster, holder, space, space === null ? "ClusterRole" : "Role");
  },
};

function* escalated(cluster: Cluster, holder: Holder, space: Space | null, kind: "Role" | "ClusterRole") {
  const write = widest(holder.held(kind === "Role" ? "writeRoles" : "writeClusterRoles", space));
  if (!write) return;
  const bind = widest(holder.held(kind === "Role" ? "writeRoleBindings" : "writeClusterRoleBindings", space));
  for (const held of holder.held(kind === "Role" ? "escalateRoles" : "escalateClusterRoles", space)) {
    const own = bind ?? boundBy(held, write, kind);
    if (!own || !isOfPlace([held, write, own], space)) continue;
    yield edge(
      escalateRole,
      holder.key,
      { to: space === null ? clusterHub(cluster, "everything") : hubOf(cluster, space, "everything") },
      evidenceOfAll([held, write, own]),
    );
    return;
  }
}

/** The role that gives it the right is one it may write into. */
function boundBy(held: Held, write: Held, kind: "Role" | "ClusterRole"): Held | null {
  const writable = [held, write].find(
    ({ bound: { role } }) =>
      role.kind === kind &&
      (held.name === null || held.name === role.name) &&
      (write.name === null || write.name === role.name),
  );
  return writable ?? null;
}
