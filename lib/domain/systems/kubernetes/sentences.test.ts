import { describe, expect, it } from "vitest";
import type { ChangeFacts, Version } from "../../drift/change.ts";
import type { JsonObject } from "../../facts/json.ts";
import { changeSentence } from "./sentences.ts";

function version(name: string, content: JsonObject): Version {
  return { alias: `kubernetes:prod:x:${name}`, name, content };
}

function change(fields: Partial<ChangeFacts>): ChangeFacts {
  const base = { type: "added", noun: "identity", kind: "service-account", alias: "a", reason: null } as const;
  return { ...base, before: null, after: null, cameBack: false, ...fields };
}

const CI = version("ci", { namespace: "payments" });
const BOUND = version("ci-edit", {
  binding: { kind: "RoleBinding", name: "ci-edit", namespace: "payments" },
  role: { kind: "ClusterRole", name: "edit" },
  subject: { kind: "ServiceAccount", name: "ci", namespace: "payments" },
});
const rule = (verbs: string[], resources: string[]) => ({ verbs, resources, apiGroups: [""], resourceNames: [] });

describe("changeSentence", () => {
  it.each<[string, Partial<ChangeFacts>]>([
    ["Service account payments/ci is new.", { after: CI }],
    ["Service account payments/ci is gone.", { type: "removed", before: CI }],
    [
      "payments/ci was deleted and re-created: whatever names it now means the new one.",
      { type: "recreated", before: CI, after: CI },
    ],
    ["payments/ci came back as a new one: whatever names it now means the new one.", { after: CI, cameBack: true }],
    [
      "payments/ci gained the ClusterRole edit in payments, by the RoleBinding ci-edit.",
      { noun: "attachment", kind: "role-binding", after: BOUND },
    ],
    [
      "payments/ci lost the ClusterRole edit in payments, by the RoleBinding ci-edit.",
      { noun: "attachment", kind: "role-binding", type: "removed", before: BOUND },
    ],
    [
      "Deployment payments/api now runs as ci instead of api.",
      {
        noun: "consumer",
        kind: "deployment",
        type: "changed",
        before: version("api", { kind: "Deployment", namespace: "payments", serviceAccount: "api" }),
        after: version("api", { kind: "Deployment", namespace: "payments", serviceAccount: "ci" }),
      },
    ],
    [
      "Role payments/ci gained “get secrets” and lost “get pods”.",
      {
        noun: "policy-document",
        kind: "role",
        type: "changed",
        before: version("ci", { namespace: "payments", rules: [rule(["get"], ["pods"])] }),
        after: version("ci", { namespace: "payments", rules: [rule(["get"], ["secrets"])] }),
      },
    ],
  ])("%s", (sentence, fields) => {
    expect(changeSentence(change(fields))).toBe(sentence);
  });
});
