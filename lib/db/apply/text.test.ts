import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { anAccount, aNamespace, listOf } from "#lib/domain/testing/toy-things.ts";

const SHOP = listOf("namespaces", aNamespace("shop"));
const MEGABYTE = 1024 * 1024;

/** Text without any repetition, which no compression makes small. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(33 + (state % 90));
  }).join("");
}

describe("text that Postgres does not take as it is", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it.each([
    ["NUL", "a\u0000b", "a\u2400b"],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
    ["the other half", "a\udc00b", "a\ufffdb"],
    ["what COPY escapes", "a\tb\nc\rd\\e\\N\\.", "a\tb\nc\rd\\e\\N\\."],
    ["an astral character", "a\u{1f511}b", "a\u{1f511}b"],
  ])("%s in a name, an alias and a document is kept as near as can be", async (_what, text, kept) => {
    const source = openToySource(test);
    const account = { ...anAccount(`shop/${text}`), text };
    await source.collect(0, SHOP, listOf("service-accounts", account));

    const again = await source.collect(10, SHOP, listOf("service-accounts", account));

    expect(again.changes).toBe(0);
    const [version] = (await source.versions()).filter(({ noun }) => noun === "identity");
    expect([version?.name, version?.text]).toEqual([kept, kept]);
    expect(version?.alias).toBe(`kubernetes:toy:serviceaccount:shop/${kept}`);
    const { rows } = await test.database.pool.query("select name from inventory_row where alias = $1", [
      `kubernetes:${source.slug}:serviceaccount:shop/${kept}`,
    ]);
    expect(rows).toEqual([{ name: kept }]);
  });

  it.each([
    ["that repeats", "x".repeat(MEGABYTE)],
    ["without repetition", noise(MEGABYTE)],
  ])("a document of a megabyte %s is kept whole", async (_what, text) => {
    const source = openToySource(test);
    const account = { ...anAccount("shop/ci"), text };
    await source.collect(0, SHOP, listOf("service-accounts", account));

    const again = await source.collect(10, SHOP, listOf("service-accounts", account));

    expect(again.changes).toBe(0);
    const [version] = (await source.versions()).filter(({ noun }) => noun === "identity");
    expect(version?.text === text).toBe(true);
  });

  it.each([
    ["that repeats", "x".repeat(MEGABYTE)],
    ["without repetition", noise(MEGABYTE)],
  ])("a name of a megabyte %s is shown by its beginning, and hurts nothing else", async (_what, name) => {
    const source = openToySource(test);
    const others = anAccount("shop/ci");

    await source.collect(0, SHOP, listOf("service-accounts", { ...anAccount("shop/long"), name }, others));
    const again = await source.collect(
      10,
      SHOP,
      listOf("service-accounts", { ...anAccount("shop/long"), name }, others),
    );

    expect(again.changes).toBe(0);
    const shown = await test.database.pool.query<{ name: string }>(
      "select name from inventory_row where alias like $1 and closed_by is null order by length(name)",
      [`kubernetes:${source.slug}:serviceaccount:%`],
    );
    expect(shown.rows.map((row) => row.name.slice(0, 100))).toEqual(["ci", name.slice(0, 100)]);
  });

  it.each([
    ["that repeats", "x".repeat(MEGABYTE)],
    ["without repetition", noise(MEGABYTE)],
  ])("a key of a megabyte %s hurts nothing else", async (_what, name) => {
    const source = openToySource(test);
    const others = listOf("service-accounts", anAccount("shop/ci"));

    const collected = source.collect(
      0,
      SHOP,
      listOf("service-accounts", anAccount(`shop/${name}`), anAccount("shop/ci")),
    );

    await collected.catch((error: unknown) => expect(String(error)).toMatch(/too long|maximum/));
    await source.collect(10, SHOP, others);
    expect(await source.open()).toEqual(["ci", "shop"]);
  });
});
