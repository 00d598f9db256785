import { describe, expect, it } from "vitest";
import { admissionSentence } from "./admission-words.ts";
import { podSecurityWords } from "./pod-security.ts";

const rules = [{ apiGroups: ["", "apps"], resources: ["pods"], operations: ["CREATE"] }];
const webhook = (more: object = {}) => ({
  name: "validate.example.com",
  failurePolicy: "Fail",
  rules,
  namespaces: [],
  objects: [],
  conditions: 0,
  asks: { service: "policy/hook" },
  ...more,
});

function sentence(kind: string, before: object | null, after: object | null): string {
  const version = (content: object | null) => content && { alias: "a", name: "policy", content: { ...content } };
  return admissionSentence({
    type: before && after ? "changed" : after ? "added" : "removed",
    noun: "policy-document",
    kind,
    alias: "a",
    reason: null,
    before: version(before),
    after: version(after),
    cameBack: false,
  });
}

describe("what changes in admission", () => {
  it("says whom a new webhook asks about what", () => {
    expect(sentence("validating-webhook", null, { webhooks: [webhook()] })).toBe(
      "The validating webhook configuration policy is new: validate.example.com asks policy/hook about pods and " +
        "pods.apps, and refuses what cannot be asked.",
    );
  });

  it("says that a webhook now fails open, or asks about less", () => {
    const before = { webhooks: [webhook()] };

    expect(sentence("mutating-webhook", before, { webhooks: [webhook({ failurePolicy: "Ignore" })] })).toContain(
      "now validate.example.com asks policy/hook about pods and pods.apps, and lets through what cannot be asked.",
    );
    const selector = [{ key: "team", operator: "Exists", values: [] }];
    expect(sentence("mutating-webhook", before, { webhooks: [webhook({ namespaces: selector })] })).toContain(
      "about some pods and pods.apps",
    );
    expect(sentence("mutating-webhook", before, { webhooks: [] })).toContain("changed: no longer validate.example.com");
  });

  it("says where a policy holds and what becomes of what fails it", () => {
    const match = { rules, exclusions: 0, namespaces: [], objects: [] };

    expect(sentence("admission-policy", { failurePolicy: "Fail", match, conditions: 0, validations: 2 }, null)).toBe(
      "The admission policy policy is gone: no longer 2 checks of pods and pods.apps, and refuses what cannot be asked.",
    );
    expect(sentence("admission-policy-binding", null, { policy: "images", actions: ["Warn"], match: null })).toBe(
      "The admission policy binding policy is new: warns by the policy images everywhere.",
    );
  });
});

describe("Pod Security", () => {
  const labelled = (labels: Record<string, string>) =>
    podSecurityWords({
      labels: Object.fromEntries(
        Object.entries(labels).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level]),
      ),
    });

  it.each([
    [{}, "The namespace sets no Pod Security level."],
    [{ enforce: "privileged" }, "Pod Security refuses no pod."],
    [{ enforce: "baseline" }, "Pod Security refuses pods beyond baseline."],
    [
      { enforce: "baseline", warn: "restricted", audit: "restricted" },
      "Pod Security refuses pods beyond baseline, warns and notes beyond restricted.",
    ],
    [{ audit: "baseline" }, "Pod Security refuses no pod, notes beyond baseline in the audit log."],
    [
      { enforce: "restricted", "enforce-version": "v1.30", "warn-version": "latest" },
      "Pod Security refuses pods beyond restricted of v1.30.",
    ],
    [{ enforce: "strictest" }, "Pod Security refuses pods beyond restricted."],
  ])("%j: %s", (labels, expected) => {
    expect(labelled(labels)).toBe(expected);
  });
});
