import type { Fact } from "#lib/domain/facts/fact.ts";
import { controllers } from "../consumers.ts";
import type { View } from "../facts.ts";

/** CronJobs. */
export function cronJobs(view: View): Iterable<Fact> {
  return controllers(view, "CronJob");
}
