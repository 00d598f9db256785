import { describe, expect, it } from "vitest";
import { readRunner, readRunnerSet, whyOf, type Runner, type RunnerSet } from "./runner-hosts.ts";

const RUNNER: Runner = {
  host: "github.com",
  owner: "acme",
  repository: null,
  labels: ["self-hosted", "arc"],
  ephemeral: true,
};
const SET: RunnerSet = {
  ...{ kind: "AutoscalingRunnerSet", name: "arc", namespace: "ci", cluster: "prod" },
  ...{ account: "kubernetes:prod:serviceaccount:ci/jobs", accountName: "jobs" },
  ...{ at: { host: "github.com", owner: "acme", repository: null }, labels: ["arc"], ephemeral: true },
};

describe("why a runner is one of a set's", () => {
  it.each<[string, Partial<Runner>, Partial<RunnerSet>]>([
    ["in the same organization", {}, {}],
    ["whatever the case of names and labels", { owner: "ACME", labels: ["ARC"] }, {}],
    ["in the same repository", { repository: "api" }, { at: { host: "github.com", owner: "acme", repository: "Api" } }],
    ["where GitHub does not say how many jobs it takes", { ephemeral: null }, {}],
    ["with all labels of several", { labels: ["arc", "gpu", "x"] }, { labels: ["arc", "gpu"] }],
    [
      "where the set names no host",
      { host: "ghe.example.org" },
      { at: { host: null, owner: "acme", repository: null } },
    ],
  ])("is said %s", (_name, runner, set) => {
    expect(whyOf({ ...RUNNER, ...runner }, { ...SET, ...set })).toMatch(/^By the labels? arc/);
  });

  it.each<[string, Partial<Runner>, Partial<RunnerSet>]>([
    ["of another host", { host: "ghe.example.org" }, {}],
    ["of another organization", { owner: "other" }, {}],
    ["of a repository, by a set of the organization", { repository: "api" }, {}],
    ["without the label", { labels: ["self-hosted"] }, {}],
    ["with one of two labels", {}, { labels: ["arc", "gpu"] }],
    ["that takes job after job, by a set whose runners do not", { ephemeral: false }, {}],
    ["by a set without labels", {}, { labels: [] }],
    ["by a set that registers nobody knows where", {}, { at: null }],
  ])("is not said of one %s", (_name, runner, set) => {
    expect(whyOf({ ...RUNNER, ...runner }, { ...SET, ...set })).toBeNull();
  });
});

describe("reading facts", () => {
  it("takes runners and runner sets, and nothing else", () => {
    expect(readRunner({ alias: "github:github.com/acme:organization-runner:a/b:c", content: {} })).toMatchObject({
      ...{ host: "github.com", owner: "acme", repository: null, labels: [], ephemeral: null },
    });
    expect(readRunner({ alias: "github:github.com/acme/api:workflow:x", content: {} })).toBeNull();
    expect(readRunnerSet({ alias: "kubernetes:prod:deployment:ci/web", content: {} })).toBeNull();
    expect(
      readRunnerSet({ alias: "github:github.com/acme:organization-runner:a", content: { runners: {} } }),
    ).toBeNull();
  });
});
