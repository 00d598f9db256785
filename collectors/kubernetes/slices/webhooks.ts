import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";

/** Webhooks that may refuse what is sent to the API server. */
export function validatingWebhooks(view: View): Iterable<Fact> {
  return webhooks(view, "ValidatingWebhookConfiguration");
}

/** Webhooks that may change what is sent to the API server. */
export function mutatingWebhooks(view: View): Iterable<Fact> {
  return webhooks(view, "MutatingWebhookConfiguration");
}

function* webhooks(
  view: View,
  kind: "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration",
): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects(kind)) {
    yield factOf(view, "policy-document", kind, object, evidence, {
      content: { webhooks: object.webhooks.map((webhook) => ({ ...webhook })) },
    });
  }
}
