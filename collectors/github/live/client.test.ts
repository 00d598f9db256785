import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unfinished } from "../testing/incomplete.ts";
import { openClient } from "./client.ts";
import { tokenCredential } from "./credential.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { FAULTS } from "./testing/fake-github/faults.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

describe("what is sent to a GitHub", () => {
  let github: FakeGithub;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 4 }));
  });
  beforeEach(() => {
    github.seen.length = 0;
    github.quota = { limit: 15_000, remaining: 15_000, reset: Math.ceil(Date.now() / 1000) + 3600 };
  });
  afterAll(() => github.stop());

  /** The server of the test, with GraphQL at another path. */
  const endpointAt = (graphql: string) => ({
    ...{ host: "github.com", web: github.url, rest: `${github.url}/api/v3`, graphql: github.url + graphql },
    ...{ policy: { allowPrivate: true }, ca: github.ca },
  });

  it("is half of the hourly quota and no more; what was not asked says so, and until when", async () => {
    github.quota = { ...github.quota, limit: 100, remaining: 100 };
    const { slices } = await collectFrom(liveInput(github));

    const core = github.seen.filter(({ url }) => !url.endsWith("/graphql"));
    // Calls that are on their way when the first answer tells the quota are made.
    expect(core.length).toBeLessThanOrEqual(50 + FAST.together);
    const unread = slices.filter(({ coverage }) =>
      coverage.reason?.includes("half of the hourly quota of 100 is used"),
    );
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.every(({ coverage }) => coverage.status !== "complete")).toBe(true);
    expect(unread.every(({ coverage }) => /takes calls again at \d{4}-/.test(coverage.reason ?? ""))).toBe(true);
  });

  it("goes on with a new token when one is revoked on the way", async () => {
    github.accepts = "none yet";
    const revoked = github.trouble({
      path: "/repos/{owner}/{repo}/keys",
      times: 1,
      serve: (answer) => {
        github.accepts = "another";
        sendJson(answer, 401, { message: "Bad credentials" });
      },
    });
    const { slices } = await collectFrom(liveInput(github));
    const times = revoked();
    github.trouble(null);
    github.accepts = null;

    expect(times).toBe(1);
    expect(unfinished({ slices })).toEqual([]);
    const made = github.seen.filter(({ url }) => url.endsWith("/access_tokens"));
    expect(made).toHaveLength(2);
  });

  it("asks for half as many repositories where GitHub does not manage all of them at once", async () => {
    const sizes: number[] = [];
    const overwhelmed = github.trouble({
      path: "/graphql Details",
      serve: (answer, honest) => {
        const last = github.seen.findLast(({ url }) => url.endsWith("/graphql"));
        const { variables } = JSON.parse(last?.body ?? "{}") as { variables: { ids?: string[] } };
        sizes.push(variables.ids?.length ?? 0);
        if ((variables.ids?.length ?? 0) > 1) sendJson(answer, 502, {});
        else sendJson(answer, 200, honest.body, honest.headers);
      },
    });
    const { slices } = await collectFrom(liveInput(github), { batchSize: 4, retries: 0, together: 1 });
    const times = overwhelmed();
    github.trouble(null);

    expect(times).toBeGreaterThan(0);
    expect(sizes.filter((size) => size > 0)).toEqual([4, 2, 1, 1, 1, 1]);
    expect(unfinished({ slices })).toEqual([]);
  });

  it("waits as long as GitHub asks, where that is short", async () => {
    const limited = github.trouble({
      path: "/orgs/{org}/teams",
      times: 2,
      serve: FAULTS["429 with a short Retry-After"]?.serve ?? fail,
    });
    const { slices } = await collectFrom(liveInput(github));
    const times = limited();
    github.trouble(null);

    expect(times).toBe(2);
    expect(unfinished({ slices })).toEqual([]);
  });

  it("waits once where many calls are told to wait at the same time", async () => {
    const waiting: Parameters<typeof sendJson>[0][] = [];
    const limited = github.trouble({
      path: "/orgs/{org}/teams",
      times: 8,
      serve: (answer) => {
        if (waiting.push(answer) < 8) return;
        for (const one of waiting) sendJson(one, 429, {}, { "retry-after": "60" });
      },
    });
    // One wait of 60 "seconds" is short enough, and eight after one another would not be.
    const client = openClient(endpointAt("/api/graphql"), () => tokenCredential("a token"), {
      ...{ signal: new AbortController().signal, ownQuota: true },
      limits: { ...FAST, together: 8, secondMs: 5, patienceMs: 1500 },
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.get("/orgs/acme/teams")));
    const times = limited();
    await client.close();
    github.trouble(null);

    expect(times).toBe(8);
    expect(answers.map(({ data }) => Array.isArray(data))).toEqual(Array<boolean>(8).fill(true));
  });

  it.each([
    ["an Enterprise Server", "/api/graphql"],
    ["github.com", "/graphql"],
  ])("is no more until the quota begins anew where GraphQL of %s says that it is used up", async (_, path) => {
    const limited = github.trouble({
      path: "/graphql",
      serve: FAULTS["too many points of GraphQL"]?.serve ?? fail,
    });
    const signal = new AbortController().signal;
    const client = openClient(endpointAt(path), () => tokenCredential("a token"), {
      signal,
      limits: FAST,
      ownQuota: true,
    });
    const query = "query { viewer { login } }";
    await expect(client.graphql(query, {})).rejects.toMatchObject({ kind: "limited", retryAt: expect.any(Date) });
    expect(limited()).toBe(1);
    expect(client.isStopped()).toBe(true);
    expect(client.retryAt()?.getTime()).toBeGreaterThan(Date.now());
    await expect(client.get("/orgs/acme")).rejects.toMatchObject({ kind: "limited" });
    expect(github.seen).toHaveLength(1);
    await client.close();
    github.trouble(null);
  });

  it("ends at once when it is told to, also while it waits", async () => {
    const stop = new AbortController();
    github.trouble({ path: "/orgs/{org}/teams", serve: () => stop.abort(new Error("told to stop")) });
    await expect(collectFrom(liveInput(github, { signal: stop.signal }), { silenceMs: 60_000 })).rejects.toThrow(
      "told to stop",
    );

    const again = new AbortController();
    const serve = (answer: Parameters<typeof sendJson>[0]) => {
      sendJson(answer, 429, {}, { "retry-after": "60" });
      setTimeout(() => again.abort(new Error("told to stop again")), 20);
    };
    github.trouble({ path: "/orgs/{org}/teams", serve });
    const waiting = collectFrom(liveInput(github, { signal: again.signal }), { secondMs: 1000, patienceMs: 120_000 });
    await expect(waiting).rejects.toThrow("told to stop again");
    github.trouble(null);
  });

  it("finds a repository under its new name, at the same host", async () => {
    const moved = github.trouble({
      path: "/repos/{owner}/{repo}/keys",
      repository: "repo-0001",
      times: 1,
      serve: (answer, honest) => {
        github.trouble(null);
        sendJson(answer, 301, {}, { ...honest.headers, location: "/api/v3/repos/acme/repo-0001/keys?per_page=100" });
      },
    });
    const { slices } = await collectFrom(liveInput(github));

    expect(moved()).toBe(0);
    expect(github.seen.filter(({ url }) => url.includes("repo-0001/keys"))).toHaveLength(2);
    expect(unfinished({ slices })).toEqual([]);
  });
});

function fail(): never {
  throw new Error("no such fault");
}
