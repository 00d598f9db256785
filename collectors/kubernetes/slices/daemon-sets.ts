import type { Fact } from "#lib/domain/facts/fact.ts";
import { controllers } from "../consumers.ts";
import type { View } from "../facts.ts";

/** DaemonSets; each runs its account on every node. */
export function daemonSets(view: View): Iterable<Fact> {
  return controllers(view, "DaemonSet");
}
