import type { Fact } from "#lib/domain/facts/fact.ts";
import { attachments } from "../attachments.ts";
import type { View } from "../facts.ts";

/** Cluster role bindings, one fact for each subject. */
export function clusterRoleBindings(view: View): Iterable<Fact> {
  return attachments(view, "ClusterRoleBinding");
}
