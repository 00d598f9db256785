import { describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { collectFiles, incomplete } from "./testing/collect.ts";

const RBAC = "rbac.authorization.k8s.io/v1";

function binding(subjects: string): string {
  return `{"apiVersion":"${RBAC}","kind":"ClusterRoleBinding","metadata":{"name":"b"},"roleRef":{"kind":"ClusterRole","name":"r"},"subjects":[${subjects}]}`;
}

describe("what is absurdly large is bounded, and said", () => {
  it("a binding with more subjects than anybody can look at", async () => {
    const subjects = Array.from({ length: 30_000 }, (_, i) => `{"kind":"User","name":"u${i}"}`).join(",");
    const collected = await collectFiles({ "a.json": binding(subjects) });

    expect(factsOf(collected, "attachment", "cluster-role-binding")).toHaveLength(10_000);
    expect(incomplete(collected)).toEqual(["cluster-role-bindings"]);
    expect(coverageOf(collected, "cluster-role-bindings")[""]?.problems).toEqual([
      {
        where: "a.json",
        document: 1,
        line: 1,
        message: "Oversize: it has 30000 subjects, of which the first 10000 were read.",
      },
    ]);
    expect(collected.notes.map(({ kind }) => kind)).toContain("oversize");
  });

  it("a group of a million members", { timeout: 30_000 }, async () => {
    const collected = await collectFiles({ "a.json": binding(`${'{"kind":"User","name":"u"},'.repeat(1_000_000)}{}`) });

    expect(factsOf(collected, "attachment", "cluster-role-binding")).toEqual([]);
    expect(coverageOf(collected, "cluster-role-bindings")[""]?.problems).toMatchObject([
      { message: "Oversize: it is larger than 8 MiB." },
    ]);
    expect(incomplete(collected)).toEqual(["namespaces", "cluster-role-bindings"]);
  });

  it("an annotation as long as they may be, which is dropped", async () => {
    const annotations = { note: "x".repeat(256 * 1024), "example.com/owner": "y".repeat(1000) };
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "a", annotations } };
    const collected = await collectFiles({ "a.json": JSON.stringify(account) });

    expect(JSON.stringify(collected.emissions).length).toBeLessThan(10_000);
    expect(factsOf(collected, "identity", "service-account")[0]?.content["annotations"]).toEqual({
      "example.com/owner": `${"y".repeat(256)}…`,
    });
  });

  it("a name, which keeps its beginning and stays itself", async () => {
    const role = (name: string) => ({ apiVersion: RBAC, kind: "ClusterRole", metadata: { name } });
    const collected = await collectFiles({
      "a.json": `${JSON.stringify(role("x".repeat(5000)))}${JSON.stringify(role(`${"x".repeat(5000)}y`))}`,
    });

    expect(new Set(collected.facts.map(({ name }) => name)).size).toBe(2);
    expect(collected.facts.every(({ name }) => name.length < 253)).toBe(true);
    expect(collected.notes.filter(({ kind }) => kind === "oversize")).toHaveLength(2);
  });

  it("roles that aggregation would blow up", { timeout: 60_000 }, async () => {
    const rule = (i: number) => ({ verbs: [`v${i}`], apiGroups: [""], resources: ["pods"] });
    const leaves = Array.from({ length: 3000 }, (_, i) => ({
      apiVersion: RBAC,
      kind: "ClusterRole",
      metadata: { name: `leaf-${i}` },
      rules: [rule(2 * i), rule(2 * i + 1)],
    }));
    const all = {
      apiVersion: RBAC,
      kind: "ClusterRole",
      metadata: { name: "all" },
      aggregationRule: { clusterRoleSelectors: [{}] },
    };
    const collected = await collectFiles({
      "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items: [...leaves, all] }),
    });

    expect(incomplete(collected)).toEqual(["cluster-roles"]);
    expect(factsOf(collected, "policy-document", "cluster-role")[0]).toMatchObject({
      name: "all",
      content: { truncated: true },
    });
  });

  it("an alias bomb, beside which everything else is read", async () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i ? `*a${i - 1}` : "x")
          .join(", ")}]`,
    ).join("\n");
    const start = performance.now();
    const collected = await collectFiles({
      "a.yaml": `kind: Role\n${levels}\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\n`,
    });

    expect(performance.now() - start).toBeLessThan(5000);
    expect(incomplete(collected)).toEqual(["namespaces", "roles"]);
    expect(factsOf(collected, "identity", "service-account")).toHaveLength(1);
  });

  it("more notes than anybody reads, which are counted", async () => {
    const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\n---\n";
    const { notes } = await collectFiles({ "a.yaml": account.repeat(700) });

    expect(notes.filter(({ kind }) => kind === "duplicate")).toHaveLength(501);
    expect(notes.at(-1)).toEqual({ kind: "duplicate", message: "199 more of the same kind." });
  });
});
