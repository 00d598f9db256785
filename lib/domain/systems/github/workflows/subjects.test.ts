import { describe, expect, it } from "vitest";
import type { RepositoryFacts } from "./repository-facts.ts";
import { unknownRepository } from "./repository-facts.ts";
import { subjectsOf } from "./subjects.ts";
import { documentOf, onlyJob } from "./testing/documents.ts";

const KNOWN: RepositoryFacts = {
  ...unknownRepository("acme", "api"),
  ownerId: "11",
  repositoryId: "22",
  visibility: "private",
  defaultBranch: "main",
  oidc: { claims: null, immutable: false },
};

function subjects(on: string, job = "", facts: Partial<RepositoryFacts> = {}): string[] {
  const document = documentOf(`
name: Release
on: ${on}
permissions: { id-token: write }
jobs:
  deploy:
    runs-on: ubuntu-latest
    ${job}
    steps: [{ run: make }]
`);
  return subjectsOf(document, onlyJob(document), { ...KNOWN, ...facts }).map(({ subject }) => subject);
}

describe("the subjects of a job", () => {
  it.each([
    ["push", ["ref:refs/heads/*", "ref:refs/tags/*"]],
    [
      "{ push: { branches: [main, 'release/**', '!release/old'] } }",
      ["ref:refs/heads/main", "ref:refs/heads/release/**"],
    ],
    ["{ push: { branches-ignore: [dev] } }", ["ref:refs/heads/*"]],
    ["{ push: { tags: ['v*'] } }", ["ref:refs/tags/v*"]],
    ["{ push: { tags-ignore: ['v*'] } }", ["ref:refs/tags/*"]],
    ["{ push: { branches: [main], tags: ['v*'] } }", ["ref:refs/heads/main", "ref:refs/tags/v*"]],
    ["{ push: { paths: ['src/**'] } }", ["ref:refs/heads/*", "ref:refs/tags/*"]],
    ["pull_request", ["pull_request"]],
    ["pull_request_target", ["ref:refs/heads/main"]],
    ["pull_request_review", ["pull_request", "ref:refs/pull/*/merge"]],
    ["{ merge_group: { branches: [main] } }", ["ref:refs/heads/gh-readonly-queue/main/*"]],
    ["{ schedule: [{ cron: '0 0 * * *' }] }", ["ref:refs/heads/main"]],
    ["{ workflow_run: { workflows: [CI] } }", ["ref:refs/heads/main"]],
    ["workflow_dispatch", ["ref:refs/heads/*", "ref:refs/tags/*"]],
    ["{ release: { types: [published] } }", ["ref:refs/tags/*"]],
    ["[push, pull_request]", ["ref:refs/heads/*", "ref:refs/tags/*", "pull_request"]],
    ["[issues, schedule]", ["ref:refs/heads/main"]],
  ])("started by %s", (on, contexts) => {
    expect(subjects(on)).toEqual(contexts.map((context) => `repo:acme/api:${context}`));
  });

  it("has any branch in them where the default branch is not known", () => {
    expect(subjects("issues", "", { defaultBranch: null })).toEqual(["repo:acme/api:ref:refs/heads/*"]);
  });

  it.each([
    ["environment: production", ["environment:production"]],
    ["environment: 'a:b'", ["environment:a%3Ab"]],
    ["environment: { name: staging, url: 'https://x.example' }", ["environment:staging"]],
    ["environment: ${{ github.ref_name == 'main' && 'prod' || 'dev' }}", ["environment:prod", "environment:dev"]],
    ["environment: ${{ github.ref_name == 'main' && 'prod' || '' }}", ["environment:prod", "ref:refs/heads/main"]],
    ["environment: ${{ vars.STAGE }}", ["environment:*", "ref:refs/heads/main"]],
  ])("in %s", (environment, contexts) => {
    expect(subjects("issues", environment)).toEqual(contexts.map((context) => `repo:acme/api:${context}`));
  });

  it.each([
    ["by name where that is set", { claims: null, immutable: false }, ["repo:acme/api:pull_request"]],
    ["with ids where that is set", { claims: null, immutable: true }, ["repo:acme@11/api@22:pull_request"]],
    ["in both ways where it is open", null, ["repo:acme/api:pull_request", "repo:acme@11/api@22:pull_request"]],
    ["by one claim", { claims: ["repository_owner"], immutable: false }, ["repository_owner:acme"]],
    [
      "by several claims",
      { claims: ["repo", "context", "job_workflow_ref"], immutable: true },
      ["repo:acme@11/api@22:pull_request:job_workflow_ref:acme/api/.github/workflows/release.yml@refs/pull/*/merge"],
    ],
    [
      "by claims that only a run knows",
      { claims: ["repository_id", "actor", "workflow", "repository_visibility"], immutable: false },
      ["repository_id:22:actor:*:workflow:Release:repository_visibility:private"],
    ],
  ])("names the repository %s", (_, oidc, expected) => {
    expect(subjects("pull_request", "", { oidc })).toEqual(expected);
  });

  it("name the branch of a merged pull request where the ref is in them", () => {
    const on = "{ pull_request: { types: [closed], branches: [main] } }";

    expect(subjects(on, "", { oidc: { claims: ["ref"], immutable: false } })).toEqual([
      "ref:refs/pull/*/merge",
      "ref:refs/heads/main",
    ]);
    expect(subjects(on)).toEqual(["repo:acme/api:pull_request"]);
  });

  it("are those of any caller where the workflow is called", () => {
    expect(subjects("workflow_call")).toEqual(["repo:*"]);
    expect(subjects("workflow_call", "environment: prod")).toEqual(["repo:*:environment:prod"]);
  });

  it.each([
    ["permissions: { contents: read }", "push", []],
    ["permissions: {}", "push", []],
    ["permissions: read-all", "push", []],
    ["permissions: write-all", "pull_request", ["repo:acme/api:pull_request"]],
  ])("with %s and on: %s", (permissions, on, expected) => {
    expect(subjects(on, permissions)).toEqual(expected);
  });

  it("are none where nothing is said of permissions, but for those a caller hands on", () => {
    const yaml = (on: string) => `{ on: ${on}, jobs: { a: { runs-on: x, steps: [{ run: y }] } } }`;
    const of = (on: string) => {
      const document = documentOf(yaml(on));
      return subjectsOf(document, onlyJob(document), KNOWN).map(({ subject }) => subject);
    };

    expect(of("push")).toEqual([]);
    expect(of("[push, workflow_call]")).toEqual(["repo:*"]);
  });

  it("say which events bring them", () => {
    const document = documentOf("{ on: [issues, schedule], permissions: write-all, jobs: { a: { steps: [] } } }");

    expect(subjectsOf(document, onlyJob(document), KNOWN)).toEqual([
      { subject: "repo:acme/api:ref:refs/heads/main", events: ["issues", "schedule"] },
    ]);
  });
});
