import type { Fact } from "#lib/domain/facts/fact.ts";
import { foldedWorkloads } from "../consumers.ts";
import type { View } from "../facts.ts";

/** ReplicationControllers, and their controllers of kinds we do not list (a DeploymentConfig). */
export function replicationControllers(view: View): Iterable<Fact> {
  return foldedWorkloads(view, "ReplicationController");
}
