import type { Fact } from "#lib/domain/facts/fact.ts";
import { controllers } from "../consumers.ts";
import type { View } from "../facts.ts";

/** StatefulSets. */
export function statefulSets(view: View): Iterable<Fact> {
  return controllers(view, "StatefulSet");
}
