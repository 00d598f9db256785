import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import type { NoteFacts } from "../../inventory/notes.ts";
import { identityRow } from "../../inventory/testing/identity-row.ts";
import { plainSentence, verdictSentence } from "../../inventory/verdict.ts";
import type { Surrounding } from "../system.ts";
import { github } from "./github.ts";

const KEY = "github:github.com/acme/api:workflow:.github/workflows/deploy.yml";
const NOTHING: NoteFacts = { owner: null, containerKind: "repository", naming: [], unwatched: false, grouping: [] };
const OWNED = { owner: { owner: "@acme/platform", because: ".github/CODEOWNERS, line 12" } };

const one = (text: string) => ({ line: 9, text, values: [text], complete: true });
const READS = { line: 3, from: "job", value: { contents: "read" } };

function login(system: string, more: JsonObject = {}): JsonObject {
  const rest = { kind: "role", value: one("arn:aws:iam::1:role/path/deploy"), secrets: [], literal: false, line: 9 };
  return { system, static: false, by: "some/action", via: null, about: {}, ...rest, ...more };
}

function verdictOf(
  jobs: JsonObject[],
  fields: Parameters<typeof identityRow>[0] = {},
  around: Surrounding[] = [],
  identity: JsonObject = {},
) {
  const row = identityRow({ system: "github", kind: "workflow", name: "deploy.yml", key: KEY, ...fields });
  const consumers = jobs.map((content, index) => ({
    alias: `${KEY}#job-${index}`,
    name: `job-${index}`,
    content: { id: `job-${index}`, line: 5, permissions: READS, ...content },
  }));
  return verdictSentence(github, { row, grants: [], access: [], identity, around, consumers }, true, NOTHING);
}

const say = (jobs: JsonObject[], fields = {}) => plainSentence(verdictOf(jobs, fields).parts);

const checkout = (guard: string) => ({
  checkouts: [{ line: 7, references: [], triggers: ["pull_request_target"], guard }],
});
const CHECKOUT = checkout("none");
const SECRET = { secrets: [{ name: "KEY", lines: [8] }] };

const CASES: [string, JsonObject[]][] = [
  ["checks out strangers' code beside the repository's secrets", [SECRET, { ...CHECKOUT, identities: [login("aws")] }]],
  [
    "has a credential written out in its file",
    [{ literals: [{ line: 4, at: "env.KEY" }], identities: [login("aws")] }],
  ],
  ["can sign in to AWS as deploy", [{ identities: [login("docker"), login("aws")], ...SECRET }]],
  ["can sign in to AWS", [{ identities: [login("aws", { value: { ...one("${{ vars.ROLE }}"), complete: false } })] }]],
  ["may check out strangers' code beside repository secrets", [checkout("unknown")]],
  ["takes the secret KEY", [{ ...checkout("refuses-forks"), ...SECRET }]],
  [
    "can change everything in acme/api",
    [{ permissions: { line: 1, from: "workflow", value: "write-all" }, ...SECRET }],
  ],
  ["hands on every secret it can see", [{ allSecrets: [6], ...SECRET }]],
  ["takes the secret KEY", [SECRET, SECRET]],
  ["takes 2 secrets", [{ secrets: [{ name: "A", lines: [1] }] }, { secrets: [{ name: "B", lines: [2] }] }]],
  ["can ask for OIDC tokens of acme/api", [{ idToken: "write" }]],
  ["can sign artifacts", [{ identities: [login("sigstore")] }]],
  ["can push to acme/api", [{ permissions: { line: 3, from: "job", value: { contents: "write", issues: "write" } } }]],
  ["can write issues in acme/api", [{ permissions: { line: 3, from: "job", value: { issues: "write" } } }]],
  ["gets a token whose permissions were not read", [{ permissions: null }, {}]],
  [
    "only calls another workflow",
    [{ call: { line: 9, use: { text: "acme/flows/a.yml@v1" }, inputs: [], secrets: [] } }],
  ],
  ["can only read acme/api", [{}]],
  ["can do nothing in acme/api", [{ permissions: { line: 3, from: "job", value: {} } }]],
  ["has no known permission", []],
];

describe("the verdict on a workflow", () => {
  it.each(CASES)("%s", (claim, jobs) => {
    expect(say(jobs)).toBe(`deploy.yml ${claim} and nobody is named as its owner.`);
  });

  it.each(CASES)("is at most sixteen words and proves both claims: %s", (_claim, jobs) => {
    const { parts, notes } = verdictOf(jobs, OWNED);
    const text = parts.map((part) => (part.name ? "name" : part.text)).join("");

    expect(text.split(" ").filter(Boolean).length).toBeLessThanOrEqual(16);
    expect(parts.flatMap(({ note }) => note ?? [])).toEqual([1, 2]);
    expect(notes.every(({ words }) => words.endsWith("."))).toBe(true);
  });

  it("points at the job and the very part of it, and counts the other jobs", () => {
    const { notes } = verdictOf([
      SECRET,
      { identities: [login("docker"), login("aws")] },
      { identities: [login("aws")] },
    ]);

    expect(notes[0]?.evidence[0]).toMatchObject({ key: `${KEY}#job-1`, path: ["identities", 1, "value"] });
    expect(notes[0]?.words).toContain("line 9");
    expect(notes[0]?.words).toContain("1 more job does so too.");
  });

  describe("that leaves its token to the default", () => {
    const settings = (word: string, kind = "actions-settings"): Surrounding[] => [
      { kind, key: "1", content: { workflow: { defaultPermissions: word } } },
    ];
    const open = { permissions: null };
    const claimOf = (...given: Parameters<typeof verdictOf>) =>
      plainSentence(verdictOf(...given).parts).replace(/ and nobody.*/, "");

    it("can do what that gives, and points at the setting", () => {
      expect(claimOf([open], {}, settings("write"))).toBe("deploy.yml can push to acme/api");
      expect(claimOf([open], {}, settings("read"))).toBe("deploy.yml can only read acme/api");
      expect(verdictOf([open], {}, settings("write")).notes[0]).toMatchObject({
        words: expect.stringMatching(/and 7 more, by the default of its repository\.$/),
        evidence: [
          {
            key: "github:github.com/acme/api:actions-settings:actions",
            path: ["workflow", "defaultPermissions"],
            deciding: ["write"],
          },
        ],
      });
      expect(verdictOf([open], {}, settings("read", "organization")).notes[0]?.evidence[0]?.key).toBe(
        "github:github.com:organization:acme",
      );
    });

    it("is unknown where only the organization allows more: its repository may be stricter", () => {
      const [organization] = settings("write", "organization");
      const [own] = settings("read");
      if (!organization || !own) throw new Error("no settings");

      expect(claimOf([open], {}, [organization])).toBe("deploy.yml gets a token whose permissions were not read");
      expect(claimOf([open], {}, [organization, own])).toBe("deploy.yml can only read acme/api");
    });

    it("is unknown where a caller decides", () => {
      const called = { triggers: [{ event: "workflow_call" }] };

      expect(claimOf([open], {}, settings("read"), called)).toBe(
        "deploy.yml gets a token whose permissions were not read",
      );
    });

    it("to a workflow that it calls is not said to read only, unless the default does", () => {
      const call = { ...open, call: { line: 9, use: { text: "acme/flows/a.yml@v1" }, inputs: [], secrets: [] } };
      const unknown = "deploy.yml calls acme/flows/a.yml@v1, whose permissions were not read";

      expect(claimOf([{}, call])).toBe(unknown);
      expect(claimOf([{ permissions: { line: 3, from: "job", value: {} } }, call])).toBe(unknown);
      expect(claimOf([{}, call], {}, settings("write"))).toBe(unknown);
      expect(claimOf([{}, call], {}, settings("read"))).toBe("deploy.yml can only read acme/api");
    });
  });

  it("that is disabled says so first, and what it can do otherwise in its note", () => {
    const { parts, notes } = verdictOf([{ identities: [login("aws")] }], {}, [], { state: "disabled_manually" });

    expect(plainSentence(parts)).toBe("deploy.yml is disabled and nobody is named as its owner.");
    expect(notes[0]?.words).toBe("Somebody disabled it. While it is not disabled, it can sign in to AWS as `deploy`.");
    expect(notes[0]?.evidence).toMatchObject([{ key: KEY, path: ["state"] }, { key: `${KEY}#job-0` }]);
  });

  it("names the code owner, and without one what would name it", () => {
    expect(say([{}], OWNED)).toContain("@acme/platform is named as its owner.");
    expect(verdictOf([{}]).notes[1]?.words).toMatch(/CODEOWNERS/);
  });
});

describe("the verdict on other kinds", () => {
  const of = (kind: string, identity: JsonObject, fields = {}) => {
    const row = identityRow({
      system: "github",
      kind,
      name: "x",
      key: `github:github.com/acme/api:${kind}:1`,
      ...fields,
    });
    return plainSentence(
      verdictSentence(github, { row, grants: [], access: [], identity, consumers: [] }, true, NOTHING).parts,
    );
  };

  it.each([
    ["deploy-key", { readOnly: false }, "can push to acme/api"],
    ["deploy-key", { readOnly: true }, "can read acme/api"],
    ["deploy-key", {}, "has no known permission"],
    ["deploy-key", { readOnly: false, enabled: false }, "is disabled"],
    ["deploy-key", { readOnly: false, enabled: true }, "can push to acme/api"],
    ["app-installation", { suspended: { at: "2026-01-01T00:00:00Z", by: "mona" } }, "is suspended"],
    ["app-installation", { suspended: null }, "has no known permission"],
    ["workflow", { state: "disabled_manually" }, "is disabled"],
    ["workflow", { state: "disabled_inactivity" }, "is disabled"],
    ["workflow", { state: "active" }, "has no known permission"],
    ["repository-runner", {}, "runs jobs of acme/api"],
    ["repository-webhook", {}, "is sent events of acme/api"],
  ])("of a %s with %j", (kind, identity, claim) => {
    expect(of(kind, identity)).toBe(`x ${claim} and nobody is named as its owner.`);
  });

  it("of an App is the gravest of its permissions and where it holds", () => {
    const attached = [
      {
        attachment: {
          alias: "github:github.com/acme:app-access:bot",
          identity: "",
          content: { attachment: "app-access", app: "bot", selection: "all" },
        },
        document: { alias: "d", content: { permissions: { contents: "write", metadata: "read" } } },
      },
    ];
    const row = identityRow({
      kind: "app-installation",
      name: "bot",
      key: "github:github.com/acme:app-installation:bot",
    });
    const known = {
      row,
      grants: github.grants("", attached, [], true),
      access: github.access("", attached, [], []),
      identity: {},
      consumers: [],
    };

    const { parts } = verdictSentence(github, known, true, NOTHING);

    expect(plainSentence(parts)).toBe("bot can push in every repository of acme and nobody is named as its owner.");
  });
});
