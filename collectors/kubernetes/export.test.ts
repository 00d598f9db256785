import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, type Files } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

const READ_AT = "2026-02-01T08:00:00Z";

function exported(slices: object[], files: Files = {}, more: object = {}): Files {
  const head = {
    format: "rollcall-export/1",
    system: "kubernetes",
    source: { slug: "prod-eu" },
    trustDomain: { key: "0b8f1e56" },
    readAt: READ_AT,
    slices,
    ...more,
  };
  return { ...files, "collection.json": JSON.stringify(head) };
}

function slice(kind: string, scope = "", status = "complete", more: object = {}): object {
  const below = scope === "" ? "" : `${scope}/`;
  return { path: `cluster/${below}${kind}`, kind, scope, status, ...more };
}

function object(kind: string, namespace: string, name: string, more: object = {}): object {
  return {
    apiVersion: kind === "Role" ? "rbac.authorization.k8s.io/v1" : "v1",
    kind,
    metadata: { name, namespace },
    ...more,
  };
}

function list(...items: object[]): Files {
  return { "objects.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) };
}

describe("an export", () => {
  it("counts as it says: source, trust domain, time, slices", async () => {
    const slices = [
      slice("roles", "", "denied", { reason: "list roles is forbidden" }),
      slice("service-accounts"),
      slice("namespaces", "", "complete", { authoritative: true }),
    ];
    const collected = await collectFiles(
      exported(slices, list(object("ServiceAccount", "a", "x"), object("Role", "a", "r"))),
    );

    expect(collected.head).toEqual({
      type: "head",
      trustDomainKey: "0b8f1e56",
      sourceSlug: "prod-eu",
      readAt: new Date(READ_AT),
    });
    expect(collected.facts.map(({ alias }) => alias)).toEqual(["kubernetes:test:serviceaccount:a/x"]);
    expect(collected.slices).toEqual([
      {
        slice: { path: "cluster/namespaces", kind: "namespaces", scope: "", authoritative: true },
        coverage: { status: "complete", problems: [], problemCount: 0 },
      },
      {
        slice: { path: "cluster/service-accounts", kind: "service-accounts", scope: "" },
        coverage: { status: "complete", problems: [], problemCount: 0 },
      },
      {
        slice: { path: "cluster/roles", kind: "roles", scope: "" },
        coverage: { status: "denied", reason: "list roles is forbidden", problems: [], problemCount: 0 },
      },
    ]);
    expect(collected.notes).toEqual([]);
  });

  it("gives each fact to the slice of its scope, and drops what no listing covers", async () => {
    const slices = [
      slice("roles", "namespace/b"),
      slice("roles", "namespace/a"),
      slice("roles", "namespace/c", "denied"),
      slice("secrets", "namespace/a"),
    ];
    const roles = ["a", "b", "c", "d"].map((namespace) => object("Role", namespace, "r"));
    const { emissions } = await collectFiles(exported(slices, list(...roles)));

    expect(
      emissions
        .slice(1)
        .map((emission) =>
          emission.type === "fact" ? emission.fact.alias : emission.type === "slice" && emission.slice.path,
        ),
    ).toEqual([
      "kubernetes:test:role:a/r",
      "cluster/namespace/a/roles",
      "kubernetes:test:role:b/r",
      "cluster/namespace/b/roles",
      "cluster/namespace/c/roles",
      "cluster/namespace/a/secrets",
    ]);
  });

  it("prefers the listing of a namespace to that of the cluster", async () => {
    const slices = [slice("roles"), slice("roles", "namespace/a", "failed")];
    const { facts } = await collectFiles(exported(slices, list(object("Role", "a", "r"), object("Role", "b", "r"))));

    expect(facts.map(({ alias }) => alias)).toEqual(["kubernetes:test:role:b/r"]);
  });

  it("is partial where one of its files could not be read", async () => {
    const slices = [
      slice("roles"),
      slice("secrets"),
      slice("pods", "", "partial", { reason: "The list timed out." }),
      slice("jobs", "", "denied"),
    ];
    const collected = await collectFiles(exported(slices, { "a.json": "{", "b.yaml": "kind: Service\na: [\n" }));

    expect(coverageOf(collected, "roles")[""]).toMatchObject({ status: "partial", problemCount: 1 });
    expect(coverageOf(collected, "pods")[""]?.reason).toMatch(
      /^The list timed out\. One document or file could not be read/,
    );
    expect(coverageOf(collected, "jobs")[""]).toMatchObject({ status: "denied", problems: [] });
    expect(collected.notes).toMatchObject([{ kind: "ignored", problem: { where: "b.yaml", line: 2 } }]);
  });

  it("keeps the rules a server has aggregated, and computes those it has not", async () => {
    const role = (name: string, labels: object, rules: object[], aggregate?: string) => ({
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRole",
      metadata: { name, labels },
      rules,
      ...(aggregate === undefined
        ? {}
        : { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: aggregate } }] } }),
    });
    const verbs = (verb: string) => [{ verbs: [verb], apiGroups: [""], resources: ["pods"] }];
    const objects = list(
      role("leaf", { to: "x" }, verbs("get")),
      role("done", {}, verbs("list"), "x"),
      role("new", {}, [], "x"),
    );
    const collected = await collectFiles(exported([slice("cluster-roles")], objects));

    expect(
      factsOf(collected, "policy-document", "cluster-role").map(({ name, content }) => [
        name,
        content["rules"],
        content["aggregatedFrom"],
      ]),
    ).toMatchObject([
      ["done", verbs("list"), []],
      ["leaf", verbs("get"), []],
      ["new", verbs("get"), ["leaf"]],
    ]);
  });

  it.each<[string, Files, string]>([
    [
      "no JSON",
      { "collection.json": "{\n\n]" },
      'collection.json, line 3: it is not valid JSON: a key in double quotes is missing. Write the export again with "rollcall export".',
    ],
    [
      "no text",
      { "collection.json": Buffer.from([0xff, 0xfe]) },
      "collection.json cannot be read: it is not UTF-8 text",
    ],
    [
      "another format",
      exported([], {}, { format: "rollcall-export/9" }),
      "collection.json: format is missing or not as the format says.",
    ],
    ["another system", exported([], {}, { system: "github" }), "collection.json: this is an export of another system"],
    ["a bad time", exported([], {}, { readAt: "yesterday" }), "collection.json: readAt is missing"],
    [
      "a slice of an unknown kind",
      exported([slice("gadgets")]),
      "collection.json: slices[0] is of a kind this version does not know: update Rollcall.",
    ],
    [
      "a slice of an unknown scope",
      exported([slice("roles", "galaxy/x")]),
      'collection.json: slices[0] has a scope that is neither "" nor namespace/<name>.',
    ],
    ["one listing twice", exported([slice("roles"), slice("roles")]), "collection.json: slices[1] stands twice."],
    ["an unknown status", exported([slice("roles", "", "fine")]), "collection.json: slices[0].status is missing"],
  ])("is refused with what to do: %s", async (_name, files, message) => {
    const refused = collectFiles(files);

    await expect(refused).rejects.toMatchObject({ code: "invalid-input" });
    await expect(refused).rejects.toThrow(message);
  });
});
