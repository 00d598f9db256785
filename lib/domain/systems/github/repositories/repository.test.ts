import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import type { RepositoryFact, RepositoryFactsRead } from "./repository-facts.ts";
import { REPOSITORY_PARTS } from "./repository-view.ts";
import { repositoryRow, repositoryView } from "./repository.ts";

const PLACE = "github:github.com/acme/api";
const WORKFLOW = `${PLACE}:workflow:.github/workflows/deploy.yml`;

function fact(kind: string, name: string, content: JsonObject, more: Partial<RepositoryFact> = {}): RepositoryFact {
  const alias = `${PLACE}:${kind}:${name}`;
  return { kind, scope: "repository/1", key: name, alias, name, identity: null, document: null, content, ...more };
}

const ITSELF = {
  domain: "acme",
  sourceSlug: "acme",
  key: "1",
  alias: "github:github.com:repository:acme/api",
  name: "acme/api",
  content: { visibility: "private", defaultBranch: "main", archived: false },
};

const organization = (content: JsonObject) => ({
  kind: "organization",
  key: "3",
  content: { members: { defaultRepositoryPermission: "read" }, ...content },
});

const JOB = {
  id: "ship",
  line: 5,
  idToken: "write",
  secrets: [{ name: "KEY", lines: [8] }],
  environment: { line: 6, text: "production", values: ["production"], complete: true },
};

function read(parts: Partial<RepositoryFactsRead> = {}): RepositoryFactsRead {
  const content = { owner: "acme", repository: "api", path: ".github/workflows/deploy.yml", triggers: [], ref: null };
  return {
    itself: ITSELF,
    identities: [fact("workflow", "deploy.yml", content, { alias: WORKFLOW, identity: "id-1" })],
    jobs: [fact("workflow-job", "ship", JOB, { identity: WORKFLOW })],
    storedCopies: [],
    environments: [],
    branches: [],
    around: [organization({})],
    attachments: [],
    documents: [],
    ...parts,
  };
}

const ALL = Object.values(REPOSITORY_PARTS).flatMap((kinds) =>
  kinds.map((kind) => ({ kind, status: "complete", reason: null })),
);

describe("what was read of a repository", () => {
  it("is complete only when every listing of a part was read to its end", () => {
    const without = ALL.filter(({ kind }) => kind !== "environment-secrets");

    expect(repositoryView(read(), ALL).read.secrets).toEqual({ status: "complete", reason: "" });
    expect(repositoryView(read(), without).read.secrets.status).toBe("partial");
    expect(repositoryView(read(), []).read.secrets).toEqual({ status: "unread", reason: "It was not reached yet." });
  });

  it("says why it was not read, and never takes that for none", () => {
    const listings = [{ kind: "repository-access", status: "denied", reason: "Grant Administration: read." }];

    expect(repositoryView(read(), listings).read.access).toEqual({
      status: "unread",
      reason: "Grant Administration: read.",
    });
    expect(repositoryRow(read(), listings).pushers).toBeNull();
  });
});

describe("branches beside the default one", () => {
  const named = (...names: string[]) => ({
    policy: "custom",
    patterns: names.map((name) => ({ name, type: "branch" })),
  });
  const environments = [fact("deployment-environment", "production", { branches: named("main", "old", "v/*") })];
  const documents = [
    fact("branch-protection", "develop", {}),
    fact("ruleset", "all", { target: "branch", enforcement: "active", include: ["~ALL"] }),
  ];
  const branches = [
    fact("branch", "old", {
      files: [
        { path: "a", as: "own" },
        { path: "b", as: "default" },
      ],
    }),
  ];

  it("are those that were read, those that are not there, and patterns that nobody reads", () => {
    const { branches: found } = repositoryView(read({ environments, documents, branches }), ALL);

    expect(found.map(({ name, state, by }) => [name, state, by.map(({ kind }) => kind)])).toEqual([
      ["old", "read", ["environment"]],
      ["develop", "absent", ["branch protection"]],
      ["v/*", "pattern", ["environment"]],
      ["~ALL", "pattern", ["ruleset"]],
    ]);
    expect(found[0]?.files).toEqual({ all: 2, asDefault: 1, unread: 0 });
  });

  it("are not taken for absent where they were not all read", () => {
    const listings = [{ kind: "branch-workflows", status: "partial", reason: "Ten are read." }];
    const { branches: found } = repositoryView(read({ documents, branches: [] }), listings);

    expect(found[0]).toMatchObject({ name: "develop", state: "unread" });
  });
});

describe("the secrets of a repository", () => {
  it("stand with who takes them and where they lie; what is stored and not taken too", () => {
    const storedCopies = [
      fact("repository-secret", "UNUSED", { store: "actions" }),
      fact("environment-secret", "KEY", { environment: "production" }),
      fact("organization-secret", "OTHER", { store: "actions", visibility: "all" }),
      fact("repository-secret", "BOT", { store: "dependabot" }),
    ];

    const { secrets } = repositoryView(read({ storedCopies }), ALL);

    expect(secrets.map(({ name }) => name)).toEqual(["BOT", "KEY", "UNUSED"]);
    expect(secrets[0]?.storedIn).toEqual(["acme/api for Dependabot"]);
    expect(secrets[1]?.storedIn).toEqual(["environment production"]);
    expect(secrets[1]?.uses).toEqual([
      {
        workflow: { id: "id-1", name: "deploy.yml" },
        job: "ship",
        line: 8,
        href: "https://github.com/acme/api/blob/HEAD/.github/workflows/deploy.yml#L8",
      },
    ]);
    expect(secrets[2]?.uses).toEqual([]);
  });

  it("are the same in capitals and small letters, and so are environments", () => {
    const job = { ...JOB, secrets: [{ name: "key", lines: [9] }, ...JOB.secrets] };
    const jobs = [fact("workflow-job", "ship", job, { identity: WORKFLOW })];
    const storedCopies = [fact("environment-secret", "KEY", { environment: "Production" })];

    const { secrets } = repositoryView(read({ jobs, storedCopies }), ALL);

    expect(secrets.map(({ name, storedIn }) => [name, storedIn])).toEqual([["KEY", ["environment Production"]]]);
    expect(secrets[0]?.uses.map(({ line }) => line)).toEqual([8, 9]);
  });

  it("of an environment lie there only for its jobs", () => {
    const storedCopies = [fact("environment-secret", "KEY", { environment: "staging" })];

    const { secrets } = repositoryView(read({ storedCopies }), ALL);

    expect(secrets.map(({ uses, storedIn }) => [uses.length, storedIn])).toEqual([
      [1, []],
      [0, ["environment staging"]],
    ]);
  });

  it.each([
    [{ visibility: "all" }, "private", ["acme"]],
    [{ visibility: "private" }, "private", ["acme"]],
    [{ visibility: "private" }, "internal", ["acme"]],
    [{ visibility: "private" }, "public", []],
    [{ visibility: "private" }, null, ["acme, if it is given to this repository"]],
    [{ visibility: "selected", repositories: { known: [{ id: "1", name: "acme/old" }] } }, "private", ["acme"]],
    [{ visibility: "selected", repositories: { known: [{ id: "2", name: "acme/api" }] } }, "private", []],
    [
      { visibility: "selected", repositories: { unknown: "not asked" } },
      "private",
      ["acme, if it is given to this repository"],
    ],
    [{}, "private", ["acme, if it is given to this repository"]],
  ])("of the organization count where the repository gets them: %j, %s", (content, visibility, storedIn) => {
    const alias = "github:github.com/acme:organization-secret:actions/KEY";
    const storedCopies = [fact("organization-secret", "KEY", { store: "actions", ...content }, { alias })];
    const itself = { ...ITSELF, content: { ...ITSELF.content, visibility } };

    expect(repositoryView(read({ itself, storedCopies }), ALL).secrets[0]?.storedIn).toEqual(storedIn);
  });

  it.each<[JsonObject]>([[{ allSecrets: [7] }], [{ inheritsSecrets: true }]])(
    "are all where a job hands on all: %j",
    (all) => {
      const jobs = [fact("workflow-job", "ship", { ...JOB, secrets: [], ...all }, { identity: WORKFLOW })];

      expect(repositoryView(read({ jobs }), ALL).workflows[0]).toMatchObject({ secrets: 0, allSecrets: true });
      expect(repositoryRow(read({ jobs }), ALL)).toMatchObject({ secrets: 0, allSecrets: true });
      expect(repositoryRow(read(), ALL).allSecrets).toBe(false);
    },
  );
});

describe("the environments of a repository", () => {
  it("are those that were read and those that jobs name, each once", () => {
    const environments = [
      fact("deployment-environment", "Production", {
        reviewers: [{ user: "mona", id: "1" }],
        waitMinutes: 5,
        branches: { policy: "protected" },
        adminsMayBypass: true,
      }),
    ];

    const [found, ...others] = repositoryView(read({ environments }), ALL).environments;

    expect(others).toEqual([]);
    expect(found?.uses).toHaveLength(1);
    expect(found?.protection).toEqual([
      "waits for a review by mona",
      "waits 5 minutes",
      "only from protected branches",
      "administrators may pass by all of it",
    ]);
    expect(repositoryView(read(), []).environments[0]).toMatchObject({ name: "production", protection: null });
  });

  const bare = { reviewers: [], waitMinutes: 0, protectionApps: [], branches: { policy: "any" } };

  it.each<[string, JsonObject, string[] | null]>([
    ["nothing, whoever may pass by it", { ...bare, adminsMayBypass: true }, []],
    ["an App", { ...bare, protectionApps: ["gate"] }, ["waits for the App gate"]],
    ["what was not read", { branches: { policy: "any" }, adminsMayBypass: true }, null],
    ["branches that were not read", { reviewers: [], waitMinutes: 0, protectionApps: [] }, null],
  ])("are protected by %s", (_what, content, protection) => {
    const environments = [fact("deployment-environment", "production", content)];

    expect(repositoryView(read({ environments }), ALL).environments[0]).toMatchObject({ exists: true, protection });
  });
});

describe("who can push", () => {
  const APP = "github:github.com/acme:app-access:bot";
  const app = (content: JsonObject) => ({
    attachments: [fact("app-access", "bot", content, { alias: APP, document: "permissions", identity: "app" })],
    documents: [fact("app-permissions", "bot", { permissions: { contents: "write" } }, { alias: "permissions" })],
  });

  it("are roles by which one pushes, roles that nobody knows, and keys that write", () => {
    const parts = {
      attachments: [
        fact("repository-role", "write", { user: "mona", role: "write" }),
        fact("repository-role", "read", { team: "readers", role: "read" }),
        fact("repository-role", "release-manager", { team: "ops", role: "release-manager" }),
      ],
      identities: [
        fact("deploy-key", "ci", { readOnly: false }, { identity: "key" }),
        fact("deploy-key", "mirror", { readOnly: true }),
        fact("deploy-key", "old", {}),
      ],
    };

    const { pushers } = repositoryView(read(parts), ALL);

    expect(pushers.map(({ kind, name, remark }) => [kind, name, remark])).toEqual([
      ["user", "mona", null],
      ["team", "ops", "what this role allows was not read"],
      ["deploy key", "ci", null],
      ["deploy key", "old", "whether it may write was not read"],
    ]);
  });

  it("are owners of the organization, each once, and every member where that is the base permission", () => {
    const parts = {
      around: [organization({ members: { defaultRepositoryPermission: "write" } })],
      attachments: [
        fact("repository-role", "admin", { user: "mona", role: "admin" }),
        fact("organization-role", "admin", { user: "mona", role: "admin" }),
        fact("organization-role", "member", { user: "hubot", role: "member" }),
      ],
    };

    const { pushers, pushCount } = repositoryView(read(parts), ALL);

    expect(pushers.map(({ kind, name, role }) => [kind, name, role])).toEqual([
      ["members", "every member of acme", "write"],
      ["user", "mona", "owner"],
    ]);
    expect(pushCount).toEqual({ count: 2, exact: false });
  });

  it.each([[[]], [[organization({ members: {} })]]])("are known in part where the base permission is not", (around) => {
    expect(repositoryView(read({ around }), ALL).read.access).toEqual({
      status: "partial",
      reason: "What every member of the organization may do by default was not read.",
    });
  });

  it("are teams and people with a role of the organization that is based on one that pushes", () => {
    const given = (role: string, who: object) =>
      fact("organization-role-assignment", role, { role, ...who }, { document: role });
    const parts = {
      attachments: [
        given("writers", { team: "release", assignment: "direct" }),
        given("writers", { user: "mona", assignment: "indirect", teams: ["release"] }),
        given("writers", { user: "hubot", assignment: "mixed", teams: ["release"] }),
        given("auditors", { user: "hubot", assignment: "direct" }),
        given("unread", { team: "ops", assignment: "direct" }),
      ],
      documents: [
        fact("organization-role", "writers", { baseRole: "write" }, { alias: "writers" }),
        fact("organization-role", "auditors", { baseRole: null, permissions: [] }, { alias: "auditors" }),
      ],
    };

    const { pushers, pushCount } = repositoryView(read(parts), ALL);

    expect(pushers.map(({ kind, name, role, remark }) => [kind, name, role, remark])).toEqual([
      ["team", "release", "write, by the organization role writers", null],
      ["user", "hubot", "write, by the organization role writers", null],
      ["team", "ops", "unread", "what this role allows was not read"],
    ]);
    expect(pushCount).toEqual({ count: 2, exact: false });
  });

  it.each([
    "organization",
    "people",
    "organization-roles",
    "repository-access",
    "app-installations",
    "fine-grained-tokens",
    "deploy-keys",
  ])("are counted exactly only where %s were read", (unread) => {
    const some = ALL.filter(({ kind }) => kind !== unread);

    expect(repositoryRow(read(), ALL).pushers).toEqual({ count: 0, exact: true });
    expect(repositoryRow(read(), some).pushers).toEqual({ count: 0, exact: false });
  });

  it("are no Apps that are suspended", () => {
    const suspended = { suspended: { at: "2026-01-01T00:00:00Z" } };
    const identities = [fact("app-installation", "bot", suspended, { alias: "app", identity: "id-2" })];

    expect(repositoryView(read({ ...app({ selection: "all" }), identities }), ALL).pushers).toEqual([]);
  });

  it("are roles of the organization by what they add to", () => {
    const roles = [
      { name: "release-manager", base: "write" },
      { name: "auditor", base: "read" },
    ];
    const parts = {
      attachments: roles.map(({ name }) => fact("repository-role", name, { team: name, role: name })),
      around: [organization({ repositoryRoles: roles })],
    };

    const { pushers } = repositoryView(read(parts), ALL);

    expect(pushers.map(({ name, remark }) => [name, remark])).toEqual([["release-manager", null]]);
  });

  it.each([
    [{ selection: "all" }, [null]],
    [{ selection: "selected", repositories: { known: [{ id: "1", name: "acme/api" }] } }, [null]],
    [{ selection: "selected", repositories: { known: [{ id: "2", name: "acme/web" }] } }, []],
    [
      { selection: "selected", repositories: { unknown: "not asked" } },
      ["which repositories it was given was not read"],
    ],
    [{ selection: "none" }, []],
  ])("are Apps that may write contents here: %j", (content, remarks) => {
    expect(repositoryView(read(app(content)), ALL).pushers.map(({ remark }) => remark)).toEqual(remarks);
  });
});

it("counts in a row what stands in the page", () => {
  const row = repositoryRow(read(), ALL);

  expect(row).toMatchObject({
    workflows: 1,
    secrets: 1,
    pushers: { count: 0, exact: true },
    endangered: 0,
    name: "acme/api",
    host: "github.com",
  });
});
