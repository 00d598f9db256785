import { beforeAll, describe, expect, it } from "vitest";
import { factsOf, onlyFact, type Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact, Noun } from "#lib/domain/facts/fact.ts";
import { collectListed, everyListing, listed } from "../testing/organization.ts";
import { ROWS } from "../testing/rows.ts";

const ORGANIZATION = "github:github.com:organization:acme";
const REPOSITORY = "github:github.com:repository:acme/api";

let collected: Collected;

beforeAll(async () => {
  collected = await collectListed(everyListing(ROWS));
});

const only = (noun: Noun, kind: string, name?: string): Fact => onlyFact(collected, noun, kind, name);

describe("facts of every listing", () => {
  it("stand in the scope of their organization or repository, and have one alias each", () => {
    const scopes = new Set(collected.facts.map(({ scope }) => scope));
    const aliases = collected.facts.map(({ noun, alias }) => `${noun} ${alias}`);

    expect([...scopes].toSorted()).toEqual(["organization/9", "repository/77"]);
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  it("lie in the organization or the repository", () => {
    const loose = collected.facts.filter(({ refs, kind }) => refs.container === undefined && kind !== "organization");
    const containers = new Set(collected.facts.flatMap(({ refs }) => refs.container ?? []));

    expect(loose).toEqual([]);
    expect([...containers].toSorted()).toEqual([ORGANIZATION, REPOSITORY]);
  });

  it("refer to identities and documents that were read", () => {
    const aliases = new Set(collected.facts.map(({ noun, alias }) => `${noun} ${alias}`));
    const dangling = collected.facts.flatMap(({ refs }) => [
      ...(refs.identity && !aliases.has(`identity ${refs.identity}`) ? [refs.identity] : []),
      ...(refs.document && !aliases.has(`policy-document ${refs.document}`) ? [refs.document] : []),
    ]);

    expect(dangling).toEqual([]);
  });

  it("hold nothing that moves by itself", async () => {
    const later: Record<string, object> = {
      repositories: { pushed_at: "2026-03-01T00:00:00Z" },
      "organization-runners": { status: "offline", busy: false, version: "2.331.0" },
      "repository-runners": { status: "offline", busy: false },
      "fine-grained-tokens": { token_last_used_at: "2026-02-28T00:00:00Z", token_expired: true },
      "credential-authorizations": { credential_accessed_at: "2026-02-28T00:00:00Z" },
      "deploy-keys": { last_used: "2026-02-28T00:00:00Z" },
      "app-installations": { updated_at: "2026-02-28T00:00:00Z" },
      "repository-webhooks": { last_response: { code: 500, status: "failed" } },
    };
    const rows = Object.fromEntries(
      Object.entries(ROWS).map(([kind, values]) => [kind, values.map((row) => ({ ...row, ...later[kind] }))]),
    ) as typeof ROWS;
    const again = await collectListed(everyListing(rows));

    const withoutUse = (facts: Fact[]) => facts.map(({ lastUse: _lastUse, ...fact }) => fact);
    expect(withoutUse(again.facts)).toEqual(withoutUse(collected.facts));
    expect(again.facts.flatMap(({ lastUse }) => lastUse?.at ?? [])).toEqual([
      "2026-02-28T00:00:00Z",
      "2026-02-28T00:00:00Z",
      "2026-02-28T00:00:00Z",
      "2026-02-28T00:00:00Z",
    ]);
  });
});

describe("an App", () => {
  it("is an identity with its owner, its permissions and its access", () => {
    expect(only("identity", "app-installation")).toMatchObject({
      key: "25381",
      alias: "github:github.com/acme:app-installation:renovate",
      content: {
        app: "renovate",
        appOwner: { login: "mend", id: "44", type: "User" },
        events: ["push"],
        created: "2017-05-16T15:47:09Z",
        suspended: null,
      },
    });
    expect(only("policy-document", "app-permissions").content).toEqual({
      permissions: { contents: "write", metadata: "read" },
    });
    expect(only("attachment", "app-access")).toMatchObject({
      refs: {
        identity: "github:github.com/acme:app-installation:renovate",
        document: "github:github.com/acme:app-permissions:renovate",
      },
      content: { selection: "selected", repositories: { unknown: "Only the App itself can list them." } },
    });
  });

  it("whose owner nobody may read has none, and one that is suspended says by whom", async () => {
    const [row] = ROWS["app-installations"];
    const suspended = { suspended_at: "2026-01-01T00:00:00Z", suspended_by: { login: "mona", id: 1 } };
    const { facts } = await collectListed([listed("app-installations", [{ ...row, app: null, ...suspended }])]);

    const identity = facts.find(({ noun }) => noun === "identity");
    expect(identity?.content).toMatchObject({ suspended: { at: "2026-01-01T00:00:00Z", by: "mona" } });
    expect(identity?.content).not.toHaveProperty("appOwner");
  });
});

describe("a token", () => {
  it("that is fine-grained is an identity and what proves it, with its end and its last use", () => {
    const identity = only("identity", "fine-grained-token");
    const credential = only("credential", "fine-grained-token");

    expect(identity).toMatchObject({ key: "98716", name: "release sync", content: { owner: "mona" } });
    expect(identity.content).not.toHaveProperty("created");
    expect(credential).toMatchObject({
      refs: { identity: identity.alias },
      content: { expires: "2026-11-16T15:47:09Z", granted: "2025-11-16T15:47:09Z" },
      lastUse: { at: "2026-02-20T09:00:00Z", granularity: "second" },
    });
    expect(only("attachment", "token-access").content).toMatchObject({
      selection: "subset",
      repositories: { known: [{ id: "77", name: "acme/api" }] },
    });
  });

  it("that is asked for binds who asks, and makes no identity", () => {
    expect(only("attachment", "token-request")).toMatchObject({
      refs: { identity: "github:github.com/acme:user:mona" },
      content: { tokenId: "98717", permissions: { repository: { contents: "write" } } },
    });
  });

  it("that is classic never ends where GitHub says so, and a key of SSH acts as its owner", () => {
    expect(only("identity", "classic-token")).toMatchObject({
      name: "laptop",
      content: { owner: "mona", scopes: ["admin:org", "repo"], expires: null },
    });
    expect(only("credential", "user-ssh-key")).toMatchObject({
      name: "work",
      refs: { identity: "github:github.com/acme:user:hubot" },
      content: { fingerprint: "jklmnop12345678" },
    });
  });

  it("of a kind that is new acts as its owner and says what GitHub calls it", async () => {
    const row = { ...ROWS["credential-authorizations"][1], credential_type: "OAuth app token", fingerprint: null };
    const { facts } = await collectListed([listed("credential-authorizations", [row])]);

    expect(facts).toMatchObject([{ kind: "oauth-app-token", content: { credentialType: "OAuth app token" } }]);
  });
});

describe("a deploy key", () => {
  it("never ends, and is found by its fingerprint", () => {
    expect(only("identity", "deploy-key")).toMatchObject({
      alias: "github:github.com/acme/api:deploy-key:100",
      name: "mirror",
      content: { readOnly: false, addedBy: "mona", verified: true, created: "2023-02-08T10:00:15Z" },
    });
    expect(only("credential", "deploy-key")).toMatchObject({
      alias: "github:github.com:ssh-key:SHA256:wSy1ZGgZziTbhLHhFDfxaJYe4ph237tsc1/6yWctE+0",
      refs: { identity: "github:github.com/acme/api:deploy-key:100" },
      content: { keyType: "ssh-ed25519", expires: null, readOnly: false },
      lastUse: { at: "2026-02-08T10:02:11Z" },
    });
  });
});

describe("people and teams", () => {
  it("have their roles as attachments", () => {
    expect(
      factsOf(collected, "attachment", "organization-role").map(({ refs, content }) => [
        refs.identity,
        content["role"],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["github:github.com/acme:user:mona", "admin"],
        ["github:github.com/acme:user:hubot", "member"],
        ["github:github.com/acme:user:guest", "outside_collaborator"],
      ]),
    );
    expect(only("attachment", "team-member").content).toMatchObject({
      team: "github:github.com/acme:team:release",
      role: "maintainer",
    });
  });

  it("have roles of the organization, by themselves or by a team", () => {
    const { alias, content } = only("policy-document", "organization-role");

    expect(content).toEqual({ source: "Organization", baseRole: "read", permissions: ["read_audit_logs"] });
    expect(
      factsOf(collected, "attachment", "organization-role-assignment").map(({ key, refs, content: own }) => [
        key,
        refs,
        own["assignment"],
        own["teams"],
      ]),
    ).toEqual(
      [
        ["8030/team/4", "team:release", "direct", undefined],
        ["8030/user/1", "user:mona", "indirect", ["release"]],
        ["8030/user/2", "user:hubot", "direct", []],
      ].map(([key, who, ...rest]) => [
        key,
        expect.objectContaining({ identity: `github:github.com/acme:${String(who)}`, document: alias }),
        ...rest,
      ]),
    );
  });

  it("have a SAML identity, of which its name is kept and nothing else", () => {
    expect(only("credential", "saml-identity")).toMatchObject({
      key: "5f1c1a3e-0f6b-4e0e-9a53-6d0b3c5b6f10",
      refs: { identity: "github:github.com/acme:user:mona" },
      content: { user: "mona", username: "mona@acme.example" },
    });
  });

  it("have roles in repositories by the words of GitHub's pages", () => {
    expect(
      factsOf(collected, "attachment", "repository-role").map(({ key, refs, content }) => [
        key,
        refs.identity,
        content["role"],
      ]),
    ).toEqual([
      ["team/4", "github:github.com/acme:team:release", "write"],
      ["user/1", "github:github.com/acme:user:mona", "admin"],
    ]);
  });
});
