import { readFileSync } from "node:fs";
import { loadAll } from "js-yaml";
import { describe, expect, it } from "vitest";
import { collectedKind, objectKind } from "./kinds.ts";
import { prune } from "./prune.ts";
import { reduce } from "./reduce.ts";

const POD = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web",
    namespace: "payments",
    labels: { team: "payments", "pod-template-hash": "x1" },
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": "canary-applied" },
    managedFields: [{ manager: "canary-manager" }],
  },
  spec: {
    serviceAccountName: "ci",
    nodeName: "canary-node",
    containers: [
      {
        name: "main",
        command: ["canary-command"],
        env: [
          { name: "A", value: "canary-literal" },
          { name: "B", valueFrom: { secretKeyRef: { name: "db", key: "canary-key" } } },
        ],
      },
    ],
  },
  status: { podIP: "canary-address" },
};

describe("what is left of an object in an export", () => {
  it("is what reducing it reads, and nothing else", () => {
    const pruned = prune(objectKind("Pod"), POD);

    expect(JSON.stringify(pruned)).not.toContain("canary");
    expect(pruned).toMatchObject({
      metadata: { name: "web", namespace: "payments", labels: { team: "payments" }, annotations: {} },
      spec: { serviceAccountName: "ci", containers: [{ env: [{}, { valueFrom: { secretKeyRef: { name: "db" } } }] }] },
    });
  });

  it("keeps annotations and labels that say something, and drops those that do not", () => {
    const annotations = { "kubernetes.io/service-account.name": "ci", note: "canary" };
    const token = { metadata: { name: "t", namespace: "a", annotations }, type: "kubernetes.io/service-account-token" };
    const labels = { "example.org/any": "x" };

    expect(prune(objectKind("Secret"), token)["metadata"]).toMatchObject({
      annotations: { "kubernetes.io/service-account.name": "ci" },
    });
    expect(prune(objectKind("ClusterRole"), { metadata: { name: "r", labels }, rules: [] })["metadata"]).toMatchObject({
      labels,
    });
    expect(prune(objectKind("Role"), { metadata: { name: "r", labels }, rules: [] })["metadata"]).toMatchObject({
      labels: {},
    });
  });

  it("is reduced to the same, for every kind in the fixtures", () => {
    const text = readFileSync(new URL("fixtures/payments.yaml", import.meta.url), "utf8");
    const cluster: unknown = JSON.parse(readFileSync(new URL("fixtures/cluster.json", import.meta.url), "utf8"));
    const objects = [...loadAll(text), ...(cluster as { items: unknown[] }).items];
    let compared = 0;
    for (const object of objects as { apiVersion: string; kind: string }[]) {
      const kind = collectedKind(object.apiVersion, object.kind);
      if (!kind) continue;
      compared += 1;
      expect(reduce(kind, prune(kind, object)), object.kind).toEqual(reduce(kind, object));
    }
    expect(compared).toBeGreaterThan(5);
  });
});
