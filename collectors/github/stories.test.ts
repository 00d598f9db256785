import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lastEnds } from "#lib/db/last-ends.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { ModelChange } from "#lib/domain/testing/knowledge.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import { isOfOrganization, organizationSlice, repositorySlice } from "./slices/plan.ts";
import type { OrganizationView, RepositoryView } from "./slices/view.ts";
import { applyListings } from "./testing/apply-listings.ts";
import { rowsOf, type Listed } from "./testing/organization.ts";
import { ROWS } from "./testing/rows.ts";
import type { SliceId } from "./manifest.ts";

type Repository = RepositoryView["repository"];

const COMPLETE = { status: "complete" as const };

/** What is read of each repository; its deploy key and its secrets have no id that another repository's could have. */
const IN_REPOSITORY = [
  "repository-access",
  "environments",
  "deploy-keys",
  "repository-secrets",
  "repository-webhooks",
  "workflows",
] as const;

let test: TestDatabase;
let hosts = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

/** A host of its own for each story, so that none sees another's repositories. */
function openHost(): string {
  hosts += 1;
  return `github-${hosts}.example`;
}

function openOrganization(host: string, login: string, id: string) {
  const view: OrganizationView = { host, organization: { login, id } };
  const slug = `${login}-${host.split(".")[0] ?? ""}`;
  const listing = (
    kind: SliceId,
    rows: readonly unknown[],
    end: PlannedEnd & { authoritative?: boolean },
    repository?: Repository,
  ): Listed => {
    const planned =
      repository && !isOfOrganization(kind)
        ? repositorySlice(repository, kind, end)
        : organizationSlice(view, kind as "repositories", end);
    return { planned, rows: rowsOf(kind, rows) };
  };
  return {
    repository: (name: string, number: number): Repository => ({ owner: login, name, id: String(number) }),
    /** Reads the repositories, and what is in each of them. */
    read(minutes: number, repositories: readonly Repository[], how: { selected?: boolean; archived?: boolean } = {}) {
      const rows = repositories.map(({ id, name }) => ({
        ...ROWS.repositories[0],
        id: Number(id),
        name,
        owner: { login, id: Number(view.organization.id) },
        archived: how.archived ?? false,
      }));
      const parents = listing("repositories", rows, how.selected ? COMPLETE : { ...COMPLETE, authoritative: true });
      const children = repositories.flatMap((repository) =>
        IN_REPOSITORY.map((kind) => {
          const own = ROWS[kind].map((row) =>
            "id" in row ? { ...row, id: Number(row.id) * 1000 + Number(repository.id) } : row,
          );
          return listing(kind, own, COMPLETE, repository);
        }),
      );
      return applyListings(test, { slug, view }, minutes, [
        listing("people", ROWS.people, COMPLETE),
        parents,
        ...children,
      ]);
    },
    known: () => readKnowledge(test.database.pool, host),
    slug,
    coverage: () => readCoverage(slug),
    async ends() {
      const { rows } = await test.database.pool.query<{ id: number }>("select id from source where slug = $1", [slug]);
      return lastEnds(test.database.pool, rows[0]?.id ?? 0);
    },
  };
}

async function readCoverage(slug: string): Promise<Record<string, string>> {
  const { rows } = await test.database.pool.query<{ path: string; status: string }>(
    `select s.path, v.status from coverage v join slice s on s.id = v.slice_id
     where v.collection_id = (
       select max(c.id) from collection c join source o on o.id = c.source_id where o.slug = $1)
     order by s.path`,
    [slug],
  );
  return Object.fromEntries(rows.map(({ path, status }) => [path, status]));
}

function byType(changes: readonly ModelChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of changes) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

const openKinds = (versions: Awaited<ReturnType<typeof readKnowledge>>["versions"], scope: string) =>
  versions
    .filter((version) => version.closedAt === null && version.scope === scope)
    .map(({ kind }) => kind)
    .toSorted();

const EVERYTHING = [
  "deploy-key",
  "deploy-key",
  "deployment-environment",
  "repository-role",
  "repository-role",
  "repository-secret",
  "repository-webhook",
  "workflow",
];

describe("a repository that was", () => {
  it("deleted is gone with everything in it", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    const [api, web] = [acme.repository("api", 77), acme.repository("web", 78)];
    await acme.read(0, [api, web]);

    await acme.read(10, [web]);

    const { versions, changes } = await acme.known();
    expect(changes.map(({ type, reason }) => `${type} ${reason}`).toSorted()).toEqual([
      "removed missing",
      ...EVERYTHING.map(() => "removed parent-gone"),
    ]);
    expect(changes.every(({ notBefore, notAfter }) => notBefore === 0 && notAfter === 10)).toBe(true);
    expect(openKinds(versions, "repository/77")).toEqual([]);
    expect(openKinds(versions, "repository/78")).toEqual(EVERYTHING);
    expect(Object.values(await acme.coverage()).filter((status) => status !== "complete")).toEqual([]);
  });

  it("renamed stays itself, and everything in it, under the new name", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    await acme.read(0, [acme.repository("api", 77)]);

    await acme.read(10, [acme.repository("gateway", 77)]);

    const { versions, changes } = await acme.known();
    expect(byType(changes)).toEqual({ renamed: 3, changed: 6 });
    expect(
      changes.filter(({ type }) => type === "renamed").map(({ before, after }) => [before?.alias, after?.alias]),
    ).toEqual(
      expect.arrayContaining([
        [
          expect.stringContaining("/acme/api:deploy-key:100077"),
          expect.stringContaining("/acme/gateway:deploy-key:100077"),
        ],
      ]),
    );
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
    const coverage = await acme.coverage();
    expect(Object.keys(coverage).filter((path) => path.includes("/api/"))).toEqual([]);
    expect(Object.values(coverage).filter((status) => status !== "complete")).toEqual([]);
  });

  it("renamed, when another was made under its old name, is not taken for that", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    await acme.read(0, [acme.repository("api", 77)]);

    await acme.read(10, [acme.repository("api", 79), acme.repository("legacy", 77)]);

    const { versions, changes } = await acme.known();
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
    expect(openKinds(versions, "repository/79")).toEqual(EVERYTHING);
    expect(byType(changes)).toEqual({ renamed: 3, changed: 6, added: 9 });
    await acme.read(20, [acme.repository("api", 79), acme.repository("legacy", 77)]);
    expect(Object.values(await acme.coverage()).filter((status) => status !== "complete")).toEqual([]);
  });

  it("followed by another under its name keeps its coverage for itself, and has it again when it is back", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    const path = "organization/repository/acme/api/workflows";
    await acme.read(0, [acme.repository("api", 77)], { selected: true });
    await acme.read(10, [acme.repository("api", 77)], { selected: true });

    await acme.read(20, [acme.repository("api", 79)], { selected: true });
    const followed = await acme.ends();
    const seen = await acme.coverage();
    await acme.read(30, [acme.repository("api", 77)], { selected: true });

    expect(followed.get(path)).toMatchObject({ scope: "repository/79", readAt: timeOf(20) });
    expect(followed.get(`${path}~repository/77`)).toMatchObject({ scope: "repository/77", readAt: timeOf(10) });
    expect([seen[path], seen[`${path}~repository/77`]]).toEqual(["complete", "out-of-scope"]);
    const back = await acme.ends();
    expect(back.get(path)).toMatchObject({ scope: "repository/77", readAt: timeOf(30) });
    expect([...back.keys()].filter((key) => key.startsWith(`${path}~`))).toEqual([`${path}~repository/79`]);
    const { rows } = await test.database.pool.query(
      `select count(*)::int as times from coverage v join slice s on s.id = v.slice_id join source o on o.id = s.source_id
       where o.slug = $1 and s.path = $2 and v.status = 'complete'`,
      [acme.slug, path],
    );
    expect(rows).toEqual([{ times: 3 }]);
  });

  it("deleted and made again, where not all repositories are listed, hands its names on", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    await acme.read(0, [acme.repository("api", 77)], { selected: true });

    await acme.read(10, [acme.repository("api", 79)], { selected: true });
    const again = await acme.read(20, [acme.repository("api", 79)], { selected: true });

    const { versions, changes } = await acme.known();
    expect(openKinds(versions, "repository/79")).toEqual(EVERYTHING);
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING.filter((kind) => kind !== "workflow"));
    expect(changes.filter(({ kind }) => kind === "workflow").map(({ type }) => type)).toEqual(["recreated"]);
    expect(again).toMatchObject({ changes: 0, held: 0 });
  });

  it("transferred to an organization that is not read is gone, as far as anybody here can see", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    await acme.read(0, [acme.repository("api", 77)]);

    await acme.read(10, []);

    const { changes } = await acme.known();
    expect(byType(changes)).toEqual({ removed: 9 });
  });

  it("transferred to one that was read since keeps what came along, and leaves the old place", async () => {
    const host = openHost();
    const [acme, other] = [openOrganization(host, "acme", "9"), openOrganization(host, "other", "10")];
    await acme.read(0, [acme.repository("api", 77)]);
    await other.read(1, []);

    await other.read(10, [other.repository("api", 77)]);
    await acme.read(20, []);

    const { versions, changes } = await acme.known();
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
    expect(byType(changes)).toEqual({ added: 1, renamed: 3, changed: 5, removed: 1 });
    expect(
      changes.filter(({ type }) => type === "added" || type === "removed").map(({ kind, alias }) => [kind, alias]),
    ).toEqual([
      ["repository", `github:${host}:repository:other/api`],
      ["repository", `github:${host}:repository:acme/api`],
    ]);
  });

  it("transferred, and missed before it was found, is gone and then new", async () => {
    const host = openHost();
    const [acme, other] = [openOrganization(host, "acme", "9"), openOrganization(host, "other", "10")];
    await acme.read(0, [acme.repository("api", 77)]);
    await other.read(1, []);

    await acme.read(10, []);
    await other.read(20, [other.repository("api", 77)]);

    const { versions, changes } = await acme.known();
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
    expect(byType(changes)).toEqual({ removed: 9, added: 9 });
  });

  it("archived is still there with everything in it, and says so", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    await acme.read(0, [acme.repository("api", 77)]);

    await acme.read(10, [acme.repository("api", 77)], { archived: true });

    const { versions, changes } = await acme.known();
    expect(changes.map(({ type, kind }) => `${type} ${kind}`)).toEqual(["changed repository"]);
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
  });

  it("taken out of the App's selection is kept, and out of sight", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    const [api, web] = [acme.repository("api", 77), acme.repository("web", 78)];
    await acme.read(0, [api, web], { selected: true });

    await acme.read(10, [web], { selected: true });

    const { versions, changes } = await acme.known();
    expect(changes).toEqual([]);
    expect(openKinds(versions, "repository/77")).toEqual(EVERYTHING);
    const coverage = await acme.coverage();
    expect(Object.keys(coverage).filter((path) => coverage[path] === "out-of-scope")).toEqual(
      IN_REPOSITORY.map((kind) => `organization/repository/acme/api/${kind}`).toSorted(),
    );
  });

  it("taken out and put back is as it was, without a change", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    const api = acme.repository("api", 77);
    await acme.read(0, [api], { selected: true });
    await acme.read(10, [], { selected: true });

    await acme.read(20, [api], { selected: true });

    const { changes } = await acme.known();
    expect(changes).toEqual([]);
    expect(new Set(Object.values(await acme.coverage()))).toEqual(new Set(["complete"]));
  });

  it("read twice writes nothing the second time", async () => {
    const acme = openOrganization(openHost(), "acme", "9");
    const api = acme.repository("api", 77);
    await acme.read(0, [api]);

    const again = await acme.read(10, [api]);

    expect(again).toMatchObject({ changes: 0, held: 0, incomplete: 0 });
  });
});
