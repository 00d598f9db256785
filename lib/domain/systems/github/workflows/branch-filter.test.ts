import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { githubRef } from "../../aws/trust/oidc/minted.ts";
import { mayMatch, startsOnBranch } from "./branch-filter.ts";
import { refsOf } from "./trigger-refs.ts";
import type { Trigger } from "./trigger.ts";

const NONE = { line: 1, types: [], paths: [], pathsIgnore: [], schedules: [], workflows: [], inputs: [], secrets: [] };

function trigger(event: string, more: Partial<Trigger> = {}): Trigger {
  return { ...NONE, branches: [], branchesIgnore: [], tags: [], tagsIgnore: [], event, ...more };
}

const refs = (event: string, more: Partial<Trigger> = {}) =>
  refsOf(trigger(event, more), "main", "release/2024").map(({ ref }) => ref);

describe("runs of the file of another branch", () => {
  it("are those of that branch and of tags on it", () => {
    expect(refs("push")).toEqual(["refs/heads/release/2024", "refs/tags/*"]);
    expect(refs("push", { branches: ["main", "release/*"] })).toEqual(["refs/heads/release/2024"]);
    expect(refs("push", { tags: ["v*"] })).toEqual(["refs/tags/v*"]);
    expect(refs("workflow_dispatch")).toEqual(["refs/heads/release/2024", "refs/tags/*"]);
    expect(refs("pull_request")).toEqual(["refs/pull/*/merge"]);
    expect(refs("merge_group")).toEqual(["refs/heads/gh-readonly-queue/release/2024/*"]);
  });

  it("are none where a filter leaves it out, or GitHub takes the file of the default branch", () => {
    expect(refs("push", { branches: ["main"] })).toEqual([]);
    expect(refs("push", { branchesIgnore: ["release/2024"] })).toEqual([]);
    expect(refs("pull_request", { branches: ["main"] })).toEqual([]);
    for (const event of ["schedule", "workflow_run", "issues", "pull_request_target", "issue_comment"]) {
      expect(refs(event), event).toEqual([]);
    }
  });

  it("are named so that no letter of the branch is taken for a pattern", () => {
    const [run] = refsOf(trigger("push"), "main", "c++");

    expect(run?.ref).toBe("refs/heads/c\\+\\+");
    expect(githubRef(run?.ref ?? "").pieces.every(({ repeat }) => repeat === "one")).toBe(true);
    expect(refsOf(trigger("schedule"), "c++").map(({ ref }) => ref)).toEqual(["refs/heads/c\\+\\+"]);
  });
});

describe("a filter", () => {
  it.each([
    ["release/**", true],
    ["rel+ease/2024", true],
    ["releases?/2024", true],
    ["*", true],
    ["main", false],
    ["main*", false],
    ["release/2025", false],
  ])("%s may let release/2024 in: %s", (pattern, may) => {
    expect(mayMatch(pattern, "release/2024")).toBe(may);
  });

  it("never leaves out what a pattern made of its beginning lets in", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z/]{1,12}$/), fc.nat({ max: 12 }), (branch, length) => {
        expect(mayMatch(`${branch.slice(0, length)}**`, branch)).toBe(true);
        expect(mayMatch(branch, branch)).toBe(true);
        expect(startsOnBranch(trigger("push", { branches: ["!x", `${branch.slice(0, length)}*`] }), branch)).toBe(true);
      }),
      lawRuns(200),
    );
  });
});
