import { factOf, type View } from "../facts.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";

/**
 * Namespaces: those declared, and in plain files also those only an object in them tells of. The latter wait while
 * something unread may be their declaration: they would seem to have lost their labels.
 */
export function* namespaces(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("Namespace")) {
    yield factOf(view, "resource", "Namespace", object, evidence, { content: { declared: true } });
  }
  if (!view.declarationsKnown) return;
  for (const { name, evidence } of view.inventory.impliedNamespaces()) {
    const object = { name, namespace: "", labels: {}, annotations: {} };
    yield factOf(view, "resource", "Namespace", object, evidence, { content: { declared: false } });
  }
}
