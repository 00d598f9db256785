import { describe, expect, it } from "vitest";
import { Host, inApi } from "../../systems/github/edges/testing/host.ts";
import { ownWorkflowTokens } from "./own-workflow-tokens.ts";

/** Subjects of what a pusher of `acme/api` can get, with what has to happen before. */
function subjects(host: Host): [string, string[]][] {
  const [holder, ...others] = ownWorkflowTokens(host.facts());
  expect(others).toEqual([]);
  expect(holder?.key).toBe(inApi("own-workflows"));
  return (holder?.tokens ?? []).map(({ token, conditionsFor }) => [
    token.subject,
    conditionsFor(token.subject).map(({ words }) => words),
  ]);
}

describe("tokens of workflows that somebody adds", () => {
  it("are of any branch, tag and pull request", () => {
    const found = subjects(new Host().settings({ oidc: { useDefault: true, immutable: false } }));

    expect(found).toEqual([
      ["repo:acme/api:ref:refs/heads/*", []],
      ["repo:acme/api:ref:refs/tags/*", []],
      ["repo:acme/api:pull_request", []],
      ["repo:acme/api:environment:*", []],
    ]);
  });

  it("are of an environment that is not there, which naming it makes, and of one that is there by what protects it", () => {
    const host = new Host()
      .settings({ oidc: { useDefault: true, immutable: false } })
      .environment("production", { reviewers: [{ user: "anna" }] });
    const [holder] = ownWorkflowTokens(host.facts());
    const any = holder?.tokens.find(({ token }) => token.subject.endsWith(":environment:*"));
    const conditions = (subject: string) => any?.conditionsFor(subject).map(({ words }) => words);

    expect(conditions("repo:acme/api:environment:prod")).toEqual([]);
    expect(conditions("repo:acme/api:environment:prod*")).toEqual([]);
    expect(conditions("repo:acme/api:environment:Production")).toEqual(["anna approves the deployment to production"]);
  });

  it("are of an environment once what protects it lets the job run", () => {
    const host = new Host().settings({ oidc: { useDefault: true, immutable: false } }).environment("production", {
      reviewers: [{ user: "anna" }],
      branches: { policy: "custom", patterns: [{ name: "main" }] },
    });

    expect(subjects(host)).toContainEqual([
      "repo:acme/api:environment:production",
      ["anna approves the deployment to production", "production is deployed from main"],
    ]);
  });
});
