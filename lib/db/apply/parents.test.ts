import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import {
  aBinding,
  accounts,
  anAccount,
  aNamespace,
  listIn,
  listOf,
  listThatWas,
  visibleOnly,
} from "#lib/domain/testing/toy-things.ts";

const BOTH = listOf("namespaces", aNamespace("shop"), aNamespace("pay"));
const ONLY_SHOP = listOf("namespaces", aNamespace("shop"));
const DENIED = listThatWas("denied", listOf("service-accounts"));

describe("what lies below a parent", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it("goes with it when the namespace is deleted, although its own listing was denied", async () => {
    const source = openToySource(test);
    await source.collect(0, BOTH, listOf("service-accounts", anAccount("shop/web"), anAccount("pay/ci")));

    await source.collect(10, ONLY_SHOP, DENIED);

    expect(await source.open()).toEqual(["shop", "web"]);
    const changes = await source.changes();
    expect(
      changes.map(({ type, reason, before, notBefore, notAfter }) => [type, reason, before?.name, notBefore, notAfter]),
    ).toEqual(
      expect.arrayContaining([
        ["removed", "missing", "pay", 0, 10],
        ["removed", "parent-gone", "ci", 0, 10],
      ]),
    );
    expect(changes).toHaveLength(2);
  });

  it("goes with it however much it is", async () => {
    const source = openToySource(test);
    await source.collect(0, BOTH, listOf("service-accounts", ...accounts("pay", 100)));

    const { held } = await source.collect(10, ONLY_SHOP, listOf("service-accounts"));

    expect(held).toBe(0);
    expect(await source.open()).toEqual(["shop"]);
  });

  it("is kept open and out of scope when the parent is merely no longer visible", async () => {
    const source = openToySource(test);
    const inPay = listIn("pay", "service-accounts", anAccount("pay/ci"));
    const inShop = listIn("shop", "service-accounts", anAccount("shop/web"));
    await source.collect(0, visibleOnly(BOTH), inShop, inPay);

    await source.collect(10, visibleOnly(ONLY_SHOP), inShop);

    expect(await source.open()).toEqual(["ci", "pay", "shop", "web"]);
    expect(await source.changes()).toEqual([]);
    expect(await source.coverage()).toEqual({
      "cluster/namespaces": "complete",
      "cluster/namespace/shop/service-accounts": "complete",
      "cluster/namespace/pay/service-accounts": "out-of-scope",
    });
  });

  it("is not out of scope but gone when a parent listing of all that exists lacks the parent", async () => {
    const source = openToySource(test);
    const inShop = listIn("shop", "service-accounts", anAccount("shop/web"));
    await source.collect(0, BOTH, inShop, listIn("pay", "service-accounts", anAccount("pay/ci")));

    await source.collect(10, ONLY_SHOP, inShop);
    await source.collect(20, ONLY_SHOP, inShop);

    expect(await source.open()).toEqual(["shop", "web"]);
    expect(Object.values(await source.coverage())).toEqual(["complete", "complete"]);
  });

  it("comes back into scope with its parent, without a change", async () => {
    const source = openToySource(test);
    const inPay = listIn("pay", "service-accounts", anAccount("pay/ci"));
    await source.collect(0, visibleOnly(BOTH), inPay);
    await source.collect(10, visibleOnly(ONLY_SHOP));

    await source.collect(20, visibleOnly(BOTH), inPay);

    expect(await source.changes()).toEqual([]);
    expect(Object.values(await source.coverage())).toEqual(["complete", "complete"]);
  });

  it("belongs to the new namespace when one was deleted and made again, even what has only its name", async () => {
    const source = openToySource(test);
    const things = [aBinding("pay/deploy", "pay/ci")];
    await source.collect(0, BOTH, listOf("role-bindings", ...things));

    await source.collect(
      10,
      listOf("namespaces", aNamespace("shop"), aNamespace("pay", "another")),
      listOf("role-bindings", ...things),
    );

    expect(await source.open()).toEqual(["deploy", "pay", "shop"]);
    const ofBinding = (await source.changes()).filter(({ noun }) => noun === "attachment");
    expect(ofBinding.map(({ type, reason, notBefore, notAfter }) => [type, reason, notBefore, notAfter])).toEqual([
      ["removed", "parent-gone", 0, 10],
      ["added", null, 0, 10],
    ]);
  });

  it("is not brought back by data older than the parent's end", async () => {
    const source = openToySource(test);
    await source.collect(0, BOTH, listOf("service-accounts", anAccount("pay/ci")));
    await source.collect(20, ONLY_SHOP);
    const before = await source.lines();

    const late = source.collect(10, listOf("service-accounts", anAccount("pay/ci")));

    await expect(late).rejects.toThrow(/older data is refused/i);
    expect(await source.lines()).toEqual(before);
  });

  it("is not brought back either when another parent has the name by then", async () => {
    const source = openToySource(test);
    await source.collect(0, BOTH, listOf("service-accounts", anAccount("pay/ci")));
    await source.collect(20, listOf("namespaces", aNamespace("shop"), aNamespace("pay", "another")));
    const before = await source.lines();

    const late = source.collect(10, listOf("service-accounts", anAccount("pay/ci")));

    await expect(late).rejects.toThrow(/older data is refused/i);
    expect(await source.lines()).toEqual(before);
  });

  it("is new, not baseline, in a namespace that is new, whichever way it is listed", async () => {
    const [wide, split] = [openToySource(test), openToySource(test)];
    await wide.collect(0, ONLY_SHOP, listOf("service-accounts"));
    await split.collect(0, ONLY_SHOP, listIn("shop", "service-accounts"));

    await wide.collect(10, BOTH, listOf("service-accounts", anAccount("pay/ci")));
    await split.collect(
      10,
      BOTH,
      listIn("shop", "service-accounts"),
      listIn("pay", "service-accounts", anAccount("pay/ci")),
    );

    expect(await split.lines()).toEqual(await wide.lines());
    expect((await split.changes()).map(({ type, after }) => [type, after?.name]).sort()).toEqual([
      ["added", "ci"],
      ["added", "pay"],
    ]);
  });
});
