import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { rowParts, SCOPE } from "#lib/domain/inventory/index/testing/random-list.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { begin, caughtUp, expectSame, go, makeCopy, stories } from "./testing/list-stories.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

describe("the copy", () => {
  it("answers as the database does, whatever opened, ended, was used or went", async () => {
    await fc.assert(
      fc.asyncProperty(stories, async ({ first, then, asked }) => {
        const writer = await begin(test, first);
        const { copy, failures } = makeCopy(test);
        await caughtUp(copy);
        const removed = new Set<number>();
        for (const [place, deed] of then.entries()) {
          await go(writer, deed, removed);
          if (place % 2 === 1) await caughtUp(copy);
        }
        const index = await caughtUp(copy);
        for (const query of asked) await expectSame(test, index, query, SCOPE);
        expect(failures).toEqual([]);
      }),
      lawRuns(25),
    );
  });

  it("is not given while it is behind, is made once however many ask, and is gone once it is closed", async () => {
    const writer = await begin(test, [fc.sample(rowParts, { numRuns: 5, seed: 1 }), [], []]);
    const { copy } = makeCopy(test);

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
    const writer = await begin(test, [rows, rows, []]);
    const { copy } = makeCopy(test);
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
    await begin(test, [[], [], []]);
    const { copy, failures } = makeCopy(test);
    await test.database.pool.query("alter table inventory_row rename to hidden_row");

    expect(await copy.current()).toBeNull();
    await copy.settled();
    await test.database.pool.query("alter table hidden_row rename to inventory_row");

    expect(failures).toMatchObject([{ message: expect.stringContaining("inventory_row") as string }]);
    expect(await copy.current()).toBeNull();
    await copy.close();
  });
});
