import { describe, expect, it } from "vitest";
import type { GrantView } from "#lib/domain/inventory/detail.ts";
import { grantGroups } from "./grant-groups.ts";

function grant(binding: string, role: string, words: string, rule: number): GrantView {
  const named = (name: string) => ({ kind: "Kind", name, key: `key:${name}` });
  return {
    words,
    scope: { kind: "namespace", name: "shop" },
    verbs: ["get"],
    resources: [],
    resourceNames: [],
    nonResourceUrls: [],
    because: {
      binding: named(binding),
      role: named(role),
      via: null,
      rule: { words: `rule ${rule + 1}`, path: ["rules", rule] },
    },
    dangling: false,
    unread: false,
  };
}

const GRANTS = [
  grant("one", "edit", "read secrets in shop", 0),
  grant("two", "view", "read pods in shop", 0),
  grant("one", "edit", "read config in shop", 1),
  grant("two", "edit", "read secrets in shop", 0),
];

describe("the grants of a table", () => {
  it("stand together by binding and document, in their order", () => {
    expect(grantGroups(GRANTS, "").map(({ grants }) => grants.map(({ words }) => words))).toEqual([
      ["read secrets in shop", "read config in shop"],
      ["read pods in shop"],
      ["read secrets in shop"],
    ]);
  });

  it("are filtered by every word, wherever it stands and however it is written", () => {
    const found = grantGroups(GRANTS, "SECRETS  two ").flatMap(({ grants }) => grants);

    expect(found).toEqual([GRANTS[3]]);
  });

  it("are none where no grant has the words", () => {
    expect(grantGroups(GRANTS, "nodes")).toEqual([]);
  });
});
