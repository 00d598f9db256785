import fc from "fast-check";
import { expect } from "vitest";
import { countByCopy, pageByCopy } from "#lib/db/inventory/answer.ts";
import { ListCopy } from "#lib/db/inventory/copy.ts";
import { countList } from "#lib/db/inventory/count.ts";
import type { FilterScope } from "#lib/db/inventory/filter.ts";
import { readPage } from "#lib/db/inventory/list.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import type { ListIndex } from "#lib/domain/inventory/index/list-index.ts";
import { DOMAINS, queries, rowParts, type RowParts } from "#lib/domain/inventory/index/testing/random-list.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { ListWriter } from "./list-writer.ts";

const domains = fc.constantFrom(...DOMAINS);
const someRows = fc.array(rowParts, { maxLength: 16, size: "max" });
const fewRows = fc.array(rowParts, { maxLength: 6 });
const late = fc.constantFrom(0, 0, 0, 2, 5);

const deeds = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("open" as const), domain: domains, rows: fewRows, late }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      domain: domains,
      every: fc.integer({ min: 1, max: 4 }),
      late,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("use" as const), domain: domains, days: fc.integer({ min: 0, max: 100 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("retire" as const, "remove" as const), domain: domains }) },
);

type Deed = typeof deeds extends fc.Arbitrary<infer Value> ? Value : never;

/** Each trust domain has rows, then this and that happens to them, some of it learned late. */
export const stories = fc.record({
  first: fc.tuple(someRows, someRows, someRows),
  then: fc.array(deeds, { maxLength: 6, size: "max" }),
  asked: fc.array(queries, { minLength: 2, maxLength: 3 }),
});

/** A list with its first rows, and nothing of an earlier one. */
export async function begin(test: TestDatabase, first: readonly RowParts[][]): Promise<ListWriter> {
  const writer = new ListWriter(test.database.pool);
  await writer.begin();
  for (const [place, rows] of first.entries()) await writer.open(DOMAINS[place] ?? 1, rows);
  return writer;
}

/** Does a deed, unless its trust domain went: the id of one that went is not given again. */
export async function go(writer: ListWriter, deed: Deed, removed: Set<number>): Promise<void> {
  if (removed.has(deed.domain)) return;
  if (deed.do === "open") await writer.open(deed.domain, deed.rows, deed.late);
  if (deed.do === "close") await writer.close(deed.domain, deed.every, deed.late);
  if (deed.do === "use") await writer.use(deed.domain, deed.days);
  if (deed.do === "retire") await writer.retire(deed.domain);
  if (deed.do === "remove") await writer.remove(deed.domain);
  if (deed.do === "remove") removed.add(deed.domain);
}

/** A copy of the list, and what went wrong with it. */
export function makeCopy(test: TestDatabase): { copy: ListCopy; failures: unknown[] } {
  const failures: unknown[] = [];
  return { copy: new ListCopy(test.database.pool, (error) => failures.push(error)), failures };
}

/** Asks until the copy answers: of a past time, something else may have been under way. */
export async function caughtUp(copy: ListCopy, asOf?: Date): Promise<ListIndex> {
  for (let tries = 0; tries < 4; tries += 1) {
    const index = await copy.current(asOf);
    if (index) return index;
    await copy.settled();
  }
  throw new Error("The copy did not catch up.");
}

/** Both answer the same on every page, and the cursors of one lead the other on, there and back. */
export async function expectSame(
  { database: { pool } }: TestDatabase,
  index: ListIndex,
  query: InventoryQuery,
  scope: FilterScope,
): Promise<void> {
  expect(await countByCopy(index, query, scope)).toEqual(await countList(pool, query, scope));
  let cursor: string | undefined;
  let turn: "next" | "previous" = "next";
  for (;;) {
    const byCopy = await pageByCopy(pool, index, { ...query, cursor }, scope);
    const bySql = await readPage(pool, { ...query, cursor }, scope);
    const rows = bySql.rows.map(({ id, lastUsedAt }) => ({ id, lastUsedAt }));
    expect(byCopy).toMatchObject({ ...bySql, rows });
    if (bySql.next === null) turn = "previous";
    const next = bySql[turn];
    if (next === null) return;
    cursor = next;
  }
}
