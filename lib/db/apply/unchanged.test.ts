import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { accounts, anAccount, listOf, listThatWas } from "#lib/domain/testing/toy-things.ts";

describe("a slice that shows what is open", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  async function staged(): Promise<number> {
    const { rows } = await test.database.pool.query<{ count: number }>(
      "select count(*)::int as count from pg_class where relpersistence = 't' and relname like 'seen_%'",
    );
    return rows[0]?.count ?? 0;
  }

  it("stages nothing, first as last", async () => {
    const source = openToySource(test);
    const reading = listOf("service-accounts", anAccount("pay/one"), anAccount("pay/other"));
    await source.collect(0, reading);

    const again = await source.collect(10, reading);
    const partly = await source.collect(20, listThatWas("partial", listOf("service-accounts", anAccount("pay/one"))));

    expect([again.changes, partly.changes, await staged()]).toEqual([0, 0, 0]);
    expect(await source.open()).toEqual(["one", "other"]);
  });

  it("is told from one that lacks something, has something new, or shows it otherwise", async () => {
    const source = openToySource(test);
    const [one, other] = [anAccount("pay/one"), anAccount("pay/other")];
    await source.collect(0, listOf("service-accounts", one, other));

    const less = await source.collect(10, listOf("service-accounts", one));
    const more = await source.collect(20, listOf("service-accounts", one, other));
    const swapped = await source.collect(30, listOf("service-accounts", one, { ...other, text: "else" }));

    expect([less.changes, more.changes, swapped.changes]).toEqual([1, 1, 1]);
    expect((await source.changes()).map(({ type }) => type)).toEqual(["removed", "added", "changed"]);
  });

  it("releases what an earlier read held back", async () => {
    const source = openToySource(test);
    const all = listOf("service-accounts", ...accounts("pay", 100));
    await source.collect(0, all);
    const { held } = await source.collect(10, listOf("service-accounts"));

    await source.collect(20, all);
    const { changes } = await source.collect(30, all);

    expect([held, changes]).toEqual([100, 0]);
    expect((await source.versions()).filter((version) => version.held !== null)).toEqual([]);
  });
});
