import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lastEnds } from "#lib/db/last-ends.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { LastEnd, LiveInput } from "#collectors/types.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { applyLive, endsIn } from "./testing/apply-live.ts";
import { ALL_RIGHTS, collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { repositoryNamed } from "./testing/fake-github/model.ts";
import { startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const REPOSITORIES = 6;
const HOUR_MS = 3_600_000;

describe("an organization that was read before", () => {
  let github: FakeGithub;
  let test: TestDatabase;
  let ends: Map<string, LastEnd>;
  beforeAll(async () => {
    const organization = generateOrganization({ repositories: REPOSITORIES });
    [github, test] = await Promise.all([startFakeGithub(organization), createTestDatabase()]);
    await applyLive(test, liveInput(github));
    const { rows } = await test.database.pool.query<{ id: number }>("select id from source");
    ends = await lastEnds(test.database.pool, rows[0]?.id ?? 0);
  });
  beforeEach(() => {
    github.seen.length = 0;
    github.quota = { limit: 15_000, remaining: 15_000, reset: Math.ceil(Date.now() / 1000) + 3600 };
  });
  afterAll(async () => {
    await github.stop();
    await test.drop();
  });

  /** The same ends, read so many hours before. */
  const before = (hours: number, of: (path: string) => boolean = () => true) =>
    new Map(
      [...ends].map(([path, end]) => [
        path,
        of(path) ? { ...end, readAt: new Date(end.readAt.getTime() - hours * HOUR_MS) } : end,
      ]),
    );
  /** How slices of a collection ended, an hour later. */
  const hourAfter = ({ slices }: Collected) =>
    new Map(
      slices.map(({ slice: { path, scope }, coverage: { status, reason = null } }) => [
        path,
        { scope, status, reason, readAt: new Date(Date.now() - HOUR_MS) },
      ]),
    );
  const again = (known: LiveInput["lastEnds"], more: Parameters<typeof liveInput>[1] = {}) =>
    collectFrom(liveInput(github, { ...more, ...(known ? { lastEnds: known } : {}) }));
  const readIn = () =>
    [...new Set(github.seen.flatMap(({ url }) => /\/repos\/acme\/([\w-]+)\/keys/.exec(url)?.[1] ?? []))].toSorted();

  it("costs the lists of the organization and one repository in turn", async () => {
    const { slices } = await again(before(1));

    expect(readIn()).toHaveLength(Math.ceil(REPOSITORIES / 24));
    const keys = slices.filter(({ slice }) => slice.kind === "deploy-keys").map(({ coverage }) => coverage);
    expect(keys.filter(({ status }) => status === "carried")).toHaveLength(REPOSITORIES - 1);
    expect(keys.find(({ status }) => status === "carried")?.reason).toMatch(/read completely at .*at least once a day/);
    expect(slices.find(({ slice }) => slice.kind === "repositories")?.coverage.status).toBe("complete");
  });

  it("is read at once where somebody pushed, and where it was not read completely", async () => {
    repositoryNamed(github.organization, "repo-0003").pushedAt = new Date().toISOString();
    const known = before(1);
    const path = "organization/repository/acme/repo-0005/environments";
    const end = known.get(path);
    if (end) known.set(path, { ...end, status: "failed" });
    await again(known);
    repositoryNamed(github.organization, "repo-0003").pushedAt = "2026-01-01T00:00:00Z";

    expect(readIn()).toEqual(expect.arrayContaining(["repo-0003", "repo-0005"]));
    expect(readIn()).toHaveLength(2 + Math.ceil(REPOSITORIES / 24));
  });

  it("is read whole after a day", async () => {
    await again(before(23));
    expect(readIn()).toHaveLength(REPOSITORIES);
  });

  it("is read where a right was chosen that was not before", async () => {
    const without = ALL_RIGHTS.filter((id) => id !== "repository_hooks");
    const found = await again(undefined, { permissions: without });
    const known = hourAfter(found);
    github.seen.length = 0;
    const same = await again(known, { permissions: without });
    expect(readIn()).toHaveLength(1);
    expect(
      same.slices.filter(({ slice }) => slice.kind === "repository-webhooks").map(({ coverage }) => coverage.status),
    ).toEqual(Array<string>(REPOSITORIES).fill("switched-off"));

    github.seen.length = 0;
    await again(known);
    expect(readIn()).toHaveLength(REPOSITORIES);
  });

  it("is not read each time because GitHub does not say of secret scanning whether it is on", async () => {
    const { permissions } = github.organization.installation;
    const alerts = github.organization.repositories.map((repository) => repository.alerts.splice(0));
    delete permissions["administration"];
    const secretsIn = () =>
      new Set(github.seen.flatMap(({ url }) => /\/repos\/acme\/([\w-]+)\/actions\/secrets/.exec(url)?.[1] ?? []));
    const first = await again(undefined);
    expect(secretsIn().size).toBe(REPOSITORIES);
    github.seen.length = 0;
    const second = await again(hourAfter(first));
    permissions["administration"] = "read";
    for (const [index, own] of alerts.entries()) github.organization.repositories[index]?.alerts.push(...own);

    const end = second.slices.find(({ slice }) => /repo-0002\/secret-alerts$/.test(slice.path));
    expect(end?.coverage).toMatchObject({ status: "denied", reason: expect.stringContaining("Administration") });
    expect(secretsIn().size).toBe(1);
  });

  it("is not taken for another repository of the same name", async () => {
    const known = before(1);
    const path = "organization/repository/acme/repo-0004/deploy-keys";
    const end = known.get(path);
    if (end) known.set(path, { ...end, scope: "repository/1" });
    await again(known);

    expect(readIn()).toContain("repo-0004");
  });

  it("is read before another that has its name now, however many did so in a row, or swapped", async () => {
    const known = before(1);
    const rename = (name: string, former: string) => {
      const kept = known.get(`organization/repository/acme/${former}/workflows`)?.scope ?? "";
      return { path: `organization/repository/acme/${name}/workflows`, scope: kept };
    };
    const taken = [
      rename("repo-0001", "repo-0004"),
      rename("repo-0004", "repo-0006"),
      rename("repo-0002", "repo-0003"),
      rename("repo-0003", "repo-0002"),
      // Its old name is nobody's now.
      { path: "organization/repository/acme/repo-0006/workflows", scope: "repository/1" },
    ];
    for (const { path, scope } of taken) {
      const end = known.get(path);
      if (end) known.set(path, { ...end, scope });
    }
    const { slices } = await again(known);
    const read = slices.flatMap(({ slice, coverage }) =>
      slice.kind === "workflows" && coverage.status === "complete" ? [slice.path.split("/")[3]] : [],
    );

    const order = ["repo-0006", "repo-0004", "repo-0001"].map((name) => read.indexOf(name));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(read).toEqual(expect.arrayContaining(["repo-0002", "repo-0003"]));
    expect(new Set(read).size).toBe(read.length);
  });

  it("stands where the quota is used up, for a day and no longer", async () => {
    github.quota = { ...github.quota, limit: 60, remaining: 60 };
    const old = (path: string) => path.includes("repo-0006");
    const known = before(23.5);
    for (const [path, end] of before(30, old)) if (old(path)) known.set(path, end);
    const { slices } = await again(known);

    const keys = slices.filter(({ slice }) => slice.kind === "deploy-keys");
    const [oldest] = keys.filter(({ slice }) => slice.path.includes("repo-0006"));
    expect(keys.filter(({ coverage }) => coverage.status === "carried")).toHaveLength(REPOSITORIES - 1);
    expect(oldest?.coverage).toMatchObject({ status: "failed", reason: expect.stringContaining("hourly quota of 60") });
  });

  it("closes what was deleted when its turn comes, and nothing before", async () => {
    repositoryNamed(github.organization, "repo-0001").keys.pop();
    const first = (path: string) => path.includes("repo-0001");
    // Another one is the oldest, so this one has to wait.
    const waits = before(2, (path) => path.includes("repo-0002"));
    await applyLive(test, liveInput(github, { lastEnds: waits }));
    expect(await changesIn(test)).toEqual([]);
    expect((await endsIn(test)).get("organization/repository/acme/repo-0001/deploy-keys")?.status).toBe("carried");

    await applyLive(test, liveInput(github, { lastEnds: before(25, first) }));
    const removed = await changesIn(test);
    expect(removed.length).toBeGreaterThan(0);
    expect(removed.every((line) => line.startsWith("removed missing deploy-key"))).toBe(true);
  });
});
