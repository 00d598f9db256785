import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collect, incomplete, MANIFEST_SLICES } from "./testing/collect.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";

/** Files of real projects that Kubernetes would refuse as well, and why. */
const REFUSED: Record<string, { where: string; line: number; message: string }[]> = {
  // Rules for a scanner, not objects to apply: from line 154 on the list is indented one step too far.
  "KubiScan-risky-roles": [
    {
      where: "risky_roles.yaml",
      line: 162,
      message: "Not read: it is not valid YAML: the same key stands twice in one mapping: keep one of them.",
    },
  ],
};

const folders = hasCorpus ? readdirSync(join(CORPUS, "kubernetes")) : [];

describe.skipIf(!hasCorpus)(`the corpus at ${CORPUS} (skipped where it is absent)`, () => {
  it("has the folders that these tests were written for", () => {
    expect(folders).toHaveLength(36);
  });

  it.each(folders)("%s is read whole", async (folder) => {
    const collected = await collect(join(CORPUS, "kubernetes", folder));

    const refused = REFUSED[folder] ?? [];
    expect(coverageOf(collected, "namespaces")[""]?.problems).toMatchObject(refused);
    expect(incomplete(collected)).toHaveLength(refused.length === 0 ? 0 : MANIFEST_SLICES.length);
    expect(new Set(collected.facts.map(({ noun, alias }) => `${noun} ${alias}`)).size).toBe(collected.facts.length);
  });

  it("knows the roles the API server begins with, and what aggregation makes of them", async () => {
    const collected = await collect(join(CORPUS, "kubernetes", "kubernetes-bootstrap-rbac"));
    const roles = new Map(
      factsOf(collected, "policy-document", "cluster-role").map((fact) => [fact.name, fact.content]),
    );

    expect(collected.notes.filter(({ kind }) => kind === "absent-built-ins")).toEqual([]);
    expect(roles.get("admin")?.["aggregatedFrom"]).toEqual([
      "system:aggregate-to-admin",
      "system:aggregate-to-edit",
      "system:aggregate-to-view",
    ]);
    expect(roles.get("view")?.["aggregatedFrom"]).toEqual(["system:aggregate-to-view"]);
    expect(roles.get("cluster-admin")?.["aggregation"]).toBeNull();
    expect(factsOf(collected, "attachment", "role-binding").length).toBeGreaterThan(5);
  });

  it.each([
    ["k8s-duplicate-anchor.yaml", []],
    [
      "gcp-two-json-values.json",
      [{ document: 2, line: 409, message: "Not read: it is not JSON: outside of every object stands something else." }],
    ],
    [
      "k8s-simple-key.yaml",
      [{ document: 1, line: 18, message: "Not read: it is not valid YAML: a colon is missing after a mapping key." }],
    ],
    [
      "workflow-bad-yaml.yml",
      [{ document: 1, line: 3, message: expect.stringContaining("Not read: it is not valid YAML") }],
    ],
  ])("malformed/%s", async (file, problems) => {
    const collected = await collectCopy(file);

    expect(coverageOf(collected, "namespaces")[""]?.problems).toMatchObject(
      problems.map((problem) => ({ where: file, ...problem })),
    );
    const expected =
      problems.length === 0 ? [] : file.startsWith("k8s") ? ["namespaces", "deployments"] : expect.any(Array);
    expect(incomplete(collected)).toEqual(expected);
  });
});

async function collectCopy(file: string): Promise<Collected> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-corpus-"));
  try {
    copyFileSync(join(CORPUS, "malformed", file), join(directory, file));
    return await collect(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
