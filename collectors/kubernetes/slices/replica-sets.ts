import type { Fact } from "#lib/domain/facts/fact.ts";
import { foldedWorkloads } from "../consumers.ts";
import type { View } from "../facts.ts";

/** ReplicaSets without a Deployment, and their controllers of kinds we do not list (a Rollout). */
export function replicaSets(view: View): Iterable<Fact> {
  return foldedWorkloads(view, "ReplicaSet");
}
