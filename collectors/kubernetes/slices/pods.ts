import type { Fact } from "#lib/domain/facts/fact.ts";
import { foldedWorkloads } from "../consumers.ts";
import type { View } from "../facts.ts";

/** Pods that no controller speaks for, and controllers known only from their pods. */
export function pods(view: View): Iterable<Fact> {
  return foldedWorkloads(view, "Pod");
}
