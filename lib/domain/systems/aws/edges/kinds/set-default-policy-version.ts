import type { EdgeKind } from "../edge.ts";
import { writesOwnPolicy } from "../write-own.ts";

/** Which versions a policy has beside its default is not read, so there may be one that says more. */
export const setDefaultPolicyVersion: EdgeKind = {
  id: "set-default-policy-version",
  sentence: "sets another version of a policy it has as its default",
  ability: "admin",
  fix: "Delete old versions of policies, and allow iam:SetDefaultPolicyVersion only for policies that nobody who holds it has.",
  references: ["https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/"],
  find: (powers) =>
    writesOwnPolicy(powers, "iam:SetDefaultPolicyVersion", ["the policy has another version that allows more"]),
};
