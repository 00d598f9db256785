import type { Cases } from "../case.ts";
import { account, may, space } from "../write.ts";

const GROUP = "admissionregistration.k8s.io";
const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "a mutating webhook writes the templates of pods",
      objects: [...PAYMENTS, ...may("payments/ci", "*", `patch ${GROUP}/mutatingwebhookconfigurations = injector`)],
      from: "payments/ci",
      to: ["cluster#run-workloads conditional"],
    },
    {
      name: "a validating one sees Secrets",
      objects: [...PAYMENTS, ...may("payments/ci", "*", `create ${GROUP}/validatingwebhookconfigurations`)],
      from: "payments/ci",
      to: ["cluster#every-secrets conditional"],
    },
  ],
  fails: [
    {
      name: "by a role binding",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", `create ${GROUP}/mutatingwebhookconfigurations`)],
      from: "payments/ci",
      to: [],
    },
    {
      name: "reading them",
      objects: [...PAYMENTS, ...may("payments/ci", "*", `get,list ${GROUP}/mutatingwebhookconfigurations`)],
      from: "payments/ci",
      to: [],
    },
  ],
};
