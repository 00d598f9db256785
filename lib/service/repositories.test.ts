import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { github } from "#collectors/github/collector.ts";
import { withFiles, type Files } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { listChanges } from "./changes.ts";
import { getIdentity } from "./identity.ts";
import { getRepository, listRepositories } from "./repositories.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const DEPLOY = `on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs:
  ship:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - run: ./ship
        env: { KEY: "\${{ secrets.DEPLOY_KEY }}" }
`;

const FILES: Files = {
  "acme__api/.github/workflows/deploy.yml": DEPLOY,
  "acme__api/.github/CODEOWNERS": "*.md @acme/docs\n/.github/ @acme/platform @mona\n",
  "acme__web/.github/workflows/broken.yml": "on: [\n",
};

let test: TestDatabase;
let context: Context;
const place = { domain: "checkouts", host: "github.com", name: "acme/api" };

function collect(files: Files, readAt: string) {
  return withFiles(files, (path) =>
    collectInto(test, {
      collector: github,
      path,
      sourceSlug: "checkouts",
      readAt: new Date(readAt),
    }),
  );
}

beforeAll(async () => {
  test = await createTestDatabase();
  context = { actor: operator, database: test.database, now: new Date("2026-11-21T12:00:00Z") };
  await collect(FILES, "2026-11-20T12:00:00Z");
});

afterAll(async () => test.drop());

const list = (more: Partial<Parameters<typeof listRepositories>[1]> = {}) =>
  listRepositories(context, { text: [], asOf: null, pageSize: 50, ...more });

describe("listRepositories", () => {
  it("counts what was read, and tells what was not from none", async () => {
    const { repositories, total, next } = await list();

    expect(total).toBe(2);
    expect(next).toBeNull();
    expect(repositories[0]).toMatchObject({ name: "acme/api", workflows: 1, secrets: 1, subjects: 1, pushers: null });
    expect(repositories[0]?.read.workflows.status).toBe("complete");
    expect(repositories[1]).toMatchObject({ name: "acme/web", workflows: 0 });
    expect(repositories[1]?.read.workflows).toMatchObject({
      status: "partial",
      reason: expect.stringMatching(/could not be read/),
    });
  });

  it("goes on where the page before ended, and finds by words of the name", async () => {
    const first = await list({ pageSize: 1 });
    const second = await list({ pageSize: 1, cursor: first.next ?? "" });

    expect([...first.repositories, ...second.repositories].map(({ name }) => name)).toEqual(["acme/api", "acme/web"]);
    expect(second.next).toBeNull();
    expect((await list({ text: ["ACME", "we"] })).repositories.map(({ name }) => name)).toEqual(["acme/web"]);
    expect((await list({ text: ["%"] })).total).toBe(0);
  });

  it("refuses an address that means nothing", async () => {
    await expect(list({ cursor: "x" })).rejects.toBeInstanceOf(InvalidInput);
    await expect(list({ cursor: "9999999999999999999~acme/api" })).rejects.toBeInstanceOf(InvalidInput);
    const cursor = "2026-11-20T12:00:00.000Z~9999999999999999999";
    await expect(listChanges(context, { pageSize: 5, cursor })).rejects.toBeInstanceOf(InvalidInput);
  });

  it("shows a past time", async () => {
    expect((await list({ asOf: new Date("2026-11-19T00:00:00Z") })).total).toBe(0);
  });
});

describe("getRepository", () => {
  it("joins workflows, secrets, subjects and environments, and says what only GitHub knows", async () => {
    const view = await getRepository(context, place, null);

    expect(view.workflows[0]).toMatchObject({ name: "deploy.yml", events: ["push"], owner: "@acme/platform" });
    expect(view.secrets.map(({ name, storedIn }) => [name, storedIn])).toEqual([["DEPLOY_KEY", []]]);
    expect(view.subjects.map(({ subject }) => subject)).toEqual(["repo:acme/api:environment:production"]);
    expect(view.environments.map(({ name, protection }) => [name, protection])).toEqual([["production", null]]);
    expect(view.read.secrets.status).toBe("unread");
    expect(view.read.access.reason).toMatch(/Checkouts do not say it/);
  });

  it("finds it in whatever letters its name is written, and nothing else", async () => {
    expect((await getRepository(context, { ...place, name: "ACME/Api" }, null)).name).toBe("acme/api");
    await expect(getRepository(context, { ...place, name: "acme/none" }, null)).rejects.toBeInstanceOf(NotFound);
    await expect(getRepository(context, { ...place, host: "x" }, null)).rejects.toBeInstanceOf(NotFound);
    await expect(getRepository(context, place, new Date("2026-11-19T00:00:00Z"))).rejects.toBeInstanceOf(NotFound);
  });

  it("leads to identities that know their code owner, their subjects and their lines", async () => {
    const { workflows } = await getRepository(context, place, null);

    const { head, content } = await getIdentity(context, workflows[0]?.id ?? "", { tab: "overview" });

    expect(head.row.owner).toEqual({
      owner: "@acme/platform",
      because: ".github/CODEOWNERS, line 2, which names 1 more",
    });
    expect(head.notes[1]?.statement).toEqual(["@acme/platform", "@mona"]);
    expect(head.home?.href).toMatch(/^https:\/\/github\.com\/acme\/api\/blob\/HEAD\//);
    if (content.tab !== "overview") throw new Error("another tab");
    expect(content.starts.map(({ event, limits }) => [event, limits])).toEqual([["push", ["on `main`"]]]);
    expect(content.subjects.items[0]?.by).toEqual(["ship"]);
    expect(content.secrets.items[0]?.places).toEqual([{ by: "ship", line: 9 }]);
  });
});
