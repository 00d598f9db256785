import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LastEnd } from "#collectors/types.ts";
import { factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import type { FakeOrganization } from "./testing/fake-github/model.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const SMALL_PAGES = { pageSize: 2, batchSize: 2 };

describe("a list that changes while its pages are read", () => {
  let github: FakeGithub;
  beforeEach(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 6 }));
  });
  afterEach(() => github.stop());

  /** Collects while somebody changes something after the first page of a list was sent. */
  async function changedAfterFirstPage(path: string, change: (of: FakeOrganization) => void): Promise<Collected> {
    const served = github.trouble({
      path,
      page: 1,
      times: 1,
      serve: (answer, honest) => {
        change(github.organization);
        sendJson(answer, honest.status, honest.body, honest.headers);
      },
    });
    const found = await collectFrom(liveInput(github), SMALL_PAGES);
    expect(served()).toBe(1);
    return found;
  }
  const endOf = ({ slices }: Collected, kind: string) => slices.find(({ slice }) => slice.kind === kind);

  it("is not whole where it said a number: a row moved to a page that was read", async () => {
    const found = await changedAfterFirstPage("/orgs/{org}/actions/secrets", ({ secrets }) => secrets.shift());

    expect(endOf(found, "organization-secrets")?.coverage).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("2 rows came of 3"),
    });
  });

  it("is not whole where it says no number, and proves nothing", async () => {
    const found = await changedAfterFirstPage("/orgs/{org}/repos", ({ repositories }) => repositories.shift());

    const repositories = endOf(found, "repositories");
    expect(repositories?.coverage).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("a list that changed"),
    });
    expect(repositories?.slice.authoritative).not.toBe(true);
  });

  it("holds a row once that came twice because something new came before it", async () => {
    const found = await changedAfterFirstPage("/orgs/{org}/repos", ({ repositories }) => {
      const [first] = repositories;
      if (first) repositories.unshift({ ...first, id: 4711, name: "a-new-one" });
    });

    const paths = found.slices.map(({ slice }) => slice.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(factsOf(found, "resource", "repository")).toHaveLength(6);
  });
});

describe("a repository that is missing in the list", () => {
  let github: FakeGithub;
  let known: Map<string, LastEnd>;
  beforeEach(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 3 }));
    const { slices } = await collectFrom(liveInput(github));
    known = new Map(
      slices.map(({ slice: { path, scope }, coverage: { status } }) => [
        path,
        { scope, status, reason: null, readAt: new Date() },
      ]),
    );
  });
  afterEach(() => github.stop());

  const repositoriesOf = async () => {
    const { slices } = await collectFrom(liveInput(github, { lastEnds: known }));
    return slices.find(({ slice }) => slice.kind === "repositories");
  };

  it("is asked for, and keeps the list from closing it", async () => {
    const hidden = github.trouble({
      path: "/orgs/{org}/repos",
      serve: (answer, { status, body, headers }) => sendJson(answer, status, (body as unknown[]).slice(1), headers),
    });
    const repositories = await repositoriesOf();

    expect(hidden()).toBeGreaterThan(0);
    expect(repositories?.coverage).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("GET /repos/acme/"),
    });
    expect(repositories?.slice.authoritative).not.toBe(true);
  });

  it("is gone where its name is answered 404", async () => {
    github.organization.repositories.shift();
    const repositories = await repositoriesOf();

    expect(github.seen.some(({ url }) => /\/repos\/acme\/[^/]+$/.test(url))).toBe(true);
    expect(repositories?.coverage.status).toBe("complete");
    expect(repositories?.slice.authoritative).toBe(true);
  });
});
