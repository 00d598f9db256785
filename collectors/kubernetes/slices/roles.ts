import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";

/** Roles, their rules exactly as written. */
export function* roles(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("Role")) {
    yield factOf(view, "policy-document", "Role", object, evidence, {
      content: { rules: object.rules.map((rule) => ({ ...rule })), aggregation: null, aggregatedFrom: [] },
    });
  }
}
