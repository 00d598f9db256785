import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { DOMAINS, queries, rowParts, SCOPE, type RowParts } from "#lib/domain/inventory/index/testing/random-list.ts";
import { naiveCounts, naiveRows } from "#lib/domain/inventory/index/testing/naive-list.ts";
import { dayOf } from "#lib/domain/filter/age.ts";
import type { ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { countByCopy, pageByCopy } from "./answer.ts";
import { ListCopy } from "./copy.ts";
import { countList } from "./count.ts";
import { readPage } from "./list.ts";
import { ListWriter } from "./testing/list-writer.ts";

const domains = fc.constantFrom(...DOMAINS);
const someRows = fc.array(rowParts, { maxLength: 25 });

const deeds = fc.oneof(
  fc.record({ do: fc.constant("open" as const), domain: domains, rows: fc.array(rowParts, { maxLength: 6 }) }),
  fc.record({ do: fc.constant("close" as const), domain: domains, every: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant("use" as const), domain: domains, days: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constantFrom("retire" as const, "remove" as const), domain: domains }),
);

type Deed = typeof deeds extends fc.Arbitrary<infer Value> ? Value : never;

/** Each trust domain has rows, then this and that happens to them. */
const stories = fc.record({
  first: fc.tuple(someRows, someRows, someRows),
  then: fc.array(deeds, { maxLength: 5 }),
  asked: fc.array(queries, { minLength: 2, maxLength: 4 }),
});

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

async function begin(first: readonly RowParts[][]): Promise<ListWriter> {
  const writer = new ListWriter(test.database.pool);
  await writer.begin();
  for (const [place, rows] of first.entries()) await writer.open(DOMAINS[place] ?? 1, rows);
  return writer;
}

async function go(writer: ListWriter, deed: Deed, removed: Set<number>): Promise<void> {
  // The id of a trust domain that went is not given again.
  if (removed.has(deed.domain)) return;
  if (deed.do === "open") await writer.open(deed.domain, deed.rows);
  if (deed.do === "close") await writer.close(deed.domain, deed.every);
  if (deed.do === "use") await writer.use(deed.domain, deed.days);
  if (deed.do === "retire") await writer.retire(deed.domain);
  if (deed.do === "remove") await writer.remove(deed.domain);
  if (deed.do === "remove") removed.add(deed.domain);
}

function makeCopy(): { copy: ListCopy; failures: unknown[] } {
  const failures: unknown[] = [];
  return { copy: new ListCopy(test.database.pool, (error) => failures.push(error)), failures };
}

async function caughtUp(copy: ListCopy): Promise<ListIndex> {
  await copy.current();
  await copy.settled();
  const index = await copy.current();
  if (!index) throw new Error("The copy did not catch up.");
  return index;
}

/** Both answer the same on every page, and the cursors of one lead the other on, there and back. */
async function expectSame(index: ListIndex, query: InventoryQuery): Promise<void> {
  const { pool } = test.database;
  expect(await countByCopy(index, query, SCOPE)).toEqual(await countList(pool, query, SCOPE));
  let cursor: string | undefined;
  let turn: "next" | "previous" = "next";
  for (;;) {
    const byCopy = await pageByCopy(pool, index, { ...query, cursor }, SCOPE);
    const bySql = await readPage(pool, { ...query, cursor }, SCOPE);
    expect(byCopy).toMatchObject({ ...bySql, rows: bySql.rows.map(({ id }) => ({ id })) });
    if (bySql.next === null) turn = "previous";
    const next = bySql[turn];
    if (next === null) return;
    cursor = next;
  }
}

describe("the copy", () => {
  it("answers as the database does, whatever opened, ended, was used or went", async () => {
    await fc.assert(
      fc.asyncProperty(stories, async ({ first, then, asked }) => {
        const writer = await begin(first);
        const { copy, failures } = makeCopy();
        await caughtUp(copy);
        const removed = new Set<number>();
        for (const [place, deed] of then.entries()) {
          await go(writer, deed, removed);
          if (place % 2 === 1) await caughtUp(copy);
        }
        const index = await caughtUp(copy);
        for (const query of asked) await expectSame(index, query);
        expect(failures).toEqual([]);
      }),
      lawRuns(25),
    );
  });

  it("is not given while it is behind, is made once however many ask, and is gone once it is closed", async () => {
    const writer = await begin([fc.sample(rowParts, { numRuns: 5, seed: 1 }), [], []]);
    const { copy } = makeCopy();

    expect(await copy.current()).toBeNull();
    const [first, ...same] = await Promise.all([caughtUp(copy), caughtUp(copy), caughtUp(copy)]);
    expect(same.every((index) => index === first)).toBe(true);
    expect(await copy.current()).toBe(first);
    await writer.close(1, 1);
    expect(await copy.current()).toBeNull();
    expect((await caughtUp(copy)).size).toBe(0);
    await copy.close();
    expect(await copy.current()).toBeNull();
  });

  it("goes back with a database whose older state was put in its place", async () => {
    const rows = fc.sample(rowParts, { numRuns: 5, seed: 1 });
    const writer = await begin([rows, rows, []]);
    const { copy } = makeCopy();
    const before = (await caughtUp(copy)).size;
    await writer.open(1, rows);
    expect((await caughtUp(copy)).size).toBe(before + rows.length);

    await test.database.pool.query(
      `with newest as (delete from inventory_row where opened_by = (select max(opened_by) from inventory_row))
       update inventory_version set analysis_id = 1 where trust_domain_id = 1`,
    );

    expect((await caughtUp(copy)).size).toBe(before);
    await copy.close();
  });

  it("that cannot be made is said, and tried again later", async () => {
    await begin([[], [], []]);
    const { copy, failures } = makeCopy();
    await test.database.pool.query("alter table inventory_row rename to hidden_row");

    expect(await copy.current()).toBeNull();
    await copy.settled();
    await test.database.pool.query("alter table hidden_row rename to inventory_row");

    expect(failures).toMatchObject([{ message: expect.stringContaining("inventory_row") as string }]);
    expect(await copy.current()).toBeNull();
    await copy.close();
  });
});

describe("the database", () => {
  it("answers for any past time as a look at every row that was open then does", async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.nat(8), async ({ first, then, asked }, hours) => {
        const writer = await begin(first);
        for (const deed of then) if (deed.do !== "remove") await go(writer, deed, new Set());
        const asOf = new Date(writer.now.getTime() - hours * 3_600_000);
        const scope = { ...SCOPE, today: dayOf(asOf) };
        const open = writer.written.filter(
          (row) => row.openedAt <= asOf && (row.closedAt === null || row.closedAt > asOf),
        );
        const rows = open.map((row) => ({
          ...row,
          lastUsedAt: row.lastUsedAt !== null && row.lastUsedAt <= asOf.getTime() ? row.lastUsedAt : null,
        }));
        for (const past of asked) {
          const query = { ...past, asOf };
          expect(await walk(query, scope)).toEqual(naiveRows(rows, query, scope).map(({ id }) => String(id)));
          const { facets, ...totals } = await countList(test.database.pool, query, scope);
          const counted = Object.entries(facets).map(([facet, values]) => [
            facet,
            Object.fromEntries(values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])),
          ]);
          expect({ ...totals, facets: Object.fromEntries(counted) }).toEqual(naiveCounts(rows, query, scope));
        }
      }),
      lawRuns(25),
    );
  });
});

async function walk(query: InventoryQuery, scope: typeof SCOPE): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(test.database.pool, { ...query, cursor }, scope);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return ids;
}
