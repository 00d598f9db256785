import type { Fact } from "#lib/domain/facts/fact.ts";
import { controllers } from "../consumers.ts";
import type { View } from "../facts.ts";

/** Deployments. */
export function deployments(view: View): Iterable<Fact> {
  return controllers(view, "Deployment");
}
