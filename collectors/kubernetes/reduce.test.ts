import { describe, expect, it } from "vitest";
import { isKeptKey, keepEntries } from "./kept-keys.ts";
import { objectKind, type CollectedKind } from "./kinds.ts";
import { capName, isCapped, wellFormed } from "#collectors/shared/text.ts";
import { MAX_SUBJECTS, reduce } from "./reduce.ts";

function reduced(kind: CollectedKind, value: object): object {
  const reduction = reduce(objectKind(kind), value);
  if (reduction.outcome !== "kept") throw new Error(reduction.message);
  return reduction.object;
}

const metadata = { name: "a", namespace: "n" };

describe("reduce keeps", () => {
  it("of metadata only what is listed", () => {
    const object = reduced("ServiceAccount", {
      metadata: {
        ...metadata,
        uid: "6f1c1c0e-3a55-4b7e-9d0f-2f6a6a1f0c11",
        creationTimestamp: "2025-11-03T09:12:44+01:00",
        resourceVersion: "1",
        managedFields: [{ manager: "x" }],
        labels: { team: "payments", other: "x", "rollcall.dev/purpose": "deploys" },
        annotations: { "kubectl.kubernetes.io/last-applied-configuration": "x", "example.com/owner": "alice" },
      },
      status: { x: 1 },
    });

    expect(object).toEqual({
      name: "a",
      namespace: "n",
      uid: "6f1c1c0e-3a55-4b7e-9d0f-2f6a6a1f0c11",
      created: "2025-11-03T08:12:44.000Z",
      labels: { "rollcall.dev/purpose": "deploys", team: "payments" },
      annotations: { "example.com/owner": "alice" },
      automount: null,
      secrets: [],
      imagePullSecrets: [],
    });
  });

  it("of a Secret its type and the number of its keys", () => {
    const object = reduced("Secret", { metadata, data: { a: "x", __proto__: null }, stringData: { a: "y", b: "z" } });

    expect(object).toMatchObject({ type: "Opaque", keys: 2, account: null });
    expect(JSON.stringify(object)).not.toMatch(/"[xyz]"/);
  });

  it("of a pod every Secret it names, and nothing of its environment", () => {
    const reference = (name: string) => ({ name });
    const object = reduced("Pod", {
      metadata,
      spec: {
        imagePullSecrets: [reference("pull"), null],
        containers: [
          {
            env: [
              { name: "A", value: "literal" },
              { name: "B", valueFrom: { secretKeyRef: { name: "env", key: "k" } } },
              { name: "C", valueFrom: { fieldRef: { fieldPath: "x" } } },
            ],
            envFrom: [{ secretRef: reference("from") }, { configMapRef: reference("map") }],
          },
        ],
        initContainers: [{ env: [{ name: "D", valueFrom: { secretKeyRef: reference("init") } }] }],
        ephemeralContainers: [{ envFrom: [{ secretRef: reference("debug") }] }],
        volumes: [
          { name: "v", secret: { secretName: "volume" } },
          { name: "p", projected: { sources: [{ secret: reference("projected") }, { serviceAccountToken: {} }] } },
          { name: "c", csi: { nodePublishSecretRef: reference("csi") } },
          { name: "f", azureFile: { secretName: "azure" } },
          { name: "i", iscsi: { secretRef: reference("iscsi") } },
        ],
      },
    });

    expect(object).toMatchObject({
      pods: {
        serviceAccount: "default",
        automount: null,
        secrets: ["azure", "csi", "debug", "env", "from", "init", "iscsi", "projected", "pull", "volume"],
      },
    });
    expect(JSON.stringify(object)).not.toContain("literal");
  });

  it("the old field of the account when the new one is empty", () => {
    const spec = { serviceAccountName: "", serviceAccount: "old" };

    expect(reduced("Pod", { metadata, spec })).toMatchObject({ pods: { serviceAccount: "old" } });
  });

  it("rules exactly as written, with what is absent empty", () => {
    const rule = { verbs: ["Get", "*"], apiGroups: [""], resources: ["pods/*", " "], resourceNames: ["a*"] };

    expect(reduced("Role", { metadata, rules: [rule, null] })).toMatchObject({
      rules: [{ ...rule, nonResourceURLs: [] }],
    });
  });

  it("no more subjects than a person can look at, and says so", () => {
    const subjects = Array.from({ length: MAX_SUBJECTS + 5 }, (_, i) => ({ kind: "User", name: `u${i}` }));
    const reduction = reduce(objectKind("RoleBinding"), { metadata, roleRef: {}, subjects });

    expect(reduction).toMatchObject({ outcome: "kept", oversize: expect.stringContaining("10005 subjects") });
    expect(reduction.outcome === "kept" && (reduction.object as { subjects: object[] }).subjects).toHaveLength(
      MAX_SUBJECTS,
    );
  });
});

describe("reduce refuses what the API server refuses, by field and without the value", () => {
  it.each<[string, CollectedKind, object, string]>([
    ["no metadata", "Role", {}, "metadata must be a mapping"],
    ["no name", "Role", { metadata: {} }, "metadata.name is missing"],
    ["a number as name", "Role", { metadata: { name: 12 } }, "metadata.name is a number: quote it"],
    ["a boolean as name", "Role", { metadata: { name: true } }, "metadata.name YAML reads as true or false"],
    ["a slash in a name", "Role", { metadata: { name: "a/b" } }, 'metadata.name holds "/"'],
    ["only dots as name", "Role", { metadata: { name: ".." } }, "metadata.name holds"],
    [
      "a number as label",
      "Role",
      { metadata: { name: "a", labels: { x: 1 } } },
      "metadata.labels has a value that is a number",
    ],
    ["a list as labels", "Role", { metadata: { name: "a", labels: [] } }, "metadata.labels must be a mapping"],
    ["a text as rules", "Role", { metadata, rules: "x" }, "rules must be a list"],
    ["a text as verbs", "Role", { metadata, rules: [{ verbs: "get" }] }, "rules[0].verbs must be a list"],
    [
      "a text as flag",
      "ServiceAccount",
      { metadata, automountServiceAccountToken: "no" },
      "automountServiceAccountToken must be true or false",
    ],
    [
      "a strange operator",
      "ClusterRole",
      { metadata, aggregationRule: { clusterRoleSelectors: [{ matchExpressions: [{ key: "a", operator: "Like" }] }] } },
      "operator must be In, NotIn",
    ],
  ])("%s", (_name, kind, value, message) => {
    const reduction = reduce(objectKind(kind), value);

    expect(reduction).toMatchObject({ outcome: "malformed", message: expect.stringContaining(message) });
  });

  it.each<[string, CollectedKind, object]>([
    ["a strategic merge patch", "Role", { metadata, $patch: "delete" }],
    ["a Deployment without pods", "Deployment", { metadata, spec: { replicas: 2 } }],
    ["a binding without role", "RoleBinding", { metadata, subjects: [] }],
  ])("and takes %s for a patch", (_name, kind, value) => {
    expect(reduce(objectKind(kind), value)).toMatchObject({ outcome: "ignored" });
  });
});

describe("labels and names", () => {
  it.each([
    ["team", true],
    ["example.com/Owner", true],
    ["env", true],
    ["app.kubernetes.io/part-of", true],
    ["app.kubernetes.io/version", false],
    ["kubernetes.io/bootstrapping", true],
    ["iam.gke.io/gcp-service-account", true],
    ["__proto__", false],
    [`${"x".repeat(400)}/owner`, false],
  ])("%s is kept: %s", (key, kept) => {
    expect(isKeptKey(key)).toBe(kept);
  });

  it("long values are cut visibly, and many keys are cut off", () => {
    expect(keepEntries([["team", "x".repeat(300)]])["team"]).toBe(`${"x".repeat(256)}…`);
    const many = Array.from({ length: 500 }, (_, i): [string, string] => [`a${i}/owner`, ""]);
    expect(Object.keys(keepEntries(many))).toHaveLength(64);
  });

  it("long names that begin alike stay different", () => {
    const long = "x".repeat(300);

    expect(capName("x".repeat(253))).toHaveLength(253);
    expect(capName(`${long}a`)).not.toBe(capName(`${long}b`));
    expect(isCapped(capName(long))).toBe(true);
    expect(isCapped("x".repeat(253))).toBe(false);
  });

  it("what neither JSON nor Postgres can keep is replaced", () => {
    expect(wellFormed("a\0b\ud800c😀\u202e")).toBe("a\uFFFDb\uFFFDc😀\u202e");
  });
});
