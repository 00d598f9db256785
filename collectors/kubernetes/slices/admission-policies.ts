import type { Fact } from "#lib/domain/facts/fact.ts";
import { factOf, type View } from "../facts.ts";

/** Admission policies: what they are asked about, and how many checks they make. */
export function* admissionPolicies(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("ValidatingAdmissionPolicy")) {
    const { failurePolicy, match, conditions, validations } = object;
    yield factOf(view, "policy-document", "ValidatingAdmissionPolicy", object, evidence, {
      content: { failurePolicy, match: match && { ...match }, conditions, validations },
    });
  }
}

/** Where admission policies hold: without a binding a policy does nothing. */
export function* admissionPolicyBindings(view: View): Generator<Fact> {
  for (const { object, evidence } of view.inventory.objects("ValidatingAdmissionPolicyBinding")) {
    const { policy, actions, match } = object;
    yield factOf(view, "policy-document", "ValidatingAdmissionPolicyBinding", object, evidence, {
      content: { policy, actions, match: match && { ...match } },
    });
  }
}
