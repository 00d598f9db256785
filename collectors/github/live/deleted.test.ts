import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { applyLive, endsIn } from "./testing/apply-live.ts";
import { liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { repositoryNamed } from "./testing/fake-github/model.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

describe("what is really deleted", () => {
  let github: FakeGithub;
  let test: TestDatabase;
  beforeAll(async () => {
    [github, test] = await Promise.all([
      startFakeGithub(generateOrganization({ repositories: 7 })),
      createTestDatabase(),
    ]);
    await applyLive(test, liveInput(github));
  });
  afterAll(async () => {
    await github.stop();
    await test.drop();
  });

  /** What one collection shows of the history, the line of each removal. */
  async function removedBy(change: () => void): Promise<string[]> {
    const before = (await changesIn(test)).length;
    change();
    await applyLive(test, liveInput(github));
    return (await changesIn(test)).slice(before);
  }

  it("is closed as missing: a key, an App, a secret", async () => {
    const { organization } = github;
    const lines = await removedBy(() => {
      repositoryNamed(organization, "repo-0001").keys.pop();
      organization.apps.pop();
      organization.secrets.shift();
    });

    const removed = lines.filter((line) => line.startsWith("removed"));
    expect(removed.some((line) => /^removed missing deploy-key /.test(line))).toBe(true);
    expect(removed.some((line) => /^removed missing app-installation .*:scanner$/.test(line))).toBe(true);
    expect(removed.some((line) => /^removed missing organization-secret .*NPM_TOKEN$/.test(line))).toBe(true);
    expect(removed.every((line) => line.startsWith("removed missing"))).toBe(true);
  });

  it("is not proved by a repository that answers 404 in the middle of a collection", async () => {
    const gone = github.trouble({
      path: "/repos/{owner}/{repo}/keys",
      repository: "repo-0001",
      serve: (answer, { headers }) => sendJson(answer, 404, { message: "Not Found" }, headers),
    });
    const lines = await removedBy(() => undefined);
    const times = gone();
    github.trouble(null);

    expect(times).toBe(1);
    expect(lines).toEqual([]);
    const end = (await endsIn(test)).get("organization/repository/acme/repo-0001/deploy-keys");
    expect(end).toMatchObject({ status: "failed", words: expect.stringContaining("404") });
  });

  it("takes along what was in it: a repository", async () => {
    const lines = await removedBy(() => {
      const { repositories } = github.organization;
      repositories.splice(
        repositories.findIndex(({ name }) => name === "repo-0001"),
        1,
      );
    });

    expect(lines).toContain(
      `removed missing repository github:${new URL(github.url).hostname}:repository:acme/repo-0001`,
    );
    const inside = lines.filter((line) => line.includes("acme/repo-0001:"));
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.every((line) => line.startsWith("removed parent-gone"))).toBe(true);
  });

  it("is another story when it is renamed or archived: its keys stay the same", async () => {
    const lines = await removedBy(() => {
      repositoryNamed(github.organization, "repo-0002").name = "renamed";
      repositoryNamed(github.organization, "repo-0003").archived = true;
    });

    expect(lines.filter((line) => line.startsWith("removed") || line.startsWith("added"))).toEqual([]);
    expect(lines.some((line) => line.includes("repo-0003"))).toBe(true);
  });

  it("is another story when it is taken out of the App's selection: nothing of it is closed", async () => {
    const { organization } = github;
    const lines = await removedBy(() => {
      organization.installation.selection = "selected";
      organization.repositories.pop();
    });

    expect(lines).toEqual([]);
    const ends = await endsIn(test);
    expect(ends.get("organization/repositories")).toMatchObject({ status: "partial" });
    expect(ends.get("organization/repository/acme/repo-0007/deploy-keys")).toMatchObject({ status: "out-of-scope" });
  });
});
