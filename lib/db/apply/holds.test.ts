import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { accounts, anAccount, aNamespace, listIn, listOf, listThatWas } from "#lib/domain/testing/toy-things.ts";

const SHOP = listOf("namespaces", aNamespace("shop"));
const CROWD = accounts("shop", 30);
const ALL = listOf("service-accounts", ...CROWD);
const NONE = listOf("service-accounts");

describe("closings that are too many to believe at once", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it("wait, while additions are applied, and are dated to the read that first missed them once confirmed", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);

    const first = await source.collect(10, SHOP, listOf("service-accounts", anAccount("shop/new")));
    const open = await source.open();
    await source.collect(20, SHOP, listOf("service-accounts", anAccount("shop/new")));

    expect(first.held).toBe(30);
    expect(open).toHaveLength(32);
    const removed = (await source.changes()).filter(({ type }) => type === "removed");
    expect(removed).toHaveLength(30);
    expect(new Set(removed.map(({ notBefore, notAfter }) => `${notBefore} ${notAfter}`))).toEqual(new Set(["0 10"]));
    const closed = (await source.versions()).filter(({ closedAt }) => closedAt !== null);
    expect(new Set(closed.map(({ closedAt }) => closedAt))).toEqual(new Set([10]));
    expect(await source.open()).toEqual(["new", "shop"]);
  });

  it("come to nothing when the facts reappear, and start again from nothing when they are missing later", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);
    await source.collect(20, SHOP, ALL);

    const again = await source.collect(30, SHOP, NONE);

    expect(again.held).toBe(30);
    expect(await source.changes()).toEqual([]);
    const versions = await source.versions();
    expect(new Set(versions.flatMap(({ held }) => (held ? [`${held.notBefore} ${held.at}`] : [])))).toEqual(
      new Set(["20 30"]),
    );
  });

  it("come to nothing when an incomplete read shows the facts again", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);

    await source.collect(20, SHOP, listThatWas("partial", ALL));
    const again = await source.collect(30, SHOP, NONE);

    expect(again.held).toBe(30);
    expect(await source.changes()).toEqual([]);
  });

  it("are not confirmed by the same data, however often it comes", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);

    await source.collect(10, SHOP, NONE);
    await source.collect(10, SHOP, NONE);

    expect(await source.changes()).toEqual([]);
    expect(await source.open()).toHaveLength(31);
  });

  it("are not confirmed by a listing that was denied, failed or is incomplete", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);

    for (const [index, status] of (["denied", "failed", "partial", "carried"] as const).entries()) {
      await source.collect(20 + index, SHOP, listThatWas(status, NONE));
    }

    expect(await source.open()).toHaveLength(31);
  });

  it("are confirmed by listings of the parts as by one of the whole", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);

    await source.collect(20, SHOP, listIn("shop", "service-accounts"));

    expect(await source.open()).toEqual(["shop"]);
    const [change] = await source.changes();
    expect([change?.notBefore, change?.notAfter]).toEqual([0, 10]);
  });

  it("keep the interval of a fact that reappears with another content", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);
    await source.collect(10, SHOP, NONE);

    const [changed, ...others] = CROWD;
    await source.collect(
      20,
      SHOP,
      listOf("service-accounts", { ...(changed ?? anAccount("shop/n-0")), text: "new" }, ...others),
    );

    expect((await source.changes()).map(({ type, notBefore, notAfter }) => [type, notBefore, notAfter])).toEqual([
      ["changed", 0, 20],
    ]);
  });

  it("are not counted when each is a re-creation", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, ALL);

    const recreated = CROWD.map((account) => ({ ...account, key: `${account.key} again` }));
    const { held, changes } = await source.collect(10, SHOP, listOf("service-accounts", ...recreated));

    expect([held, changes]).toEqual([0, 30]);
    expect(new Set((await source.changes()).map(({ type }) => type))).toEqual(new Set(["recreated"]));
  });

  it("count together for the kinds of one listing", async () => {
    const source = openToySource(test);
    const secrets = CROWD.map((thing) => ({ ...thing, noun: "stored-copy" as const, kind: "secret" }));
    const tokens = CROWD.map((thing) => ({ ...thing, noun: "credential" as const, kind: "service-account-token" }));
    await source.collect(0, SHOP, listOf("secrets", ...secrets.slice(0, 15), ...tokens.slice(0, 15)));

    const { held } = await source.collect(10, SHOP, listOf("secrets"));

    expect(held).toBe(30);
  });

  it.each([
    [20, 20, 0],
    [21, 105, 0],
    [21, 104, 21],
    [25, 25, 25],
  ])("%i of %i: %i held", async (gone, all, expected) => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", ...accounts("shop", all)));

    const { held } = await source.collect(10, SHOP, listOf("service-accounts", ...accounts("shop", all - gone)));

    expect(held).toBe(expected);
  });
});
