import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import { identityRow } from "../../inventory/testing/identity-row.ts";
import { plainSentence, verdictSentence } from "../../inventory/verdict.ts";
import { github } from "./github.ts";

const KEY = "github:github.com/acme:classic-token:7";

function of(identity: JsonObject) {
  const itself = { identity, around: [] };
  const grants = github.grants(KEY, [], [], true, itself);
  const access = github.access(KEY, [], [], [], itself);
  const row = identityRow({ system: "github", kind: "classic-token", name: "ci", key: KEY });
  const nothing = { owner: null, containerKind: "organization", naming: [], unwatched: false, grouping: [] };
  const verdict = verdictSentence(github, { row, grants, access, identity, consumers: [] }, true, nothing);
  return { grants, access, claim: plainSentence(verdict.parts), notes: verdict.notes };
}

describe("a classic token", () => {
  it.each([
    [["read:org", "repo", "workflow"], "can change code and settings of acme"],
    [["repo", "admin:org"], "can manage people and teams of acme"],
    [["workflow", "delete_repo"], "can delete repositories of acme"],
    [["read:packages", "write:packages"], "can publish packages of acme"],
    [["workflow"], "can change workflow files of acme"],
    [["admin:enterprise"], "can administer the enterprise"],
    [["read:audit_log"], "can read the audit log"],
    [["from:tomorrow", "read:org"], "has the scope from:tomorrow"],
    [[], "can only read what is public"],
  ])("with the scopes %j", (scopes, claim) => {
    expect(of({ scopes }).claim).toBe(`ci ${claim} and nobody is named as its owner.`);
  });

  it("points at the scope that decides, in the order of the document", () => {
    const { notes, grants } = of({ scopes: ["read:org", "repo"] });

    expect(notes[0]).toMatchObject({
      words: expect.stringContaining("wherever its owner may. Access lists 1 more."),
      evidence: [{ key: KEY, path: ["scopes", 1], deciding: ["repo"] }],
    });
    expect(grants.map(({ words, because }) => [words, because.rule?.path])).toEqual([
      ["change code and settings of acme, where its owner may", ["scopes", 1]],
      ["read people and teams of acme, where its owner may", ["scopes", 0]],
    ]);
  });

  it("is dangerous by each grave scope, the gravest first", () => {
    expect(of({ scopes: ["write:packages", "read:org", "repo:status", "repo"] }).access).toMatchObject([
      { words: "change code and settings of acme, where its owner may", because: "because it has the scope `repo`" },
      { words: "publish packages of acme, where its owner may" },
    ]);
  });

  it("whose scopes were not read is unknown", () => {
    const { grants, claim, access } = of({});

    expect(grants).toMatchObject([{ unread: true, words: "unknown: its scopes in acme were not read" }]);
    expect(access).toEqual([]);
    expect(claim).toContain("has no known permission");
  });
});
