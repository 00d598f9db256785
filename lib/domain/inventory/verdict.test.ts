import { describe, expect, it } from "vitest";
import type { GrantView } from "./detail.ts";
import type { IdentityRow } from "./identity.ts";
import { UNLIMITED, verdictSentence } from "./verdict.ts";

function row(fields: Partial<IdentityRow> = {}): IdentityRow {
  return {
    id: "",
    key: "",
    system: "kubernetes",
    kind: "service-account",
    name: "ci",
    domain: "prod-eu",
    container: null,
    status: "live",
    human: false,
    vendor: false,
    owner: null,
    environment: null,
    credentials: { count: 0, oldestAt: null },
    attachments: 0,
    consumers: 0,
    expires: null,
    createdAt: null,
    lastUsed: { unknown: "" },
    lastChangeAt: null,
    firstSeenAt: "",
    coverage: "complete",
    ...fields,
  };
}

function grant(scope: string, verbs: string[], resources: string[]): GrantView {
  const named = { kind: "", name: "", key: "" };
  const because = { binding: named, role: named, via: null, rule: 0 };
  return {
    words: "",
    scope,
    verbs,
    resources,
    resourceNames: [],
    nonResourceUrls: [],
    because,
    dangling: false,
    unread: false,
  };
}

const OWNED = { owner: { owner: "payments", because: "" } };

describe("verdictSentence", () => {
  it.each<[string, Partial<IdentityRow>, GrantView[]]>([
    ["ci holds no permission of its own and nobody is named as its owner.", {}, []],
    ["ci has no known permission and nobody is named as its owner.", { coverage: "incomplete" }, []],
    [
      "ci can do anything in all of prod-eu and payments is named as its owner.",
      OWNED,
      [grant("cluster", ["*"], ["*.*"])],
    ],
    ["ci can read secrets in shop and payments is named as its owner.", OWNED, [grant("shop", ["get"], ["secrets"])]],
    [
      "ci can read secrets in 2 namespaces of prod-eu and payments is named as its owner.",
      OWNED,
      [grant("shop", ["get"], ["secrets"]), grant("web", ["list"], ["secrets"])],
    ],
    [
      "ci holds a role that was not read and nobody is named as its owner.",
      {},
      [{ ...grant("cluster", [], []), unread: true }],
    ],
    ["ci is named but does not exist and nobody is named as its owner.", { status: "missing" }, []],
  ])("%s", (sentence, fields, grants) => {
    expect(verdictSentence(row(fields), grants, [], true)).toBe(sentence);
    expect(sentence.split(" ").length).toBeLessThanOrEqual(16);
  });

  it("says of what is gone only that", () => {
    expect(verdictSentence(row(), [grant("cluster", ["*"], ["*.*"])], [], false)).toBe("ci is gone.");
  });

  it("says that what no role limits can do anything, whatever roles it holds", () => {
    const access = [{ risk: UNLIMITED, words: "", because: "" }];

    expect(verdictSentence(row(), [], access, true)).toBe(
      "ci can do anything in all of prod-eu and nobody is named as its owner.",
    );
  });

  it("counts what a proof of its own gives it, not what everybody like it may", () => {
    const through = (everyone: boolean) => {
      const one = grant("shop", ["get"], ["secrets"]);
      return { ...one, because: { ...one.because, via: { kind: "group" as const, name: "ops", everyone } } };
    };

    expect(verdictSentence(row(), [through(false)], [], true)).toContain("can read secrets in shop");
    expect(verdictSentence(row(), [through(true)], [], true)).toContain("holds no permission of its own");
  });
});
