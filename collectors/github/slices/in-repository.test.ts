import { beforeAll, describe, expect, it } from "vitest";
import { onlyFact, type Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact, Noun } from "#lib/domain/facts/fact.ts";
import { collectListed, everyListing, listed } from "../testing/organization.ts";
import { ROWS } from "../testing/rows.ts";

let collected: Collected;

beforeAll(async () => {
  collected = await collectListed(everyListing(ROWS));
});

const only = (noun: Noun, kind: string, name?: string): Fact => onlyFact(collected, noun, kind, name);

describe("what holds in a repository", () => {
  it("of an environment: who reviews, from where, and who gets around it", () => {
    expect(only("resource", "deployment-environment")).toMatchObject({
      key: "161088068",
      alias: "github:github.com/acme/api:deployment-environment:production",
      content: {
        reviewers: [
          { team: "release", id: "4" },
          { user: "mona", id: "1" },
        ],
        preventSelfReview: false,
        waitMinutes: 30,
        adminsMayBypass: true,
        branches: {
          policy: "custom",
          patterns: [
            { name: "main", type: "branch" },
            { name: "release/*", type: "branch" },
          ],
        },
      },
    });
  });

  it("of an environment without protection: nothing, which is not unknown", async () => {
    const bare = { id: 1, name: "preview", protection_rules: [], deployment_branch_policy: null };
    const { facts } = await collectListed([listed("environments", [bare, { id: 2, name: "unread" }])]);

    expect(facts.map(({ content }) => content)).toEqual([
      { place: "acme/api", reviewers: [], waitMinutes: 0, protectionApps: [], branches: { policy: "any" } },
      { place: "acme/api" },
    ]);
  });

  it("of branches: rulesets with who gets around them, and protection by pattern", () => {
    expect(only("policy-document", "ruleset").content).toMatchObject({
      enforcement: "active",
      include: ["~DEFAULT_BRANCH"],
      bypass: [{ type: "Team", id: "4", mode: "always" }],
      rules: [{ type: "commit_author_email_pattern" }, { type: "pull_request", approvals: 1, codeOwners: true }],
    });
    expect(only("policy-document", "branch-protection")).toMatchObject({
      key: "release/*",
      content: { reviews: { approvals: 2, bypass: { users: ["mona"] } }, pushers: null, adminsToo: false },
    });
  });

  it("of Actions: what workflows get, and the claims of their subjects", () => {
    expect(only("policy-document", "actions-settings").content).toMatchObject({
      workflow: { defaultPermissions: "write", mayApprovePullRequests: true },
      oidc: { useDefault: false, claims: ["repo", "environment"] },
      sharedWith: "organization",
    });
    expect(only("resource", "organization").content).toMatchObject({
      workflow: { defaultPermissions: "read", mayApprovePullRequests: false },
      repositoryRoles: [{ name: "releaser", base: "write", permissions: ["delete_tag"] }],
      oidc: { claims: ["repo", "context", "job_workflow_ref"] },
    });
  });

  it("of secrets: names by store, environment and repository", () => {
    const keys = collected.facts.filter(({ noun }) => noun === "stored-copy").map(({ kind, key }) => `${kind} ${key}`);

    expect(keys.toSorted()).toEqual([
      "environment-secret production/KUBECONFIG",
      "leaked-secret 2",
      "organization-secret actions/DEPLOY_KEY",
      "organization-secret dependabot/DEPLOY_KEY",
      "repository-secret actions/NPM_TOKEN",
    ]);
  });

  it("of an environment's secrets: by one alias, in whatever letters the environment is written", async () => {
    const [row] = ROWS["environment-secrets"];
    const { facts } = await collectListed([listed("environment-secrets", [{ ...row, environment: "Production" }])]);

    expect(facts.map(({ alias }) => alias)).toEqual([
      expect.stringMatching(/:environment-secret:production\/KUBECONFIG$/),
    ]);
    expect(facts[0]?.content.environment).toBe("Production");
  });

  it("of alerts: the kind of secret and where it lies, while it is open", async () => {
    expect(only("stored-copy", "leaked-secret").content).toMatchObject({
      validity: "active",
      locations: [{ type: "commit", path: "config/old.env", line: 3 }, { type: "issue_body" }],
      pushProtectionBypassedBy: "mona",
    });

    const [row] = ROWS["secret-alerts"];
    const { facts } = await collectListed([listed("secret-alerts", [{ ...row, state: "resolved" }])]);
    expect(facts).toEqual([]);
  });

  it("of runners: labels, and whether it lasts; of their groups who may use them", () => {
    expect(only("identity", "organization-runner").content).toEqual({
      os: "linux",
      ephemeral: false,
      group: "1",
      runsOn: ["production", "self-hosted"],
      customLabels: ["production"],
    });
    expect(only("resource", "runner-group").content).toMatchObject({
      publicRepositories: true,
      workflows: ["acme/api/.github/workflows/deploy.yml@refs/heads/main"],
    });
  });

  it("of the repository itself: who sees it, and whose it is", () => {
    expect(only("resource", "repository")).toMatchObject({
      key: "77",
      name: "acme/api",
      content: { visibility: "internal", archived: false, labels: { team: "payments", environment: "production" } },
    });
  });
});
