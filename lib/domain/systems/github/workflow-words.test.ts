import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import type { Surrounding } from "../system.ts";
import { github } from "./github.ts";

const ALIAS = "github:github.com/acme/api:workflow:.github/workflows/deploy.yml";

const TRIGGER = {
  line: 3,
  types: [],
  branches: [],
  branchesIgnore: [],
  tags: [],
  tagsIgnore: [],
  paths: [],
  pathsIgnore: [],
  schedules: [],
  workflows: [],
  inputs: [],
  secrets: [],
};

function workflow(...triggers: JsonObject[]): JsonObject {
  const place = {
    owner: "acme",
    repository: "api",
    path: ".github/workflows/deploy.yml",
    name: null,
    permissions: null,
  };
  return { ...place, triggers: triggers.map((trigger) => ({ ...TRIGGER, ...trigger })) };
}

describe("a workflow of another branch", () => {
  const other = ALIAS.replace(":workflow:", ":branch-workflow:release/2024:");
  const on = (...triggers: JsonObject[]): JsonObject => ({ ...workflow(...triggers), branch: "release/2024" });

  it("is seen at its branch, of which the alias says as much as the file", () => {
    const href = "https://github.com/acme/api/blob/release/2024/.github/workflows/deploy.yml";

    expect(github.home(other, { ref: "refs/heads/release/2024" })?.href).toBe(href);
    expect(github.home(other, null)?.href).toBe(href);
  });

  it("is never started by what takes the file of the default branch, and strangers do not start it either", () => {
    const [schedule, target, push] = github.starts(
      on({ event: "schedule" }, { event: "pull_request_target" }, { event: "push", branches: ["release/*"] }),
    );

    expect(schedule?.limits).toEqual(["never as it stands on `release/2024`"]);
    expect(target).toMatchObject({ limits: ["never as it stands on `release/2024`"], danger: null });
    expect(push?.limits).toEqual(["on `release/*`"]);
    const checkouts = [{ line: 9, references: [], triggers: ["pull_request_target"], guard: "none" }];
    const traits = (branch: object) =>
      github.consumer({ kind: "branch-job", content: { id: "a", line: 1, checkouts, ...branch } }, null).traits;
    expect(traits({})).toHaveLength(1);
    expect(traits({ branch: "release/2024" })).toEqual([]);
  });

  it("mints subjects of its branch alone", () => {
    const job = { id: "a", line: 1, idToken: "write", branch: "release/2024" };

    expect(
      github.subjects(on({ event: "push" }, { event: "schedule" }), [job], []).map(({ subject }) => subject),
    ).toEqual(["repo:acme/api:ref:refs/tags/*", "repo:acme/api:ref:refs/heads/release/2024"]);
  });

  it("grants what its own jobs do, and names those", () => {
    const content = { attachment: "x", workflow: ".github/workflows/deploy.yml", branch: "release/2024", job: "a" };
    const alias = `github:github.com/acme/api:branch-token:release/2024:.github/workflows/deploy.yml#a`;
    const token = { line: 2, from: "workflow", value: "write-all" };
    const attachment = { alias, identity: other, content: { ...content, token } };
    const [grant] = github.grants(other, [{ attachment, document: null }] as never, [], true);

    expect(grant?.because.binding.key).toBe(
      "github:github.com/acme/api:branch-job:release/2024:.github/workflows/deploy.yml#a",
    );
  });
});

describe("where a workflow is seen", () => {
  it.each([
    ["refs/heads/main", "https://github.com/acme/api/blob/main/.github/workflows/deploy.yml"],
    ["refs/heads/release/1 x", "https://github.com/acme/api/blob/release/1%20x/.github/workflows/deploy.yml"],
    ["0123456789abcdef0123456789abcdef01234567", /\/blob\/0123456789abcdef/],
    [null, "https://github.com/acme/api/blob/HEAD/.github/workflows/deploy.yml"],
  ])("is its file at %s", (ref, href) => {
    const home = github.home(ALIAS, { ref });

    if (typeof href === "string") expect(home?.href).toBe(href);
    else expect(home?.href).toMatch(href);
    expect(home?.line).toBe("#L");
  });

  it("is no link to a host that may be anybody's", () => {
    expect(github.home(ALIAS.replace("github.com", "evil.example"), {})).toBeNull();
    expect(github.home(ALIAS.replace("github.com", "github.com.evil.example"), {})).toBeNull();
    expect(github.home(ALIAS.replace("github.com", "acme.ghe.com"), {})?.href).toMatch(/^https:\/\/acme\.ghe\.com\//);
  });

  it("keeps a hostile name inside the path", () => {
    const home = github.home('github:github.com/acme/api:workflow:.github/workflows/a?b#c"><x>.yml', null);

    expect(home?.href).toBe("https://github.com/acme/api/blob/HEAD/.github/workflows/a%3Fb%23c%22%3E%3Cx%3E.yml");
  });

  it("is the settings of what is no file", () => {
    expect(github.home("github:github.com/acme/api:deploy-key:1", null)?.href).toBe(
      "https://github.com/acme/api/settings/keys",
    );
    expect(github.home("github:github.com/acme:app-installation:bot", null)?.href).toBe(
      "https://github.com/organizations/acme/settings/installations",
    );
  });
});

describe("what starts a workflow", () => {
  it("says what limits each event, and which ones strangers start with secrets", () => {
    const found = github.starts(
      workflow({ event: "push", branches: ["main", "release/*"], paths: ["src/**"] }, { event: "pull_request_target" }),
    );

    expect(found[0]).toEqual({
      event: "push",
      limits: ["on `main` and `release/*`", "where `src/**` changed"],
      danger: null,
      line: 3,
    });
    expect(found[1]?.danger).toMatch(/Strangers' pull requests/);
  });

  it("counts what is too much to say", () => {
    const [start] = github.starts(workflow({ event: "push", branches: Array.from({ length: 9 }, (_, n) => `b${n}`) }));

    expect(start?.limits[0]).toMatch(/`b5` and 3 more$/);
  });
});

describe("the subjects of a workflow", () => {
  const job = (id: string, more: JsonObject) => ({ id, line: 5, idToken: "write", ...more });
  const environment = { line: 6, text: "production", values: ["production"], complete: true };

  it("stand once each, with the jobs that can ask for them", () => {
    const identity = workflow({ event: "push", branches: ["main"] }, { event: "workflow_dispatch" });

    const found = github.subjects(identity, [job("a", { environment }), job("b", { environment }), job("c", {})], []);

    expect(found[0]).toEqual({
      subject: "repo:acme/api:environment:production",
      by: ["a", "b"],
      events: ["push", "workflow_dispatch"],
      certain: true,
    });
    expect(found.map(({ subject }) => subject)).toContain("repo:acme/api:ref:refs/heads/main");
  });

  it("and its jobs say that a workflow which is disabled does nothing for now", () => {
    const identity = { ...workflow({ event: "push", branches: ["main"] }), state: "disabled_manually" };
    const found = github.subjects(identity, [job("a", {})], []);
    const { traits } = github.consumer({ kind: "workflow-job", content: job("a", {}) }, identity);

    expect(found.map(({ halted }) => halted)).toEqual(found.map(() => "disabled"));
    expect(traits.map(({ words }) => words)).toEqual(["may ask for OIDC tokens, but not while it is disabled"]);
  });

  it("are not certain where a caller decides", () => {
    const found = github.subjects(workflow({ event: "workflow_call" }), [job("a", { idToken: "inherited" })], []);

    expect(found).toHaveLength(1);
    expect(found[0]?.certain).toBe(false);
  });

  it("are made as the settings of the repository say", () => {
    const around: Surrounding[] = [
      { kind: "repository", key: "7", content: {} },
      { kind: "organization", key: "3", content: {} },
      {
        kind: "actions-settings",
        key: "actions",
        content: { oidc: { useDefault: true, immutable: true, claims: null } },
      },
    ];

    const found = github.subjects(workflow({ event: "push", branches: ["main"] }), [job("a", {})], around);

    expect(found.map(({ subject }) => subject)).toEqual(["repo:acme@3/api@7:ref:refs/heads/main"]);
  });
});

it("subjects are not certain where the repository takes claims of its organization that were not read", () => {
  const settings = { kind: "actions-settings", key: "actions", content: { oidc: { useDefault: false } } };
  const organization = (content: JsonObject) => ({ kind: "organization", key: "3", content });
  const minting = { id: "a", line: 5, idToken: "write" };
  const certain = (...around: Surrounding[]) =>
    github.subjects(workflow({ event: "push", branches: ["main"] }), [minting], around).map((one) => one.certain);

  expect(certain(settings)).toEqual([false]);
  expect(certain(settings, organization({}))).not.toContain(true);
  expect(certain(settings, organization({ oidc: { claims: null } }))).not.toContain(false);
  expect(certain(settings, organization({ oidc: { claims: ["repo"] } }))).not.toContain(false);
});

it("takes secrets by job and line, and looks for each in its environment and organization too", () => {
  const content = {
    id: "ship",
    secrets: [{ name: "Key", lines: [4, 9] }],
    environment: { line: 1, text: "Prod", values: ["Prod"], complete: true },
  };

  const [taken] = github.secretsTaken(ALIAS, null, [{ name: "ship", content }]);

  expect(taken).toMatchObject({
    name: "KEY",
    alias: "github:github.com/acme/api:repository-secret:actions/KEY",
    others: [
      "github:github.com/acme/api:environment-secret:prod/KEY",
      "github:github.com/acme:organization-secret:actions/KEY",
    ],
    places: [
      { by: "ship", line: 4 },
      { by: "ship", line: 9 },
    ],
  });
});
