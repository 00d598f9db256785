import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "#lib/db/testing/test-database.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { unfinished } from "../testing/incomplete.ts";
import { applyLive, endsIn } from "./testing/apply-live.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { repositoryNamed, type FakeRepository } from "./testing/fake-github/model.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const SLICE = "branch-workflows";

let github: FakeGithub;
let repository: FakeRepository;

beforeEach(async () => {
  github = await startFakeGithub(generateOrganization({ repositories: 1 }));
  repository = repositoryNamed(github.organization, "repo-0001");
});

afterEach(() => github.stop());

function aliases(found: Collected, noun: "identity" | "resource" | "consumer", kind: string): string[] {
  return factsOf(found, noun, kind).map(({ alias }) => alias.replace(/^.*?repo-0001:/, ""));
}

function queries(): string[] {
  return github.seen.map(({ body }) => /"query":"query (\w+)/.exec(body)?.[1] ?? "").filter(Boolean);
}

const end = (found: Collected) => Object.values(coverageOf(found, SLICE))[0];

/** Names branches as a branch protection does. */
function protect(...patterns: string[]): void {
  repository.protections = patterns.map((pattern) => ({ pattern, approvals: 1 }));
}

describe("a branch that an environment or a rule names", () => {
  it("is read, and of its workflow files those are facts that are not as on the default branch", async () => {
    const found = await collectFrom(liveInput(github));
    const path = ".github/workflows/deploy-10001.yml";

    expect(unfinished(found)).toEqual([]);
    expect(aliases(found, "identity", "branch-workflow")).toEqual([`branch-workflow:hotfix:${path}`]);
    expect(aliases(found, "consumer", "branch-job")).toEqual([`branch-job:hotfix:${path}#ship`]);
    const [branch] = factsOf(found, "resource", "branch");
    expect(branch?.content["files"]).toEqual([
      { path, as: "own" },
      { path: ".github/workflows/deploy-10002.yml", as: "default" },
      { path: ".github/workflows/deploy-10003.yml", as: "default" },
    ]);
    const [workflow] = factsOf(found, "identity", "branch-workflow");
    expect(workflow).toMatchObject({
      key: `10000/hotfix:${path}`,
      name: "deploy-10001.yml@hotfix",
      content: { branch: "hotfix", ref: "refs/heads/hotfix", path, state: "active" },
    });
    const [job] = factsOf(found, "consumer", "branch-job");
    expect(job?.content).toMatchObject({ branch: "hotfix", workflow: path });
    expect(JSON.stringify(job?.content)).toContain("OLD_SECRET_10001");
  });

  it("is asked for in one query, and what it has in common with the default branch is not fetched again", async () => {
    await collectFrom(liveInput(github));
    const texts = github.seen.filter(({ body }) => body.includes("query Texts"));

    // Files: actions beside the workflows, at the default branch and at the other.
    const asked = queries().filter((name) => name !== "SamlIdentities");
    expect(asked.toSorted()).toEqual(["Branches", "Details", "Files", "Files", "Texts"]);
    const { variables } = JSON.parse(texts[0]?.body ?? "{}") as { variables: object };
    expect(Object.keys(variables).filter((name) => name.startsWith("t"))).toEqual(["t0"]);
  });

  it("is compared by what its files come to: an action beside them may be another one", async () => {
    repository.branches.set("hotfix", new Map(repository.files));
    const same = await collectFrom(liveInput(github));
    const action = repository.files.get(".github/actions/login/action.yml") ?? "";
    repository.branches.get("hotfix")?.set(".github/actions/login/action.yml", action.replace("local-action", "old"));
    const other = await collectFrom(liveInput(github));

    expect(aliases(same, "identity", "branch-workflow")).toEqual([]);
    expect(aliases(other, "identity", "branch-workflow")).toHaveLength(3);
    const logins = factsOf(other, "attachment", "branch-login").map(({ content }) => JSON.stringify(content));
    expect(logins.filter((text) => text.includes("role/old"))).toHaveLength(3);
  });

  it("and does not exist is no fault, and no fact", async () => {
    repository.branches.clear();
    const found = await collectFrom(liveInput(github));

    expect(unfinished(found)).toEqual([]);
    expect(aliases(found, "resource", "branch")).toEqual([]);
    expect(queries()).toContain("Branches");
  });

  it("has files of its own also where the default branch has none", async () => {
    for (const path of repository.files.keys()) if (path.startsWith(".github/workflows")) repository.files.delete(path);
    const found = await collectFrom(liveInput(github));

    expect(unfinished(found)).toEqual([]);
    expect(aliases(found, "identity", "workflow")).toEqual([]);
    expect(aliases(found, "identity", "branch-workflow")).toHaveLength(3);
  });

  it("is told by rulesets too, unless they are about tags, switched off or leave it out", async () => {
    for (const environment of repository.environments) environment.custom = null;
    protect("main", "v[0-9]*");
    repository.rulesets = [{ id: 1, name: "releases", include: ["refs/heads/hotfix", "refs/heads/r/**", "~ALL"] }];
    const found = await collectFrom(liveInput(github));

    expect(aliases(found, "resource", "branch")).toEqual(["branch:hotfix"]);
    const variables = github.seen.find(({ body }) => body.includes("query Branches"))?.body ?? "";
    expect(variables).not.toContain("r/**");
  });

  it("was last used when its own file ran, not when that of the default branch did", async () => {
    const [first] = repository.runs;
    if (!first) throw new Error("no run");
    const path = ".github/workflows/deploy-10001.yml";
    repository.runs.unshift({ ...first, id: 77, path, branch: "hotfix", at: "2026-02-09T00:00:00Z" });
    const found = await collectFrom(liveInput(github));

    expect(factsOf(found, "identity", "branch-workflow")[0]?.lastUse).toMatchObject({
      at: "2026-02-09T00:00:00Z",
      detail: { last: { id: "77", branch: "hotfix" }, read: { runs: 1 } },
    });
  });
});

describe("a file of another branch that GitHub would refuse", () => {
  it("is named, and the branch stays partial, with the rest of it read", async () => {
    repository.branches.get("hotfix")?.set(".github/workflows/broken.yml", "on: push\njobs: {\n");
    const found = await collectFrom(liveInput(github));

    expect(end(found)).toMatchObject({
      status: "partial",
      problems: [{ where: "acme/repo-0001@hotfix/.github/workflows/broken.yml" }],
    });
    expect(aliases(found, "identity", "branch-workflow")).toHaveLength(1);
    expect(JSON.stringify(factsOf(found, "resource", "branch"))).toContain('"unread"');
  });
});

describe("names of branches come from strangers", () => {
  it.each([
    ["leads elsewhere in git", "main^{/secret}"],
    ["leaves the folder", "../../etc"],
    ["has a second path", "x:README.md"],
    ["is none git takes", "a..b"],
    ["is empty of anything to see", " "],
  ])("one that %s is not asked for", async (_, name) => {
    for (const environment of repository.environments) environment.custom = null;
    protect(name);
    const found = await collectFrom(liveInput(github));

    expect(queries()).not.toContain("Branches");
    expect(end(found)).toMatchObject({ status: "complete" });
  });

  it("one that is longer than is kept is named as not read", async () => {
    for (const environment of repository.environments) environment.custom = null;
    protect("x".repeat(400));
    const found = await collectFrom(liveInput(github));

    expect(queries()).not.toContain("Branches");
    expect(end(found)).toMatchObject({ status: "partial", problemCount: 1 });
  });

  it("more than ten of one repository are not read; the rest is named, and nothing closes", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `r${String(index).padStart(2, "0")}`);
    protect(...names);
    for (const name of names) repository.branches.set(name, new Map(repository.files));
    const found = await collectFrom(liveInput(github));

    // The environment's first, then by name.
    expect(aliases(found, "resource", "branch")).toEqual(
      ["hotfix", ...names.slice(0, 9)].map((name) => `branch:${name}`),
    );
    expect(end(found)).toMatchObject({ status: "partial", problemCount: 5 });
    expect(end(found)?.problems.map(({ where }) => where)).toEqual(
      names.slice(9).map((name) => `acme/repo-0001@${name}`),
    );
  });

  it("are kept as they are, and never taken for one another", async () => {
    const odd = ['<img/src="x">', "‮evil", "a.yml@main", "release+1", "héllo"];
    for (const environment of repository.environments) environment.custom = null;
    protect(...odd);
    const files = new Map(
      [...repository.files].map(([path, text]) => [path, text.replace("on: [push]", "on: [create]")]),
    );
    for (const name of odd) repository.branches.set(name, files);
    const found = await collectFrom(liveInput(github));

    expect(unfinished(found)).toEqual([]);
    expect(aliases(found, "resource", "branch").toSorted()).toEqual(odd.map((name) => `branch:${name}`).toSorted());
    expect(new Set(aliases(found, "identity", "branch-workflow")).size).toBe(odd.length * 3);
  });
});

describe("the history of a branch", () => {
  it("closes when it is deleted, and not when it could not be read or is said both to be there and not", async () => {
    const test = await createTestDatabase();
    try {
      await applyLive(test, liveInput(github));
      const lost = github.trouble({
        path: "/graphql Branches",
        serve: (answer, { body, headers }) => {
          const copy = structuredClone(body) as { data: { node: Record<string, unknown> } };
          copy.data.node["b0"] = null;
          sendJson(answer, 200, copy, headers);
        },
      });
      await applyLive(test, liveInput(github));
      expect(lost()).toBeGreaterThan(0);
      github.trouble(null);
      const path = `organization/repository/acme/repo-0001/${SLICE}`;
      expect((await endsIn(test)).get(path)).toMatchObject({
        status: "failed",
        words: expect.stringContaining("POST /graphql (branches)"),
      });
      expect(await changesIn(test)).toEqual([]);

      repository.branches.delete("hotfix");
      await applyLive(test, liveInput(github));

      const lines = await changesIn(test);
      expect(lines.length).toBeGreaterThan(3);
      expect(lines.every((line) => /^removed missing branch(-\w+)? .*:hotfix/.test(line))).toBe(true);
    } finally {
      await test.drop();
    }
  });

  it("is no history where rules or environments could not be read: which branches are named is not known then", async () => {
    github.trouble({
      path: "/repos/{owner}/{repo}/environments",
      serve: (answer, { headers }) => sendJson(answer, 502, {}, headers),
    });
    const found = await collectFrom(liveInput(github));

    expect(end(found)).toMatchObject({ status: "partial", reason: expect.stringContaining("/environments") });
    expect(aliases(found, "resource", "branch")).toEqual([]);
  });
});
