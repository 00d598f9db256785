import type { Fact } from "#lib/domain/facts/fact.ts";
import { foldedWorkloads } from "../consumers.ts";
import type { View } from "../facts.ts";

/** Jobs without a CronJob, and their controllers of kinds we do not list (a Workflow). */
export function jobs(view: View): Iterable<Fact> {
  return foldedWorkloads(view, "Job");
}
