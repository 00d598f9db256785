import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectToy } from "#collectors/runtime/testing/collect-toy.ts";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { COVERAGE_STATUSES } from "#lib/domain/facts/coverage.ts";
import { Conflict } from "#lib/errors.ts";
import { anAccount, aBinding, aNamespace, listIn, listOf, listThatWas } from "#lib/domain/testing/toy-things.ts";

const NAMESPACES = listOf("namespaces", aNamespace("shop"), aNamespace("pay"));
const ACCOUNTS = [anAccount("shop/web"), anAccount("pay/ci")];

describe("what a slice covers", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it.each(COVERAGE_STATUSES.filter((status) => status !== "complete"))("%s: closes nothing", async (status) => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, listOf("service-accounts", ...ACCOUNTS));

    await source.collect(
      10,
      listThatWas(status, listOf("namespaces")),
      listThatWas(status, listOf("service-accounts")),
    );

    expect(await source.open()).toEqual(["ci", "pay", "shop", "web"]);
    expect(await source.changes()).toEqual([]);
  });

  it.each([
    ["before any slice", 1],
    ["in the middle of a slice", 5],
    ["between two slices", 3],
  ])("a collector that gives up %s closes nothing, and what it read of that slice is not kept", async (_when, at) => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, listOf("service-accounts", ...ACCOUNTS));
    const readings = [NAMESPACES, listOf("service-accounts", anAccount("shop/new"), anAccount("shop/other"))];

    const failing = collectToy(
      { database: test.database, url: test.url, sourceSlug: source.slug },
      {
        readAt: 10,
        readings: readings.map((reading) => ({ ...reading, readAt: 10 })),
        domain: source.domain,
        beforeEmission(_emission, number) {
          if (number === at) throw new Error("The API server did not answer in time.");
        },
      },
    );

    await expect(failing).rejects.toThrow("did not answer");
    expect(await source.open()).toEqual(["ci", "pay", "shop", "web"]);
    expect(await source.changes()).toEqual([]);
    const { rows } = await test.database.pool.query(
      "select c.status, c.error from collection c join source s on s.id = c.source_id where s.slug = $1 order by c.id",
      [source.slug],
    );
    expect(rows.at(-1)).toEqual({ status: "failed", error: expect.stringContaining("unexpected error") });
  });

  it("is a matter of scope: a listing of the whole, then of each namespace, then of the whole changes nothing", async () => {
    const source = openToySource(test);
    const whole = listOf("service-accounts", ...ACCOUNTS);
    await source.collect(0, NAMESPACES, whole);

    const split = await source.collect(
      10,
      NAMESPACES,
      listIn("shop", "service-accounts", anAccount("shop/web")),
      listIn("pay", "service-accounts", anAccount("pay/ci")),
    );
    const back = await source.collect(20, NAMESPACES, whole);

    expect([split.changes, back.changes]).toEqual([0, 0]);
    expect(await source.open()).toEqual(["ci", "pay", "shop", "web"]);
    expect(Object.values(await source.coverage())).toEqual(["complete", "complete"]);
  });

  it("ends where another namespace begins", async () => {
    const source = openToySource(test);
    const close = [anAccount("shop/web"), anAccount("shop-2/web"), anAccount("sho/web")];
    await source.collect(0, listOf("service-accounts", ...close));

    await source.collect(10, listIn("shop", "service-accounts"));

    const open = (await source.versions()).filter(({ closedAt }) => closedAt === null).map(({ scope }) => scope);
    expect(open.sort()).toEqual(["namespace/sho", "namespace/shop-2"]);
  });

  it("is one kind: attachments of another kind in the same table stay", async () => {
    const source = openToySource(test);
    const wide = { ...aBinding("shop/all", "shop/web"), kind: "cluster-role-binding", scope: "" };
    await source.collect(
      0,
      listOf("role-bindings", aBinding("shop/one", "shop/web")),
      listOf("cluster-role-bindings", wide),
    );

    await source.collect(10, listOf("role-bindings"));

    expect(await source.open()).toEqual(["all"]);
  });

  it("dates a change by the reads of its own kind", async () => {
    const source = openToySource(test);
    const wide = { ...aBinding("shop/all", "shop/web"), kind: "cluster-role-binding", scope: "" };
    const other = listOf("cluster-role-bindings", wide);
    await source.collect(0, listOf("role-bindings", aBinding("shop/one", "shop/web")), other);
    await source.collect(10, listThatWas("denied", listOf("role-bindings")), other);

    await source.collect(20, listOf("role-bindings", aBinding("shop/two", "shop/web")), other);

    expect((await source.changes()).map(({ type, notBefore, notAfter }) => [type, notBefore, notAfter])).toEqual(
      expect.arrayContaining([
        ["added", 0, 20],
        ["removed", 0, 20],
      ]),
    );
  });

  it("is baseline when it is read complete for the first time, with or without earlier glimpses", async () => {
    const source = openToySource(test);
    await source.collect(0, listThatWas("partial", listOf("service-accounts", anAccount("shop/web"))));

    await source.collect(10, listOf("service-accounts", ...ACCOUNTS));

    expect(await source.changes()).toEqual([]);
  });
});

describe("older data", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it.each([
    ["a complete read", listOf("service-accounts", anAccount("shop/web", "id of shop/web", "newer"))],
    [
      "an incomplete read",
      listThatWas("partial", listOf("service-accounts", anAccount("shop/web", "id of shop/web", "newer"))),
    ],
    ["a read of a part", listIn("shop", "service-accounts", anAccount("shop/web", "id of shop/web", "newer"))],
  ])("after %s is refused with a sentence, and changes nothing", async (_name, newer) => {
    const source = openToySource(test);
    await source.collect(0, listOf("service-accounts", ...ACCOUNTS));
    await source.collect(20, newer);
    const before = await source.lines();

    const late = source.collect(10, listOf("service-accounts", anAccount("shop/web", "id of shop/web", "older")));

    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toThrow(/read at 2026-01-01T00:10.*as of 2026-01-01T00:20.*Older data is refused/);
    expect(await source.lines()).toEqual(before);
  });

  it("of a kind that nothing newer is known of is taken", async () => {
    const source = openToySource(test);
    await source.collect(20, listOf("service-accounts", ...ACCOUNTS));

    await source.collect(10, listOf("role-bindings", aBinding("shop/one", "shop/web")));

    expect(await source.open()).toEqual(["ci", "one", "web"]);
  });

  it("of another trust domain is no older data", async () => {
    const [source, other] = [openToySource(test), openToySource(test)];
    await source.collect(20, listOf("service-accounts", ...ACCOUNTS));

    await other.collect(10, listOf("service-accounts", ...ACCOUNTS));

    expect(await other.open()).toEqual(["ci", "web"]);
  });
});

describe("a key that stands twice in a slice", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const twice = listOf("service-accounts", anAccount("shop/ci", "one"), {
    ...anAccount("shop/other", "one"),
    text: "x",
  });

  it.each([
    ["in the first collection", false],
    ["in a later one", true],
  ])("%s fails that slice and leaves nothing of it, and the next collection works", async (_name, isLater) => {
    const source = openToySource(test);
    if (isLater) await source.collect(0, NAMESPACES, listOf("service-accounts", anAccount("shop/web")));
    const before = await source.open();

    const failing = source.collect(10, NAMESPACES, twice, listOf("role-bindings"));

    await expect(failing).rejects.toThrow(/duplicate key/);
    expect(await source.open()).toEqual(isLater ? before : ["pay", "shop"]);
    const { rows } = await test.database.pool.query(
      `select c.status, c.error from collection c join source s on s.id = c.source_id where s.slug = $1
       order by c.id desc limit 1`,
      [source.slug],
    );
    expect(rows).toEqual([{ status: "failed", error: expect.stringContaining("unexpected error") }]);
    await source.collect(20, NAMESPACES, listOf("service-accounts", anAccount("shop/ci", "one")));
    expect(await source.open()).toEqual(["ci", "pay", "shop"]);
  });
});
