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

const MAPPING = {
  attachment: "aws-auth",
  arn: "arn:aws:iam::111122223333:role/admin",
  username: "admin",
  groups: ["system:masters"],
};

function workload(more: JsonObject): Version {
  return version("agent", { kind: "DaemonSet", namespace: "n", serviceAccount: "agent", ...more });
}

function namespaceThat(enforces: string): Version {
  return version("shop", { labels: { "pod-security.kubernetes.io/enforce": enforces } });
}

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
    [
      "DaemonSet n/agent now runs as agent: it runs privileged on the node.",
      { noun: "consumer", kind: "daemon-set", after: workload({ node: { privileged: true } }) },
    ],
    [
      "DaemonSet n/agent now sees every process of the node.",
      {
        noun: "consumer",
        kind: "daemon-set",
        type: "changed",
        before: workload({}),
        after: workload({ node: { host: ["pid"] } }),
      },
    ],
    [
      "DaemonSet n/agent no longer runs privileged on the node.",
      {
        noun: "consumer",
        kind: "daemon-set",
        type: "changed",
        before: workload({ node: { privileged: true } }),
        after: workload({}),
      },
    ],
    [
      "Namespace shop changed what pods it lets in. Pod Security refuses no pod. Before: Pod Security refuses pods beyond baseline.",
      {
        noun: "resource",
        kind: "namespace",
        type: "changed",
        before: namespaceThat("baseline"),
        after: namespaceThat("privileged"),
      },
    ],
    [
      "Cluster prod now runs v1.34.0, before it was v1.33.1.",
      {
        noun: "resource",
        kind: "cluster",
        type: "changed",
        before: version("prod", { version: "v1.33.1", issuer: "https://a" }),
        after: version("prod", { version: "v1.34.0", issuer: "https://a" }),
      },
    ],
    [
      "Cluster prod now issues its tokens as https://b: what trusts https://a no longer trusts it.",
      {
        noun: "resource",
        kind: "cluster",
        type: "changed",
        before: version("prod", { issuer: "https://a" }),
        after: version("prod", { issuer: "https://b" }),
      },
    ],
    [
      "arn:aws:iam::111122223333:role/admin may now sign in as admin in system:masters, which no role limits, by aws-auth.",
      { noun: "attachment", kind: "aws-auth-mapping", after: version("x", MAPPING) },
    ],
    [
      "arn:aws:iam::111122223333:role/admin may no longer sign in by aws-auth.",
      { noun: "attachment", kind: "aws-auth-mapping", type: "removed", before: version("x", MAPPING) },
    ],
    [
      "A client certificate of alice ended.",
      {
        noun: "credential",
        kind: "client-certificate",
        type: "removed",
        before: version("alice", { user: "alice", groups: [], expires: "2026-01-01T00:00:00.000Z" }),
      },
    ],
    [
      "The long-lived token n/t of ci no longer works: it was unused for too long.",
      {
        noun: "credential",
        kind: "service-account-token",
        type: "changed",
        before: version("t", { namespace: "n", serviceAccount: "ci" }),
        after: version("t", { namespace: "n", serviceAccount: "ci", invalidSince: "2026-01-01T00:00:00.000Z" }),
      },
    ],
  ])("%s", (sentence, fields) => {
    expect(changeSentence(change(fields))).toBe(sentence);
  });
});
