import { describe, expect, it } from "vitest";
import {
  isBranchName,
  namedBranches,
  namedByEnvironment,
  namedByProtection,
  namedByRuleset,
} from "./named-branches.ts";

describe("what names a branch", () => {
  it("is put together, what deploys first; the default branch and tags are none of it", () => {
    const found = namedBranches(
      [
        ...namedByProtection("develop"),
        ...namedByProtection("main"),
        ...namedByRuleset("releases", {
          target: "branch",
          enforcement: "active",
          include: ["~DEFAULT_BRANCH", "refs/heads/develop", "refs/heads/old", "refs/tags/v1", "refs/heads/x*"],
          exclude: ["refs/heads/old"],
        }),
        ...namedByEnvironment("production", [{ name: "release/2024" }, { name: "v1", type: "tag" }]),
      ],
      "main",
    );

    expect(found).toEqual({
      names: [
        { branch: "release/2024", by: [{ kind: "environment", name: "production" }] },
        {
          branch: "develop",
          by: [
            { kind: "branch protection", name: null },
            { kind: "ruleset", name: "releases" },
          ],
        },
      ],
      patterns: [{ pattern: "x*", by: [{ kind: "ruleset", name: "releases" }] }],
    });
  });

  it("is a pattern where it may stand for many", () => {
    const all = ["~ALL", "release/*", "v[0-9]", "a?", "**/x"].flatMap(namedByProtection);

    expect(namedBranches(all, null).names).toEqual([]);
    expect(namedBranches(all, null).patterns).toHaveLength(5);
  });

  it("is no ruleset that is switched off, or is about tags or pushes", () => {
    const of = (more: object) => namedByRuleset("x", { enforcement: "active", include: ["refs/heads/a"], ...more });

    expect(of({})).toHaveLength(1);
    expect(of({ enforcement: "evaluate" })).toHaveLength(1);
    expect([of({ enforcement: "disabled" }), of({ target: "tag" }), of({ target: "push" })].flat()).toEqual([]);
  });
});

describe("the name of a branch", () => {
  it.each(["main", "release/2024", "a.b", "x@y", "c++", "<img>", "@x", "héllo"])("may be %s", (name) => {
    expect(isBranchName(name)).toBe(true);
  });

  it.each([
    "",
    "@",
    "a b",
    "a..b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
    "a@{b",
    "/a",
    "a/",
    "a//b",
    ".a",
    "a/.b",
  ])("is not %j", (name) => {
    expect(isBranchName(name)).toBe(false);
  });

  it.each(["a.lock", "a.lock/b", "a.", "-a", "a\u0007"])("is not %j either", (name) => {
    expect(isBranchName(name)).toBe(false);
  });
});
