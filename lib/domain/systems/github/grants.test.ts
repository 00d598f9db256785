import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import type { AttachedDocument } from "../system.ts";
import { access } from "./access.ts";
import { grants } from "./grants.ts";

const WORKFLOW = "github:github.com/acme/api:workflow:.github/workflows/deploy.yml";
const APP = "github:github.com/acme:app-installation:renovate";

function of(kind: string, name: string, content: JsonObject, document: JsonObject | null = null): AttachedDocument {
  const alias = `${kind.startsWith("workflow") ? "github:github.com/acme/api" : "github:github.com/acme"}:${kind}:${name}`;
  return {
    attachment: { alias, identity: kind.startsWith("workflow") ? WORKFLOW : APP, content },
    document: document && { alias: `${alias}/document`, content: document },
  };
}

const JOB = { workflow: ".github/workflows/deploy.yml", job: "ship" };

const token = (value: JsonObject | string | null) =>
  of("workflow-token", `${JOB.workflow}#ship`, {
    ...JOB,
    token: value === null ? null : { line: 5, from: "job", value },
  });

const login = (more: JsonObject = {}) =>
  of("workflow-login", `${JOB.workflow}#ship/aws/role/1`, {
    ...JOB,
    login: {
      system: "aws",
      kind: "role",
      value: { line: 9, text: "", values: ["arn:aws:iam::1:role/deploy"], complete: true },
      static: false,
      literal: false,
      line: 9,
      by: "aws-actions/configure-aws-credentials",
      ...more,
    },
  });

const installation = (content: JsonObject, permissions: JsonObject) =>
  of("app-access", "renovate", { attachment: "app-access", app: "renovate", ...content }, { permissions });

const words = (attached: AttachedDocument[]) => grants("", attached, [], true).map((grant) => grant.words);

describe("what a workflow may do", () => {
  it("is each permission of a job's token, with the line that gives it", () => {
    const found = grants(WORKFLOW, [token({ contents: "write", "id-token": "write", issues: "none" })], [], true);

    expect(found.map((grant) => grant.words)).toEqual([
      "write `contents` in acme/api with the job's token",
      "ask for OIDC tokens that name acme/api",
    ]);
    expect(found[0]?.because).toMatchObject({
      binding: { kind: "job", name: "ship", key: `github:github.com/acme/api:workflow-job:${JOB.workflow}#ship` },
      rule: { words: "line 5", path: ["token", "value", "contents"] },
    });
  });

  it("is unknown where the file leaves it to a default that was not read", () => {
    expect(grants(WORKFLOW, [token(null)], [], true)).toMatchObject([{ unread: true, verbs: [] }]);
  });

  it("is what the repository or its organization gives by default, where that was read", () => {
    const itself = (kind: string, word: string, identity: JsonObject = {}) => ({
      identity,
      around: [{ kind, key: "1", content: { workflow: { defaultPermissions: word } } }],
    });
    const own = itself("actions-settings", "write");

    expect(grants(WORKFLOW, [token(null)], [], true, own)).toContainEqual(
      expect.objectContaining({
        words: "write `contents` in acme/api with the job's token",
        because: expect.objectContaining({
          role: expect.objectContaining({ key: "github:github.com/acme/api:actions-settings:actions" }),
          rule: { words: "the default of its repository", path: ["workflow", "defaultPermissions"] },
        }),
      }),
    );
    expect(access(WORKFLOW, [token(null)], [], [], own)).toContainEqual({
      risk: "write",
      words: "push to branches and tags of `acme/api`",
      because: "because the job `ship` gets a token that may, by the default of its repository",
    });
    expect(grants(WORKFLOW, [token(null)], [], true, itself("organization", "read")).map(({ verbs }) => verbs)).toEqual(
      [["read"], ["read"], ["read"]],
    );
    const called = itself("organization", "read", { triggers: [{ event: "workflow_call" }] });
    expect(grants(WORKFLOW, [token(null)], [], true, called)).toMatchObject([{ unread: true }]);
  });

  it("is as whom its steps sign in, and with what", () => {
    expect(words([login()])).toEqual([
      "sign in to AWS as the role arn:aws:iam::1:role/deploy, without a stored credential",
    ]);
    expect(words([login({ static: true })])[0]).toContain("with a stored credential");
  });

  it("is dangerous in this order: written out, everything, stored, signed in, written", () => {
    const found = access(
      WORKFLOW,
      [token({ contents: "write" }), login(), login({ literal: true }), token("write-all")],
      [],
      [],
    );

    expect(found.map(({ risk }) => risk)).toEqual(["literal", "write-all", "sign-in", "write"]);
  });
});

describe("what an App or a token may do", () => {
  it("holds in every repository, in those that are named, or in ones that GitHub does not name", () => {
    const permissions = { contents: "write", metadata: "read" };
    const known = { known: [{ id: "1", name: "acme/api" }] };

    expect(words([installation({ selection: "all" }, permissions)])[0]).toBe(
      "write `contents` in every repository of acme",
    );
    expect(words([installation({ selection: "selected", repositories: known }, permissions)])[0]).toBe(
      "write `contents` in acme/api",
    );
    const unknown = { selection: "selected", repositories: { unknown: "Somebody else's App" } };
    expect(words([installation(unknown, permissions)])[0]).toBe(
      "write `contents` in repositories of acme that GitHub does not name",
    );
  });

  it("is read from both halves of a token's permissions", () => {
    const attached = of(
      "token-access",
      "7",
      { attachment: "token-access", token: "ci", selection: "all" },
      { permissions: { organization: { members: "write" }, repository: { contents: "read" } } },
    );

    expect(words([attached])).toEqual(["write `members` in acme", "read `contents` in every repository of acme"]);
    expect(access(APP, [attached], [], []).map((one) => one.words)).toEqual([
      "add people to the organization and make them its owners",
    ]);
  });

  it("holds in the organization where it is of the organization, however few repositories are selected", () => {
    const repositories = { known: [{ id: "1", name: "acme/api" }] };
    const attached = installation({ selection: "selected", repositories }, { members: "write", contents: "read" });

    expect(grants("", [attached], [], true).map(({ resources, scope }) => [resources[0], scope])).toEqual([
      ["members", { kind: "organization", name: null }],
      ["contents", { kind: "repository", name: "acme/api" }],
    ]);
  });

  it("is said with what keeps it from that", () => {
    const attached = [installation({ selection: "all" }, { contents: "write" })];
    const itself = { identity: { suspended: { at: "2026-01-01T00:00:00Z", by: "mona" } }, around: [] };

    expect(grants(APP, attached, [], true, itself)[0]?.words).toBe(
      "write `contents` in every repository of acme, but not while it is suspended",
    );
    expect(access(APP, attached, [], [], itself)[0]?.words).toMatch(/, but not while it is suspended$/);
    expect(grants(APP, attached, [], true, { identity: { suspended: null }, around: [] })[0]?.words).not.toContain(
      "suspended",
    );
  });

  it("is unknown where its permissions were not read", () => {
    expect(grants(APP, [of("app-access", "x", { attachment: "app-access", app: "x" })], [], true)).toMatchObject([
      { unread: true },
    ]);
  });
});

describe("what a role of the organization allows", () => {
  const TEAM = "github:github.com/acme:team:release";
  const role = (content: JsonObject, document: JsonObject | null) =>
    of(
      "organization-role-assignment",
      "8030#team/release",
      {
        ...{ attachment: "organization-role-assignment", role: "keepers", team: "release", assignment: "direct" },
        ...content,
      },
      document,
    );

  it("is its base role in every repository, and each of its permissions", () => {
    const found = grants(TEAM, [role({}, { baseRole: "maintain", permissions: ["read_audit_logs"] })], [], true);

    expect(found.map(({ words: said, verbs, because }) => [said, verbs, because.rule?.path])).toEqual([
      ["the role `maintain` in every repository of acme", ["write"], ["baseRole"]],
      ["`read_audit_logs` in acme", ["read"], ["permissions", "0"]],
    ]);
  });

  it("is unknown where the role was not read, and never none", () => {
    expect(grants(TEAM, [role({}, null)], [], true)).toMatchObject([
      { words: "unknown: what the role keepers allows in acme was not read", unread: true },
    ]);
  });

  it("holds by a team for who has it by that alone", () => {
    const own = (content: JsonObject) => grants(TEAM, [role(content, { baseRole: "read" })], [], true)[0]?.because.via;

    expect(own({ assignment: "indirect", teams: ["release"] })).toEqual({
      kind: "group",
      name: "release",
      everyone: false,
    });
    expect(own({ assignment: "mixed", teams: ["release"] })).toBeNull();
  });

  it("is dangerous where it pushes everywhere, or changes roles", () => {
    const risks = (document: JsonObject) => access(TEAM, [role({}, document)], [], []).map(({ words: said }) => said);

    expect(risks({ baseRole: "admin" })).toEqual([
      "change settings, collaborators and deploy keys in every repository of acme",
      "push to branches and tags in every repository of acme",
    ]);
    expect(risks({ baseRole: "triage", permissions: ["write_organization_custom_org_role"] })).toEqual([
      "change what roles of the organization may do",
    ]);
    expect(risks({ baseRole: null, permissions: ["read_audit_logs"] })).toEqual([]);
  });
});
