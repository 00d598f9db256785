import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { Forbidden } from "#lib/errors.ts";
import type { Actor } from "./actor.ts";
import type { Context } from "./context.ts";
import { countInventory, listRows } from "./inventory.ts";

const NOW = new Date("2026-04-01T12:00:00Z");

const account = (name: string, created: string | null, labels: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: {
    ...{ name, namespace: "shop", uid: `uid-${name}`, labels },
    ...(created === null ? {} : { creationTimestamp: created }),
  },
});

const token = (name: string, of: string, lastUsed: string): JsonObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: {
    ...{ name, namespace: "shop", uid: `uid-${name}`, creationTimestamp: "2026-01-01T08:00:00Z" },
    annotations: { "kubernetes.io/service-account.name": of },
    labels: { "kubernetes.io/legacy-token-last-used": lastUsed },
  },
  type: "kubernetes.io/service-account-token",
});

const OBJECTS: JsonObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
  account("ci", "2026-03-28T00:00:00Z", { team: "web" }),
  account("Old-Deployer", "2020-01-01T00:00:00Z"),
  account("undated", null),
  account("addon", null, { "addonmanager.kubernetes.io/mode": "Reconcile" }),
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "people" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "ana" }],
  },
];

function query(filter: string, more: Partial<InventoryQuery> = {}): InventoryQuery {
  const parsed = parseFilter(filter);
  expect(parsed.errors).toEqual([]);
  return {
    ...{ ...parsed.filter, sort: "name", descending: false, pageSize: 50, includeHumans: false, includeVendors: false },
    ...more,
  };
}

describe.each(["the database", "a copy"])("the list, answered by %s", (by) => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    const failed = (error: unknown): void => expect(error).toBeUndefined();
    database = by === "a copy" ? openDatabase(test.url, { maxConnections: 3, onListFailure: failed }) : test.database;
    await collectObjects(test, { slug: "prod", readAt: "2026-03-01T00:00:00Z", objects: OBJECTS });
    await upToDate();
  });

  afterAll(async () => {
    if (database !== test.database) await database.close();
    await test.drop();
  });

  async function upToDate(asOf?: Date): Promise<void> {
    await database.list?.current(asOf);
    await database.list?.settled();
    if (database.list) expect(await database.list.current(asOf)).not.toBeNull();
  }

  function context(actor: Actor = { kind: "user", id: "1", name: "Ana", role: "viewer" }): Context {
    return { actor, database, now: NOW };
  }

  const names = async (filter: string, more: Partial<InventoryQuery> = {}): Promise<string[]> =>
    (await listRows(context(), query(filter, more))).rows.map(({ name }) => name);

  it("is for whoever may read it", async () => {
    const nobody = context({ kind: "user", id: "1", name: "Eve", role: "none" as "viewer" });

    await expect(listRows(nobody, query(""))).rejects.toThrow(Forbidden);
    await expect(countInventory(nobody, query(""))).rejects.toThrow(Forbidden);
  });

  it("leaves people and what belongs to the platform out, and says how many that are", async () => {
    const counts = await countInventory(context(), query(""));

    expect(await names("")).toEqual(["ci", "Old-Deployer", "undated"]);
    expect(counts).toMatchObject({ total: 3, hidden: { humans: 1, vendors: 1 } });
    expect(await names("kind:user")).toEqual(["ana"]);
    expect(await names("", { includeHumans: true, includeVendors: true })).toHaveLength(5);
  });

  it("is asked by when things were made, in words for what nobody said", async () => {
    expect(await names("created:<7d")).toEqual(["ci"]);
    expect(await names("created:>1y,unknown", { sort: "created" })).toEqual(["Old-Deployer", "undated"]);
    expect(await names("-created:unknown", { sort: "created", descending: true })).toEqual(["ci", "Old-Deployer"]);
    expect(await names("name:old-*,CI")).toEqual(["ci", "Old-Deployer"]);
    const { rows } = await listRows(context(), query("name:ci"));
    expect(rows[0]).toMatchObject({ createdAt: "2026-03-28T00:00:00.000Z", expires: null });
  });

  it("counts spans of the rail, and any other that is asked for", async () => {
    const { facets } = await countInventory(context(), query("created:>1000d"));

    expect(facets.created).toEqual([
      { value: "<7d", count: 1 },
      { value: ">90d", count: 1 },
      { value: "unknown", count: 1 },
      { value: ">1000d", count: 1 },
    ]);
    expect(facets.owner).toEqual([{ value: "none", count: 1 }]);
    expect(facets.name).toEqual([]);
  });

  it("knows the newest use of an identity by its credentials, and keeps it though the row stays the same", async () => {
    const read = (day: string, ...tokens: JsonObject[]) =>
      collectObjects(test, { slug: "prod", readAt: `2026-03-${day}T00:00:00Z`, objects: [...OBJECTS, ...tokens] });
    await read("10", token("one", "ci", "2026-01-05"), token("two", "ci", "2026-02-05"));
    await upToDate();

    const { rows } = await listRows(context(), query("last-used:>30d"));
    expect(rows.map(({ name, lastUsed }) => [name, lastUsed])).toEqual([
      ["ci", { at: "2026-02-05T00:00:00.000Z", day: true, atLeast: true }],
    ]);
    expect(await names("last-used:unknown")).toEqual(["Old-Deployer", "undated"]);

    await read("20", token("one", "ci", "2026-03-19"), token("two", "ci", "2026-02-05"));
    await upToDate();
    expect(await names("last-used:<30d")).toEqual(["ci"]);
    const { rows: versions } = await database.pool.query(
      "select 1 from inventory_row where alias like '%/ci' and opened_at = '2026-03-20'",
    );
    expect(versions).toEqual([]);

    await read("25");
    await upToDate();
    expect(await names("last-used:<30d credential:none")).toEqual(["ci"]);
    const asOf = new Date("2026-03-15T00:00:00Z");
    await upToDate(asOf);
    expect(await names("last-used:unknown name:ci credential:<90d", { asOf })).toEqual(["ci"]);
    const { rows: then } = await listRows(context(), query("name:ci", { asOf }));
    expect(then).toMatchObject([{ credentials: { count: 2 }, lastUsed: { unknown: expect.any(String) as string } }]);
    expect(await countInventory(context(), query("credential:none name:ci", { asOf }))).toMatchObject({ total: 0 });
  });

  it("says that counts are at least, once something could not be read", async () => {
    expect(await countInventory(context(), query("coverage:incomplete"))).toMatchObject({ total: 0, atLeast: false });

    const statuses = { secrets: "denied" } as const;
    await collectObjects(test, { slug: "prod", readAt: "2026-03-27T00:00:00Z", objects: OBJECTS, statuses });
    await upToDate();
    const later = { ...context(), now: new Date(NOW.getTime() + 1000) };

    expect(await countInventory(later, query("coverage:incomplete"))).toMatchObject({ total: 3, atLeast: true });
    const { rows } = await listRows(later, query("source:prod name:ci"));
    expect(rows).toMatchObject([{ name: "ci", coverage: "incomplete" }]);
  });

  it("is empty once its source is not watched any more", async () => {
    await database.pool.query("update source set state = 'removed', removed_at = now()");
    await database.pool.query(
      "update inventory_row set closed_by = opened_by, closed_at = now() where closed_by is null",
    );
    await database.pool.query("update inventory_version set epoch = epoch + 1");
    await upToDate();

    expect(await names("")).toEqual([]);
    expect(await countInventory(context(), query(""))).toMatchObject({ total: 0, hidden: { humans: 0, vendors: 0 } });
  });
});
