import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { dayOf } from "#lib/domain/filter/age.ts";
import { naiveCounts, naiveRows } from "#lib/domain/inventory/index/testing/naive-list.ts";
import { rowParts, SCOPE } from "#lib/domain/inventory/index/testing/random-list.ts";
import type { ListRow } from "#lib/domain/inventory/index/row.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { countByCopy } from "./answer.ts";
import { countList } from "./count.ts";
import { readPage } from "./list.ts";
import { begin, caughtUp, expectSame, go, makeCopy, stories } from "./testing/list-stories.ts";
import type { ListWriter } from "./testing/list-writer.ts";

const HOUR = 3_600_000;

/** Half hours before the newest deed: when there was a deed, between two, or yet to come. */
const moments = fc.integer({ min: -1, max: 23 });

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const scopeAt = (asOf: Date): typeof SCOPE => ({ ...SCOPE, today: dayOf(asOf) });

/** What was in the list at a time, with the last uses that were known then. */
function openThen(writer: ListWriter, asOf: Date): ListRow[] {
  return writer.written
    .filter((row) => row.openedAt <= asOf && (row.closedAt === null || row.closedAt > asOf))
    .map((row) => ({ ...row, lastUsedAt: (row.lastUsedAt ?? Infinity) <= asOf.getTime() ? row.lastUsedAt : null }));
}

async function expectNaive(writer: ListWriter, query: InventoryQuery & { asOf: Date }): Promise<void> {
  const scope = scopeAt(query.asOf);
  const rows = openThen(writer, query.asOf);
  const whole = await readPage(test.database.pool, { ...query, pageSize: 1000 }, scope);
  expect(whole.rows.map(({ id }) => Number(id))).toEqual(naiveRows(rows, query, scope).map(({ id }) => id));
  const { facets, ...totals } = await countList(test.database.pool, query, scope);
  const counted = Object.entries(facets).map(([facet, values]) => [
    facet,
    Object.fromEntries(values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])),
  ]);
  expect({ ...totals, facets: Object.fromEntries(counted) }).toEqual(naiveCounts(rows, query, scope));
}

describe("past times", () => {
  it("are answered the same by the database, by a copy and by a look at every row that was open then", async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.array(moments, { minLength: 1, maxLength: 3 }), async (story, ago) => {
        const writer = await begin(test, story.first);
        const { copy, failures } = makeCopy(test);
        const removed = new Set<number>();
        await caughtUp(copy);
        for (const deed of story.then) await go(writer, deed, removed);
        for (const before of ago) {
          const asOf = writer.momentBefore(before);
          const index = await caughtUp(copy, asOf);
          for (const query of story.asked) {
            await expectSame(test, index, { ...query, asOf }, scopeAt(asOf));
            await expectNaive(writer, { ...query, asOf });
          }
        }
        // The list of now was not touched by it.
        for (const query of story.asked) await expectSame(test, await caughtUp(copy), query, SCOPE);
        expect(failures).toEqual([]);
        await copy.close();
      }),
      lawRuns(20),
    );
  });

  it("have in them what opened at that very moment, and not what ended at it", async () => {
    const writer = await begin(test, [[], [], []]);
    const { copy } = makeCopy(test);
    await writer.open(1, fc.sample(rowParts, { numRuns: 5, seed: 1 }));
    const opened = writer.now;
    await writer.close(1, 1);
    const ended = writer.now;

    for (const [asOf, size] of [
      [new Date(opened.getTime() - 1), 0],
      [opened, 5],
      [new Date(ended.getTime() - 1), 5],
      [ended, 0],
    ] as const) {
      expect((await caughtUp(copy, asOf)).size).toBe(size);
      await expectNaive(writer, { ...EVERYTHING, asOf });
    }
    await copy.close();
  });

  it("are never answered by what was so before a write", async () => {
    await fc.assert(
      fc.asyncProperty(stories, moments, async ({ first, then, asked }, before) => {
        const writer = await begin(test, first);
        const { copy, failures } = makeCopy(test);
        const removed = new Set<number>();
        const [query] = asked;
        if (!query) throw new Error("no query");
        for (const [place, deed] of then.entries()) {
          const asOf = writer.momentBefore(before);
          if (place % 2 === 0) await caughtUp(copy, asOf);
          // The deed lands while the copy is asked, catches up or is turned back.
          await Promise.all([copy.current(asOf), go(writer, deed, removed), copy.current(asOf), copy.current()]);
          const index = await copy.current(asOf);
          if (index) await expectSame(test, index, { ...query, asOf }, scopeAt(asOf));
          await expectSame(test, await caughtUp(copy, asOf), { ...query, asOf }, scopeAt(asOf));
        }
        expect(failures).toEqual([]);
        await copy.close();
      }),
      lawRuns(20),
    );
  });

  it("that were asked for last are kept, a few of them, until the list moves on", async () => {
    const writer = await begin(test, [fc.sample(rowParts, { numRuns: 5, seed: 1 }), [], []]);
    const { copy } = makeCopy(test);
    const times = [1, 2, 3, 4, 5].map((ago) => new Date(writer.now.getTime() - ago * HOUR));
    const [first = new Date(0), second = new Date(0), third = new Date(0)] = times;
    const made = await caughtUp(copy, first);
    for (const time of times.slice(1, 4)) await caughtUp(copy, time);

    expect(await copy.current(first)).toBe(made);
    await caughtUp(copy, times[4]);
    expect(await copy.current(first)).toBe(made);
    expect(await copy.current(third)).not.toBeNull();
    expect(await copy.current(second)).toBeNull();
    await writer.close(2, 1);
    expect(await copy.current(first)).toBeNull();
    expect(await caughtUp(copy, first)).not.toBe(made);
    await copy.close();
  });

  it("since which nothing happened take no more than the list of now", async () => {
    const writer = await begin(test, [[], [], []]);
    const { copy } = makeCopy(test);
    const parts = fc.sample(rowParts, { numRuns: 5, seed: 1 }).map((row) => ({ ...row, lastUsedAt: null }));
    await writer.open(1, parts);
    const index = await caughtUp(copy);

    const past = await caughtUp(copy, writer.now);

    expect(past.orders).toBe(index.orders);
    expect(past).not.toBe(index);
    await copy.close();
  });

  it("since which too much ended are left to the database", async () => {
    const writer = await begin(test, [fc.sample(rowParts, { numRuns: 5, seed: 1 }), [], []]);
    const { copy, failures } = makeCopy(test);
    const { now } = writer;
    await test.database.pool.query(
      `insert into inventory_row (id, identity_id, trust_domain_id, system, kind, alias, name, sort_name, status, human, vendor,
         credentials, attachments, consumers, first_seen_at, hash, opened_by, opened_at, closed_by, closed_at)
       select 1000000 + n, gen_random_uuid(), 1, 'kubernetes', 'user', n, n, n, 'live', false, false, 0, 0, 0, now(), '', 1, $1, 1,
         $1::timestamptz + n * interval '1 second' from generate_series(1, 10050) n`,
      [now],
    );
    const size = (await caughtUp(copy)).columns.length;

    expect(await copy.current(now)).toBeNull();
    await copy.settled();
    expect(await copy.current(now)).toBeNull();
    expect((await caughtUp(copy)).columns.length).toBe(size);
    const later = await caughtUp(copy, new Date(now.getTime() + 10_045_000));
    expect(await countByCopy(later, { ...EVERYTHING }, SCOPE)).toMatchObject({ total: 10 });
    expect(failures).toEqual([]);
    await copy.close();
  });

  it("that cannot be made are said, and the list of now goes on", async () => {
    const writer = await begin(test, [fc.sample(rowParts, { numRuns: 5, seed: 1 }), [], []]);
    const { copy, failures } = makeCopy(test);
    const index = await caughtUp(copy);
    await test.database.pool.query("alter table inventory_row rename column closed_at to hidden_at");

    expect(await copy.current(writer.now)).toBeNull();
    await copy.settled();
    await test.database.pool.query("alter table inventory_row rename column hidden_at to closed_at");

    expect(failures).toMatchObject([{ message: expect.stringContaining("closed_at") as string }]);
    expect(await copy.current()).toBe(index);
    // Not again with every question, and the list of now need not wait.
    expect(await copy.current(writer.now)).toBeNull();
    await copy.settled();
    expect(failures).toHaveLength(1);
    await writer.close(1, 1);
    expect((await caughtUp(copy, writer.now)).size).toBe(0);
    await copy.close();
  });
});

const EVERYTHING: InventoryQuery = {
  ...{ text: [], facets: {}, sort: "name", descending: false, pageSize: 50 },
  ...{ includeHumans: true, includeVendors: true },
};
