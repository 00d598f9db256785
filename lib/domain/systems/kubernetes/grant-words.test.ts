import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantWords, type GrantWordsInput } from "./grant-words.ts";

function words(grant: Partial<GrantWordsInput>): string {
  return grantWords({
    scope: { kind: "namespace", name: "payments" },
    verbs: ["get"],
    resources: ["pods"],
    resourceNames: [],
    nonResourceUrls: [],
    ...grant,
  });
}

describe("grantWords", () => {
  it.each<[Partial<GrantWordsInput>, string]>([
    [{ verbs: ["get", "list", "watch"], resources: ["secrets"] }, "read secrets in payments"],
    [{ verbs: ["*"], resources: ["*.*"], scope: { kind: "cluster", name: null } }, "do anything in the whole cluster"],
    [{ verbs: ["*"], resources: ["*"] }, "do anything to everything of the core group in payments"],
    [{ verbs: ["*"], resources: ["*.apps"] }, "do anything to everything of apps in payments"],
    [{ resources: ["secrets.*", "pods.*/exec"] }, "get secrets and pods/exec in payments"],
    [{ resources: ["*.*"] }, "get everything in payments"],
    [
      { verbs: ["create"], resources: ["pods/exec"], resourceNames: ["a", "b"] },
      "create pods/exec in payments, only a and b",
    ],
    [
      { verbs: ["get"], nonResourceUrls: ["/metrics"], scope: { kind: "cluster", name: null } },
      "get /metrics of the API server",
    ],
    [{ resources: Array.from({ length: 18 }, (_, i) => `r${i}`) }, "get r0, r1, r2 and 15 more in payments"],
  ])("%j", (grant, expected) => {
    expect(words(grant)).toBe(expected);
  });

  it("stays short, however long the names and lists are", () => {
    const long = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 40 });

    fc.assert(
      fc.property(
        long,
        long,
        long,
        fc.string({ minLength: 1, maxLength: 300 }),
        (verbs, resources, resourceNames, name) => {
          const scope = { kind: "namespace", name };
          expect(words({ verbs, resources, resourceNames, scope }).length).toBeLessThan(1000);
        },
      ),
    );
  });
});
