import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import type { Context } from "./context.ts";
import { readingOnce } from "./coverage-read.ts";
import { countInventory, listRows } from "./inventory.ts";
import { listSources } from "./sources.ts";

const ASKED: InventoryQuery = {
  ...{ text: [], facets: {}, sort: "name", descending: false, pageSize: 50 },
  ...{ includeHumans: false, includeVendors: false },
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const objects = [{ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "ci", namespace: "shop", uid: "1" } }];
  await collectObjects(test, { slug: "prod", readAt: "2026-03-01T00:00:00Z", objects });
});
afterAll(() => test.drop());

/** Statements about how slices ended, while one page asks for its sources, its rows and their number. */
async function readsOf(context: Context, asOf: Date | null): Promise<number> {
  const query = vi.spyOn(context.database.pool, "query");
  await Promise.all([
    listSources(context, asOf),
    listRows(context, { ...ASKED, asOf: asOf ?? undefined }),
    countInventory(context, { ...ASKED, asOf: asOf ?? undefined }),
  ]);
  const statements = query.mock.calls.map(([statement]) => String(statement));
  query.mockRestore();
  return statements.filter((statement) => /from source s\b/.test(statement)).length;
}

const context = (): Context => ({
  actor: { kind: "operator", id: "1", name: "Ana" },
  database: test.database,
  now: new Date(),
});

it.each([null, new Date("2026-03-02T00:00:00Z")])(
  "is read once for a page that asks for it often, as of %s",
  async (asOf) => {
    expect(await readsOf(context(), asOf)).toBeGreaterThan(1);
    expect(await readsOf(readingOnce(context()), asOf)).toBe(1);
  },
);

it("is read anew for each time, and by the next page", async () => {
  const page = readingOnce(context());

  const [now, before] = [await listSources(page), await listSources(page, new Date("2026-02-01T00:00:00Z"))];

  expect(now[0]?.collection).not.toBeNull();
  expect(before[0]?.collection ?? null).toBeNull();
  expect(readingOnce(page)).toBe(page);
  expect(readingOnce(context()).coverageReads?.size).toBe(0);
});
