import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { Columns } from "./columns.ts";
import { countsOf } from "./count.ts";
import { compareBytes } from "./dictionary.ts";
import { addRows, changeIndex, isWorn, makeIndex, type ListIndex } from "./list-index.ts";
import { pageOf, type PageStart } from "./page.ts";
import { turnBack } from "./past.ts";
import type { ListRow } from "./row.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { naiveCounts, naiveRows } from "./testing/naive-list.ts";
import { DOMAINS, queries, rowOf, rowParts, SCOPE, TODAY } from "./testing/random-list.ts";

/** Runs work that pauses to its end. */
function whole<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function indexOf(rows: readonly ListRow[]): ListIndex {
  const columns = new Columns(0);
  for (const row of rows) columns.add(row);
  return whole(makeIndex(columns));
}

/** Ids of all rows by walking from page to page, and back again from the last. */
function walk(index: ListIndex, query: InventoryQuery): { there: number[]; back: number[] } {
  const there: number[] = [];
  const back: number[] = [];
  let page = whole(pageOf(index, query, SCOPE, null));
  let last = page;
  while (page.ids.length > 0) {
    there.push(...page.ids);
    last = page;
    if (!page.more || page.last === null) break;
    page = whole(pageOf(index, query, SCOPE, { after: page.last, backwards: false }));
  }
  back.unshift(...last.ids);
  let start: PageStart | null = last.first && { after: last.first, backwards: true };
  while (start) {
    const before = whole(pageOf(index, query, SCOPE, start));
    back.unshift(...before.ids);
    start = before.more && before.first ? { after: before.first, backwards: true } : null;
  }
  return { there, back };
}

function expectSame(index: ListIndex, rows: readonly ListRow[], query: InventoryQuery): void {
  const meant = naiveRows(rows, query, SCOPE).map(({ id }) => id);
  expect(walk(index, query)).toEqual({ there: meant, back: meant });
  const { facets, ...totals } = whole(countsOf(index, query, SCOPE));
  const counted = Object.entries(facets).map(([facet, values]) => {
    const shown = values.filter(({ count }) => count > 0);
    return [facet, Object.fromEntries(shown.map(({ value, count }) => [value, count]))];
  });
  expect({ ...totals, facets: Object.fromEntries(counted) }).toEqual(naiveCounts(rows, query, SCOPE));
}

const lists = fc.array(rowParts, { maxLength: 60 }).map((parts) => parts.map((part, index) => rowOf(part, index + 1)));

describe("the index", () => {
  it("answers as a look at every row does", () => {
    fc.assert(
      fc.property(lists, fc.array(queries, { minLength: 1, maxLength: 6 }), (rows, asked) => {
        const index = indexOf(rows);
        for (const query of asked) expectSame(index, rows, query);
      }),
      lawRuns(150),
    );
  });

  it("answers the same after changes as one made anew, and the old one goes on answering", () => {
    const change = fc.record({
      keep: fc.infiniteStream(fc.boolean()),
      emptied: fc.subarray([...DOMAINS], { maxLength: 1 }),
      added: fc.array(rowParts, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(lists, fc.array(change, { maxLength: 4 }), queries, (first, changes, query) => {
        let rows = [...first];
        let index = indexOf(rows);
        let next = rows.length + 1;
        for (const { keep, emptied, added } of changes) {
          const before = { index, rows };
          const kept = rows.filter((row) => !emptied.includes(row.domain as 1) && keep.next().value);
          const ended = new Set(rows.filter((row) => !kept.includes(row)).map(({ id }) => id));
          const news = added.map((parts) => rowOf(parts, next++));
          index = whole(changeIndex(index, { ended, emptied: new Set(emptied), added: news }));
          rows = [...kept, ...news];
          expectSame(before.index, before.rows, query);
        }
        expectSame(index, rows, query);
      }),
      lawRuns(80),
    );
  });

  it("turned back to any times answers as a look at every row that was there then does", () => {
    const pasts = fc.array(
      fc.record({
        daysAgo: fc.constantFrom(-40, -1, 0, 1, 7, 30, 91, 400),
        wasThere: fc.infiniteStream(fc.boolean()),
        since: fc.array(rowParts, { maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(lists, pasts, queries, rowParts, (rows, drawn, query, news) => {
        const index = indexOf(rows);
        const made: { past: ListIndex; then: ListRow[] }[] = [];
        let next = rows.length + 1;
        for (const { daysAgo, wasThere, since } of drawn) {
          const at = (TODAY - daysAgo) * 86_400_000;
          const there = rows.filter(() => wasThere.next().value);
          const later = new Set(rows.filter((row) => !there.includes(row)).map(({ id }) => id));
          const ended = since.map((parts) => rowOf(parts, next++));
          const places = whole(addRows(index.columns, ended));
          const then = [...there, ...ended].map((row) => ({
            ...row,
            lastUsedAt: row.lastUsedAt !== null && row.lastUsedAt > at ? null : row.lastUsedAt,
          }));
          made.push({ past: whole(turnBack(index, { at, later, ended: places })), then });
        }
        const first = rowOf(news, next);
        const change = { ended: new Set([1]), emptied: new Set<number>(), added: [first] };
        const after = whole(changeIndex(index, change));
        for (const { past, then } of made) expectSame(past, then, query);
        expectSame(index, rows, query);
        expectSame(after, [...rows.filter(({ id }) => id !== 1), first], query);
      }),
      lawRuns(80),
    );
  });

  it("finds the few that match far down a long list, from any page of it", () => {
    const parts = fc.sample(rowParts, { numRuns: 200, seed: 7 });
    const rows = Array.from({ length: 20_000 }, (_, at) => {
      const part = parts[at % parts.length];
      if (!part) throw new Error("no parts");
      return {
        ...rowOf({ ...part, owner: at % 5000 === 4999 ? "rare" : "web" }, at + 1),
        human: false,
        vendor: false,
      };
    });
    const index = indexOf(rows);
    for (const sort of ["name", "created", "last-used"] as const) {
      for (const descending of [true, false]) {
        const facets = { owner: { is: ["rare"], not: [] } };
        expectSame(index, rows, {
          text: [],
          facets,
          sort,
          descending,
          pageSize: 2,
          includeHumans: true,
          includeVendors: true,
        });
      }
    }
  });

  it("gives up the places of rows that ended", () => {
    const rows = fc.sample(rowParts, { numRuns: 100, seed: 1 }).map((parts, at) => rowOf(parts, at + 1));
    let index = indexOf(rows);
    for (let run = 0; run < 200; run += 1) {
      const again = rows.map((row) => ({ ...row, id: row.id + rows.length * (run + 1) })).slice(0, 20);
      const ended = new Set(again.map(({ id }) => id - rows.length));
      index = whole(changeIndex(index, { ended, emptied: new Set(), added: again }));
    }
    expect(index.size).toBe(100);
    expect(index.columns.length).toBeLessThan(3000);
    expect(isWorn(index)).toBe(false);
    for (let name = 0; name < 70_000; name += 1) index.columns.names.codeOf(`once-${name}`);
    expect(isWorn(index)).toBe(true);
  });
});

it("compares texts as Postgres does under collation C", () => {
  const text = fc.string({ unit: "binary", maxLength: 4 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(Math.sign(compareBytes(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
  );
});
