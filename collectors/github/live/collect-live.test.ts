import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unfinished } from "../testing/incomplete.ts";
import { factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { manifest } from "../manifest.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { CANARY } from "./testing/fake-github/rows.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const SMALL_PAGES = { pageSize: 2, batchSize: 2 };

/** Kinds that only an attachment of something else can show, or that the generated organization has none of. */
const NONE = new Set(["credential/oauth-app-token"]);

describe("an organization", () => {
  let github: FakeGithub;
  let whole: Collected;
  const secrets: string[] = [];
  let calls = 0;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 5 }));
    const input = liveInput(github, { onSecret: (value) => secrets.push(value), onCall: () => (calls += 1) });
    whole = await collectFrom(input, SMALL_PAGES);
  });
  afterAll(() => github.stop());

  it("is read whole by an App with every permission: each kind of fact is there", () => {
    expect(unfinished(whole)).toEqual([]);
    const found = new Set(whole.facts.map(({ noun, kind }) => `${noun}/${kind}`));
    const defined = manifest.slices.flatMap((slice) => slice.defines.map(({ noun, kind }) => `${noun}/${kind}`));
    expect(defined.filter((kind) => !found.has(kind) && !NONE.has(kind))).toEqual([]);
  });

  it("has its repositories proved, so that one that is gone takes along what was in it", () => {
    const repositories = whole.slices.find(({ slice }) => slice.kind === "repositories");
    expect(repositories?.slice.authoritative).toBe(true);
    expect(factsOf(whole, "resource", "repository")).toHaveLength(5);
  });

  it("shows as whom an action signs in that lies beside the workflow", () => {
    const roles = factsOf(whole, "attachment", "workflow-login").map(({ content }) => JSON.stringify(content));
    expect(roles.some((role) => role.includes("role/local-action"))).toBe(true);
  });

  it("keeps no value, and tells every token before it is used", () => {
    expect(JSON.stringify(whole)).not.toContain(CANARY);
    const used = new Set(github.seen.map(({ authorization }) => authorization).filter(Boolean));
    expect([...used].filter((token) => !secrets.includes(token))).toEqual([]);
    expect(used.size).toBeGreaterThan(1);
  });

  it("is counted call by call", () => {
    expect(calls).toBe(github.seen.length);
  });

  it("asks GitHub to hide the values of leaked secrets", () => {
    const alerts = github.seen.filter(({ url }) => url.includes("secret-scanning"));
    expect(alerts.length).toBeGreaterThan(0);
    expect(alerts.every(({ url }) => url.includes("hide_secret=true"))).toBe(true);
  });

  it("gives the same facts whatever the size of the pages", async () => {
    const again = await collectFrom(liveInput(github));
    expect(again.facts).toEqual(whole.facts);
  });
});

describe("variables, of which GitHub gives 30 in a page and no more", () => {
  let github: FakeGithub;
  beforeAll(async () => {
    const organization = generateOrganization({ repositories: 1 });
    const names = Array.from({ length: 65 }, (_, index) => `VARIABLE_${index}`);
    organization.variables = names.map((name) => ({ name, visibility: "all", repositories: [] }));
    for (const repository of organization.repositories) {
      repository.variables = names.map((name) => ({ name }));
      for (const environment of repository.environments) environment.variables = names;
    }
    github = await startFakeGithub(organization);
  });
  afterAll(() => github.stop());

  it("are read whole, of the organization, a repository and its environments", async () => {
    const { slices } = await collectFrom(liveInput(github));
    expect(unfinished({ slices })).toEqual([]);
    const asked = github.seen.filter(({ url }) => /\/variables\?.*page=3/.test(url));
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });
});

describe("what a credential may not see", () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 2 }));
  });
  afterAll(() => github.stop());

  it("is a line of its own with the permission to grant, and nothing is asked for in vain", async () => {
    const { permissions } = github.organization.installation;
    delete permissions["organization_hooks"];
    delete permissions["administration"];
    github.seen.length = 0;
    const found = await collectFrom(liveInput(github));
    Object.assign(permissions, { organization_hooks: "read", administration: "read" });

    const ends = new Map(found.slices.map(({ slice, coverage }) => [slice.kind, coverage]));
    expect(ends.get("organization-webhooks")).toMatchObject({
      status: "denied",
      reason: expect.stringContaining("Organization permissions → Webhooks: Read-only"),
    });
    expect(ends.get("deploy-keys")).toMatchObject({
      status: "denied",
      reason: expect.stringContaining("Repository permissions → Administration: Read-only"),
    });
    expect(ends.get("branch-rules")?.status).toBe("partial");
    expect(github.seen.filter(({ url }) => /\/(?:hooks|keys)\?/.test(url) && !url.includes("/repos/"))).toEqual([]);
  });

  it("is not taken for absent where a token is refused or answered 404", async () => {
    const { permissions } = github.organization.installation;
    delete permissions["administration"];
    const refused = await collectFrom(liveInput(github, { as: "token" }));
    permissions["administration"] = "read";

    const keys = refused.slices.filter(({ slice }) => slice.kind === "deploy-keys");
    expect(keys.map(({ coverage }) => coverage.status)).toEqual(["denied", "denied"]);
    const rules = refused.slices.filter(({ slice }) => slice.kind === "branch-rules");
    expect(rules.map(({ coverage }) => coverage.status)).toEqual(["partial", "partial"]);

    const hidden = github.trouble({
      path: "/repos/{owner}/{repo}/keys",
      serve: (answer) => answer.writeHead(404, { "content-type": "application/json" }).end("{}"),
    });
    const absent = await collectFrom(liveInput(github, { as: "token" }));
    const times = hidden();
    github.trouble(null);

    expect(times).toBeGreaterThan(0);
    expect(absent.slices.find(({ slice }) => slice.kind === "deploy-keys")?.coverage.status).toBe("denied");
  });

  it("is not there for a token: other people's tokens, and which other repositories there are", async () => {
    const { slices } = await collectFrom(liveInput(github, { as: "token" }));
    const ends = new Map(slices.map(({ slice, coverage }) => [slice.kind, coverage.status]));

    expect(ends.get("fine-grained-tokens")).toBe("not-supported");
    expect(ends.get("repositories")).toBe("partial");
  });

  it("is not there where no server says it to whoever may see the settings: secret scanning", async () => {
    const alerts = github.organization.repositories.map((repository) => repository.alerts.splice(0));
    const silent = github.trouble({
      path: "/orgs/{org}/repos",
      serve: (answer, { status, body, headers }) => {
        const rows = body as Record<string, unknown>[];
        sendJson(
          answer,
          status,
          rows.map((row) => ({ ...row, security_and_analysis: undefined })),
          headers,
        );
      },
    });
    const { slices } = await collectFrom(liveInput(github));
    expect(silent()).toBeGreaterThan(0);
    github.trouble(null);
    for (const [index, own] of alerts.entries()) github.organization.repositories[index]?.alerts.push(...own);

    const ends = slices.filter(({ slice }) => slice.kind === "secret-alerts").map(({ coverage }) => coverage.status);
    expect(ends).toEqual(["not-supported", "not-supported"]);
  });

  it("was not chosen: that is said, and nothing is asked", async () => {
    github.seen.length = 0;
    const { slices } = await collectFrom(liveInput(github, { permissions: [] }));
    const ends = new Map(slices.map(({ slice, coverage }) => [slice.kind, coverage.status]));

    expect(ends.get("repository-webhooks")).toBe("switched-off");
    expect(ends.get("deploy-keys")).toBe("complete");
    expect(github.seen.some(({ url }) => url.includes("/hooks"))).toBe(false);
  });

  it("is the rest of the organization, for an App that was given some repositories", async () => {
    github.organization.installation.selection = "selected";
    const { slices, facts } = await collectFrom(liveInput(github));
    github.organization.installation.selection = "all";

    const repositories = slices.find(({ slice }) => slice.kind === "repositories");
    expect(repositories?.slice.authoritative).not.toBe(true);
    expect(repositories?.coverage.status).toBe("partial");
    expect(facts.filter(({ kind }) => kind === "repository")).toHaveLength(2);
  });
});
