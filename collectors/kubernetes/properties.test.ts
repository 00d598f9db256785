import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { type Collected, type Files } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

const RUNS = Math.ceil(60 * Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((text) => !text.endsWith("-"));
const words = fc.array(fc.constantFrom("get", "list", "*", "pods", "secrets", "", "a b", "yes", "1", "#", "‮x"), {
  maxLength: 3,
});
const labels = fc.dictionary(
  fc.constantFrom("team", "env", "x/owner", "other", "__proto__"),
  fc.constantFrom("a", "yes", "1", ""),
);
const metadata = fc.record({ name, namespace: fc.constantFrom("shop", "web", ""), labels, annotations: labels });
const rbac = "rbac.authorization.k8s.io/v1";
const pods = fc.record({
  serviceAccountName: fc.constantFrom("a", "b", ""),
  automountServiceAccountToken: fc.option(fc.boolean()),
});

const objects = fc.uniqueArray(
  fc.oneof(
    fc.record({ apiVersion: fc.constant("v1"), kind: fc.constant("ServiceAccount"), metadata }),
    fc.record({ apiVersion: fc.constant("v1"), kind: fc.constant("Namespace"), metadata }),
    fc.record({
      apiVersion: fc.constant("v1"),
      kind: fc.constant("Secret"),
      metadata,
      data: fc.dictionary(fc.constantFrom("a", "b", "__proto__"), fc.constant("eA==")),
    }),
    fc.record({
      apiVersion: fc.constant(rbac),
      kind: fc.constantFrom("Role", "ClusterRole"),
      metadata,
      rules: fc.array(fc.record({ verbs: words, apiGroups: words, resources: words, nonResourceURLs: words }), {
        maxLength: 3,
      }),
    }),
    fc.record({
      apiVersion: fc.constant(rbac),
      kind: fc.constantFrom("RoleBinding", "ClusterRoleBinding"),
      metadata,
      roleRef: fc.record({ kind: fc.constantFrom("Role", "ClusterRole"), name }),
      subjects: fc.array(fc.record({ kind: fc.constantFrom("User", "Group", "ServiceAccount"), name }), {
        maxLength: 3,
      }),
    }),
    fc.record({
      apiVersion: fc.constant("apps/v1"),
      kind: fc.constant("Deployment"),
      metadata,
      spec: fc.record({ template: fc.record({ spec: pods }) }),
    }),
  ),
  {
    maxLength: 8,
    selector: ({ kind, metadata: { name: own, namespace } }) =>
      `${kind} ${kind.startsWith("C") || kind === "Namespace" ? "" : namespace} ${own}`,
  },
);

/** Facts and how slices ended, without where they were read. */
function essence({ facts, slices }: Collected): unknown {
  return { facts: facts.map(({ evidence: _, ...fact }) => fact), slices };
}

function yaml(...documents: unknown[]): string {
  return documents.map((document) => `---\n${dump(document, { noRefs: true })}`).join("");
}

function same(a: (made: object[]) => Files, b: (made: object[]) => Files) {
  return fc.asyncProperty(objects, async (made) => {
    const [first, second] = await Promise.all([collectFiles(a(made)), collectFiles(b(made))]);
    expect(essence(second)).toEqual(essence(first));
  });
}

describe("the same objects are the same facts", () => {
  it("in any order, in one file or many", async () => {
    await fc.assert(
      same(
        (made) => ({ "a.yaml": yaml(...made), "z.yaml": "" }),
        (made) =>
          Object.fromEntries([
            ["z.yaml", ""],
            ...made.toReversed().map((object, index) => [`${index}.yaml`, yaml(object)]),
          ]),
      ),
      { numRuns: RUNS },
    );
  });

  it("as a list or as documents", async () => {
    await fc.assert(
      same(
        (made) => ({ "a.yaml": yaml(...made) }),
        (made) => ({ "a.yaml": yaml({ apiVersion: "v1", items: made, kind: "List", metadata: {} }) }),
      ),
      { numRuns: RUNS },
    );
  });

  it("as YAML or as JSON", async () => {
    await fc.assert(
      same(
        (made) => ({ "a.yaml": yaml(...made) }),
        (made) => ({ "a.json": made.map((object) => JSON.stringify(object, null, 2)).join("\n") }),
      ),
      { numRuns: RUNS },
    );
  });

  it("and no two of them share an alias or a key", async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (made) => {
        const { facts } = await collectFiles({ "a.yaml": yaml(...made) });
        for (const key of ["alias", "key"] as const) {
          expect(new Set(facts.map((fact) => `${fact.noun} ${fact[key]}`)).size).toBe(facts.length);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
