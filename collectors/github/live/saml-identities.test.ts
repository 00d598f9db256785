import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { CANARY } from "./testing/fake-github/rows.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const PATH = "/graphql SamlIdentities";
const NO_PROVIDER = /no SAML identity provider of its own: single sign-on is not set up, or its enterprise does it/;

describe("SAML identities", () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 0 }));
  });
  afterAll(() => github.stop());

  const collect = (more: Parameters<typeof liveInput>[1] = {}) => collectFrom(liveInput(github, more), { pageSize: 2 });
  const endOf = ({ slices }: Collected) =>
    slices.find(({ slice }) => slice.kind === "saml-identities")?.coverage ?? { status: "nowhere", reason: "" };
  const linked = ({ facts }: Collected) =>
    facts.filter(({ kind }) => kind === "saml-identity").map(({ content }) => [content["user"], content["username"]]);
  /** An answer with another part in place of the provider's list. */
  const answered = (change: (list: Record<string, unknown>) => void) =>
    github.trouble({
      path: PATH,
      serve: (response, { body, headers }) => {
        const copy = structuredClone(body) as {
          data: { organization: { samlIdentityProvider: { externalIdentities: Record<string, unknown> } } };
        };
        change(copy.data.organization.samlIdentityProvider.externalIdentities);
        sendJson(response, 200, copy, headers);
      },
    });

  it("are those that an account has claimed, over all pages", async () => {
    const found = await collect();

    expect(endOf(found)).toMatchObject({ status: "complete" });
    expect(linked(found)).toEqual([1, 2, 3, 4, 5].map((id) => [`user-${id}`, `person-${id}@example.org`]));
    expect(JSON.stringify(found.emissions)).not.toContain(CANARY);
  });

  it("are not supported where there is no provider, and where only Apps are told", async () => {
    const { saml } = github.organization;
    github.organization.saml = null;
    const none = await collect();
    github.organization.saml = saml;
    github.seen.length = 0;
    const token = await collect({ as: "token" });

    expect(endOf(none)).toMatchObject({
      status: "not-supported",
      reason: expect.stringMatching(NO_PROVIDER) as string,
    });
    expect(endOf(token)).toMatchObject({
      status: "not-supported",
      reason: expect.stringContaining("to Apps only") as string,
    });
    expect(github.seen.some(({ body }) => body.includes("SamlIdentities"))).toBe(false);
  });

  it("are partial where fewer come than there are, and where pages lead in circles", async () => {
    answered((list) => (list["totalCount"] = 100));
    const fewer = await collect();
    answered((list) => (list["pageInfo"] = { hasNextPage: true, endCursor: "2" }));
    const circle = await collect();
    github.trouble(null);

    expect(endOf(fewer)).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("6 identities came of 100") as string,
    });
    expect(endOf(circle)).toMatchObject({ status: "partial", reason: expect.stringContaining("leads back") as string });
  });

  it("are a failed listing where the answer is none", async () => {
    answered((list) => delete list["nodes"]);
    const found = await collect();
    github.trouble(null);

    expect(endOf(found)).toMatchObject({
      status: "failed",
      reason: expect.stringContaining("POST /graphql") as string,
    });
    expect(linked(found)).toEqual([]);
  });
});
