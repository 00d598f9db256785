import { loadAll } from "js-yaml";
import { describe, expect, it } from "vitest";
import { grant } from "./grant.ts";
import { RIGHTS } from "./rights.ts";

interface Applied {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[];
}

const ALL = RIGHTS.map(({ id }) => id);

function objectsOf(permissions: readonly string[]): Applied[] {
  const [document] = grant({ sourceSlug: "prod-eu", permissions });
  return loadAll(document?.text ?? "") as Applied[];
}

describe("what is applied to let Rollcall read", () => {
  it("makes an account, its roles and their bindings, each where it belongs", () => {
    const objects = objectsOf(ALL);

    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""}`.trim())).toEqual([
      "Namespace",
      "ServiceAccount rollcall",
      "ClusterRole",
      "ClusterRoleBinding",
      "Role kube-system",
      "RoleBinding kube-system",
    ]);
  });

  it("holds one rule for each chosen right and nothing that writes, watches or is a wildcard", () => {
    const rules = objectsOf(ALL).flatMap((object) => object.rules ?? []);

    expect(rules).toHaveLength(new Set(RIGHTS.map(({ access }) => access)).size);
    expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(["get", "list"]));
    for (const { apiGroups, resources, verbs, resourceNames } of rules) {
      expect([...apiGroups, ...resources]).not.toContain("*");
      // get without a name would let the credential read each object by name.
      if (verbs.includes("get")) expect(resourceNames?.length).toBeGreaterThan(0);
    }
  });

  it("leaves out what was not chosen, and never what is required", () => {
    const resources = objectsOf(["pods"]).flatMap((object) => (object.rules ?? []).flatMap((rule) => rule.resources));

    expect(resources).toContain("pods");
    expect(resources).toContain("serviceaccounts");
    expect(resources).not.toContain("secrets");
    expect(resources).not.toContain("configmaps");
  });

  it("says in a comment why each right is there, and what is risky about it", () => {
    const text = grant({ sourceSlug: "prod-eu", permissions: ALL })[0]?.text.replaceAll(/\s+#\s/g, " ") ?? "";

    for (const { right, usedFor, risk } of RIGHTS) {
      expect(text).toContain(`${right}: ${usedFor}`);
      if (risk !== undefined) expect(text).toContain(`Risk: ${risk}`);
    }
  });
});

describe("the permission manifest", () => {
  it("names each right once, and asks for secrets only when chosen, with the risk said", () => {
    const secrets = RIGHTS.find(({ id }) => id === "secrets");

    expect(new Set(ALL).size).toBe(ALL.length);
    expect(secrets).toMatchObject({ need: "optional" });
    expect(secrets?.risk).toMatch(/every secret's value/);
  });
});
