import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { LastEnd } from "#collectors/types.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { repositoryNamed } from "./testing/fake-github/model.ts";
import { CANARY } from "./testing/fake-github/rows.ts";
import { startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const REPOSITORIES = 4;
const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

describe("the audit log", () => {
  let github: FakeGithub;
  let first: Collected;
  let ends: Map<string, LastEnd>;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: REPOSITORIES }));
    first = await collectFrom(liveInput(github));
    ends = endsOf(first, () => 60);
    // Its turn has come, so those of all others have not.
    for (const [path, end] of ends)
      if (path.includes("repo-0002")) ends.set(path, { ...end, readAt: new Date(ago(90)) });
  });
  beforeEach(() => {
    github.seen.length = 0;
    github.organization.events = [];
    github.quota = { limit: 15_000, remaining: 15_000, reset: Math.ceil(Date.now() / 1000) + 3600 };
  });
  afterEach(() => void github.trouble(null));
  afterAll(() => github.stop());

  const endsOf = ({ slices }: Collected, minutes: (path: string) => number) =>
    new Map(
      slices.map(({ slice: { path, scope }, coverage: { status, reason = null } }) => [
        path,
        { scope, status, reason, readAt: new Date(ago(minutes(path))) },
      ]),
    );
  const again = (known = ends, limits: Parameters<typeof collectFrom>[1] = {}) =>
    collectFrom(liveInput(github, { lastEnds: known }), limits);
  const readIn = () => [
    ...new Set(github.seen.flatMap(({ url }) => /\/repos\/acme\/([\w-]+)\/keys/.exec(url)?.[1] ?? [])),
  ];
  const logEnd = ({ slices }: Collected) =>
    slices.find(({ slice }) => slice.kind === "audit-log")?.coverage ?? { status: "nowhere" };
  const touch = (action: string, minutes: number, repo: string | null = "repo-0004") =>
    github.organization.events?.push({ action, at: ago(minutes), repo });
  const keysIn = ({ facts }: Collected) => facts.filter(({ kind }) => kind === "deploy-key").map(({ key }) => key);
  const sincesAsked = () =>
    github.seen.flatMap(({ url }) => {
      const phrase = new URL(url, "https://fake").searchParams.get("phrase") ?? "";
      return /created:>=(\S+)/.exec(phrase)?.[1] ?? [];
    });

  it("shows a key of ten minutes ago in the next run, and says why it was read", async () => {
    const { keys } = repositoryNamed(github.organization, "repo-0004");
    keys.push({ ...(repositoryNamed(github.organization, "repo-0001").keys[0] as (typeof keys)[0]), id: 4242 });
    touch("public_key.create", 10);
    const found = await again();
    const calls = github.seen.filter(({ url }) => url.includes("/audit-log")).length;
    github.organization.events = null;
    github.seen.length = 0;
    const without = await again();
    const nextDay = await again(
      new Map([...ends].map(([path, end]) => [path, { ...end, readAt: new Date(ago(23 * 60)) }])),
    );
    keys.pop();

    expect(keysIn(found)).toContain("4242");
    expect(calls).toBe(1);
    expect(found.notes).toEqual([
      {
        kind: "brought-forward",
        message: "1 repository read before the turn: the audit log says that something was changed.",
      },
    ]);
    expect(logEnd(found).status).toBe("complete");
    expect(JSON.stringify(found.emissions)).not.toContain(CANARY);
    expect(keysIn(without)).not.toContain("4242");
    expect(logEnd(without)).toMatchObject({
      status: "not-supported",
      reason: expect.stringContaining("organizations of Enterprise Cloud only") as string,
    });
    expect(keysIn(nextDay)).toContain("4242");
  });

  it.each([
    "environment.create_actions_secret",
    "repo.add_member",
    "protected_branch.create",
    "repository_ruleset.update",
  ])("brings forward by %s", async (action) => {
    touch(action, 10);
    await again();

    expect(readIn()).toEqual(expect.arrayContaining(["repo-0002", "repo-0004"]));
    expect(readIn()).toHaveLength(2);
  });

  it("leaves others to their turn: events before the last read, of nothing that is read, of no repository", async () => {
    touch("public_key.create", 70);
    touch("workflows.completed_workflow_run", 10);
    touch("repo.download_zip", 10);
    touch("pull_request.create", 10);
    touch("org.add_member", 10, null);
    touch("repo.destroy", 10, "repo-9999");
    const found = await again();

    expect(readIn()).toEqual(["repo-0002"]);
    expect(found.notes).toEqual([]);
    expect(logEnd(found).status).toBe("complete");
  });

  it("is asked since it was last read whole, else for a day, and at first for what comes", async () => {
    const last = ends.get("organization/audit-log");
    await again();
    await again(new Map([...ends, ["organization/audit-log", { ...(last as LastEnd), status: "failed" }]]));
    await collectFrom(liveInput(github));

    const minutes = sincesAsked().map((since) => Math.round((Date.now() - Date.parse(since)) / MINUTE_MS));
    expect(minutes).toEqual([75, 24 * 60, 15]);
  });

  it("is partial beyond the pages that are read, and where a repository could not be read", async () => {
    for (let event = 0; event < 25; event += 1) touch("repo.access", 20 - event / 10, "repo-0001");
    const many = await again(ends, { pageSize: 2 });
    github.organization.events = [];
    for (const name of ["repo-0001", "repo-0003", "repo-0004"]) touch("public_key.create", 10, name);
    github.quota = { ...github.quota, limit: 150, remaining: 150 };
    const starved = await again(ends, { batchSize: 1 });

    expect(logEnd(many)).toMatchObject({
      status: "partial",
      reason: expect.stringContaining("more than 10 pages") as string,
    });
    expect(readIn()).toContain("repo-0001");
    expect(logEnd(starved)).toMatchObject({
      status: "partial",
      reason: expect.stringMatching(/repositor(?:y|ies) that the audit log names could not be read/) as string,
    });
  });
});
