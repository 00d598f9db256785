import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kubernetes } from "./collector.ts";
import { SLICE_IDS } from "./manifest.ts";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { collect, collectFiles, incomplete, MANIFEST_SLICES } from "./testing/collect.ts";

function account(name: string, namespace = "shop", more = ""): string {
  return `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: ${namespace}${more} }\n`;
}

describe("a plain directory", () => {
  it("gives the facts of its objects, and says that its kinds are complete", async () => {
    const collected = await collect(new URL("fixtures", import.meta.url).pathname);

    expect(collected.head).toEqual({
      type: "head",
      trustDomainKey: "directory:test",
      readAt: new Date("2026-03-01T12:00:00Z"),
    });
    expect(collected.facts.map(({ alias }) => alias)).toEqual([
      "kubernetes:test:namespace:payments",
      "kubernetes:test:namespace:monitoring",
      "kubernetes:test:serviceaccount:payments/ci",
      "kubernetes:test:role:payments/deployer",
      "kubernetes:test:clusterrole:monitoring",
      "kubernetes:test:clusterrole:read-metrics",
      "kubernetes:test:rolebinding:payments/deployer#serviceaccount:payments/ci",
      "kubernetes:test:rolebinding:payments/deployer#group:payments-team",
      "kubernetes:test:clusterrolebinding:monitoring#serviceaccount:monitoring/prometheus",
      "kubernetes:test:deployment:payments/web",
      "kubernetes:test:secret:monitoring/prometheus-token",
      "kubernetes:test:secret:payments/api-key",
      "kubernetes:test:serviceaccounttoken:monitoring/prometheus-token",
    ]);
    expect(incomplete(collected)).toEqual([]);
    expect(JSON.stringify(collected.emissions)).not.toContain("not-kept");
  });

  it("is emitted slice by slice, parents first, with the slice behind its facts", async () => {
    const { emissions } = await collect(new URL("fixtures", import.meta.url).pathname);
    const slices = emissions.flatMap((emission) => (emission.type === "slice" ? [emission.slice] : []));

    expect(emissions[0]?.type).toBe("head");
    expect(slices.map(({ kind }) => kind)).toEqual(SLICE_IDS);
    expect(slices[0]).toEqual({ path: "cluster/namespaces", kind: "namespaces", scope: "", authoritative: true });
    expect(slices[1]).toEqual({ path: "cluster/service-accounts", kind: "service-accounts", scope: "" });
    let defines: { noun: string; kind: string }[] = [];
    for (const emission of emissions.toReversed()) {
      if (emission.type === "slice") {
        defines = [...(kubernetes.manifest.slices.find(({ id }) => id === emission.slice.kind)?.defines ?? [])];
      } else if (emission.type === "fact") {
        expect(defines).toContainEqual({ noun: emission.fact.noun, kind: emission.fact.kind });
      }
    }
  });

  it("keeps of an account what says who it is", async () => {
    const collected = await collect(new URL("fixtures", import.meta.url).pathname);

    expect(factsOf(collected, "identity", "service-account")).toEqual([
      {
        noun: "identity",
        kind: "service-account",
        scope: "namespace/payments",
        key: "6f1c1c0e-3a55-4b7e-9d0f-2f6a6a1f0c11",
        alias: "kubernetes:test:serviceaccount:payments/ci",
        name: "ci",
        refs: { container: "kubernetes:test:namespace:payments" },
        content: {
          namespace: "payments",
          automount: false,
          secrets: [],
          imagePullSecrets: ["registry"],
          created: "2025-11-03T09:12:44Z",
          labels: {},
          annotations: {
            "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/payments-ci",
            "example.com/team": "payments",
          },
        },
        evidence: { source: "payments.yaml", document: 2, line: 11 },
      },
    ]);
  });

  it("says which built-in roles it does not hold", async () => {
    const role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: edit }\n";
    const { notes } = await collectFiles({ "a.yaml": role });

    expect(notes).toMatchObject([
      { kind: "absent-built-ins", message: expect.stringContaining("cluster-admin, admin, view:") },
    ]);
  });

  it("puts objects without namespace where it is told to", async () => {
    const collected = await collectFiles(
      { "a.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, namespace: '' }\n" },
      { defaultNamespace: "team-a" },
    );

    expect(factsOf(collected, "identity", "service-account")[0]).toMatchObject({ scope: "namespace/team-a" });
    expect(factsOf(collected, "resource", "namespace")).toMatchObject([
      { name: "team-a", content: { declared: false } },
    ]);
  });

  it("lists a namespace that only an object of any kind tells of", async () => {
    const collected = await collectFiles({
      "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: m }\n",
    });

    expect(collected.facts.map(({ alias }) => alias)).toEqual(["kubernetes:test:namespace:m"]);
  });

  it("takes the last of two equal objects, and names both places", async () => {
    const collected = await collectFiles({
      "b.yaml": account("a"),
      "a.yaml": `---\n${account("a")}---\n${account("x")}`,
    });

    expect(factsOf(collected, "identity", "service-account").map(({ evidence }) => evidence.source)).toEqual([
      "b.yaml",
      "a.yaml",
    ]);
    expect(collected.notes).toContainEqual({
      kind: "duplicate",
      message:
        "ServiceAccount shop/a stands twice: in a.yaml (document 1, line 2), and in b.yaml (document 1, line 1), which counts.",
      problem: expect.objectContaining({ where: "a.yaml", document: 1, line: 2 }),
    });
    expect(incomplete(collected)).toEqual([]);
  });

  it("does not take one uid for two accounts", async () => {
    const uid = ", uid: 6f1c1c0e-3a55-4b7e-9d0f-2f6a6a1f0c11";
    const collected = await collectFiles({ "a.yaml": `${account("a", "shop", uid)}---\n${account("b", "shop", uid)}` });

    expect(factsOf(collected, "identity", "service-account").map(({ key }) => key)).toEqual([
      "kubernetes:test:serviceaccount:shop/a",
      "kubernetes:test:serviceaccount:shop/b",
    ]);
  });

  it("ignores what is no object, or none of ours", async () => {
    const collected = await collectFiles({
      "values.yaml": "kind: DaemonSet\nreplicas: 2\n",
      "Chart.yaml": "apiVersion: v2\nname: x\n",
      "list.yaml": "- op: add\n  path: /spec\n",
      "role.yaml": "apiVersion: iam.example/v1\nkind: Role\nmetadata: { name: x }\n",
      "data.json": '[{"kind": "Role"}]',
      "empty.yaml": "",
    });

    expect(collected.facts).toEqual([]);
    expect(incomplete(collected)).toEqual([]);
  });
});

describe("what cannot be read makes partial what it could have fed", () => {
  it.each([
    ["a broken document says its kind", "kind: Role\na: [\n", ["namespaces", "roles"]],
    ["a typed list", "kind: RoleList\na: [\n", ["namespaces", "roles"]],
    ["a kind that is not collected", "kind: Service\na: [\n", ["namespaces"]],
    [
      "a ConfigMap, which could be one of the two that are read",
      "kind: ConfigMap\na: [\n",
      ["namespaces", "config-maps"],
    ],
    ["two kinds, as a marker is missing", "kind: Role\na: [\nkind: Pod\n", ["namespaces", "roles", "pods"]],
    ["an object the server would refuse", account("12"), ["service-accounts"]],
    ["one whose namespace is no name", account("a", "no"), ["namespaces", "service-accounts"]],
    ["a kind without apiVersion", "kind: ClusterRole\nmetadata: { name: a }\n", ["cluster-roles"]],
    ["a label key that is a boolean", account("a", "shop", ", labels: { off: x }"), ["service-accounts"]],
    ["a list", "kind: List\na: [\n", MANIFEST_SLICES],
    ["a template", "kind: {{ .kind }}\n", MANIFEST_SLICES],
    ["no kind at all", "a: [\n", MANIFEST_SLICES],
  ])("%s", async (_name, text, kinds) => {
    const collected = await collectFiles({ "a.yaml": `${account("good")}---\n${text}`, "b.yaml": account("good-too") });

    expect(incomplete(collected).toSorted()).toEqual([...kinds].toSorted());
    expect(factsOf(collected, "identity", "service-account")).toHaveLength(2);
    const [first] = Object.values(coverageOf(collected, incomplete(collected)[0] ?? ""));
    expect(first).toMatchObject({
      status: "partial",
      problemCount: 1,
      reason: expect.stringContaining("One document"),
    });
    expect(first?.problems[0]).toMatchObject({ where: "a.yaml", document: 2 });
  });

  it("names file, document and line of the fault", async () => {
    const collected = await collectFiles({ "x/a.yaml": "# c\n---\na: 1\n---\nkind: Pod\nb:\n  c: 1\n  c: 2\n" });

    expect(coverageOf(collected, "pods")[""]?.problems).toEqual([
      {
        where: "x/a.yaml",
        document: 2,
        line: 8,
        message: "Not read: it is not valid YAML: the same key stands twice in one mapping: keep one of them.",
      },
    ]);
  });

  it("of a list loses only the item that is broken", async () => {
    const items = `items:\n- ${account("a").replaceAll("\n", "\n  ")}\n- kind: Pod\n  a: [\n- ${account("b").replaceAll("\n", "\n  ")}\n`;
    const collected = await collectFiles({ "a.yaml": `apiVersion: v1\n${items}kind: List\n` });

    expect(factsOf(collected, "identity", "service-account").map(({ name }) => name)).toEqual(["a", "b"]);
    expect(incomplete(collected)).toEqual(["namespaces", "pods"]);
    expect(coverageOf(collected, "pods")[""]?.problems[0]).toMatchObject({ document: 1, line: 8 });
  });

  it("counts all problems and keeps the first", async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.yaml`, "kind: Pod\na: [\n"]));
    const collected = await collectFiles(files);

    expect(coverageOf(collected, "pods")[""]?.problems).toHaveLength(50);
    expect(coverageOf(collected, "pods")[""]).toMatchObject({
      problemCount: 60,
      reason: expect.stringContaining("60 documents"),
    });
  });
});

it("names keep bidirectional marks, look-alikes and markup as data", async () => {
  const collected = await collectFiles({
    "a.json": JSON.stringify({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name: "аdmin\u202e<b>\u0000\ud800" },
    }),
  });

  expect(collected.facts.at(-1)?.name).toBe("аdmin\u202e<b>\uFFFD\uFFFD");
});

describe("what is only derived waits while something it depends on is unread", () => {
  const broken = { "broken.yaml": "a: [\n" };

  it("namespaces known from their objects", async () => {
    const collected = await collectFiles({ ...broken, "a.yaml": account("a") });

    expect(factsOf(collected, "resource", "namespace")).toEqual([]);
    const known = await collectFiles({ "broken.yaml": "kind: Role\na: [\n", "a.yaml": account("a") });
    expect(factsOf(known, "resource", "namespace")).toHaveLength(1);
  });

  it("aggregated cluster roles", async () => {
    const files = { "cluster.json": readFileSync(new URL("fixtures/cluster.json", import.meta.url)) };
    const collected = await collectFiles({ ...broken, ...files });

    expect(factsOf(collected, "policy-document", "cluster-role").map(({ name }) => name)).toEqual(["read-metrics"]);
  });
});
