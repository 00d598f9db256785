import type { Fact } from "#lib/domain/facts/fact.ts";
import { attachments } from "../attachments.ts";
import type { View } from "../facts.ts";

/** Role bindings, one fact for each subject. A cluster role bound here counts in this namespace only. */
export function roleBindings(view: View): Iterable<Fact> {
  return attachments(view, "RoleBinding");
}
