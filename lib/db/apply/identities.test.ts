import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createDatabaseOn } from "#lib/db/testing/own-postgres.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import type { ModelChange } from "#lib/domain/testing/knowledge.ts";
import { anAccount, aNamespace, listIn, listOf, listThatWas } from "#lib/domain/testing/toy-things.ts";

const SHOP = listOf("namespaces", aNamespace("shop"));

function told(changes: readonly ModelChange[]) {
  return changes
    .map(({ type, reason, before, after }) => [type, reason, before?.key ?? null, after?.key ?? null])
    .sort();
}

describe.each([18, 15] as const)("an identity is not its name, on Postgres %i", (major) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createDatabaseOn(major);
  });

  afterAll(() => test.drop());

  it("recreated under the same name: one change, and another identity", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/ci", "first")));

    await source.collect(10, SHOP, listOf("service-accounts", anAccount("shop/ci", "second")));

    expect(told(await source.changes())).toEqual([["recreated", null, "first", "second"]]);
    const { rows } = await test.database.pool.query(
      "select identity_id, closed_reason from identity_fact where alias = $1 order by id",
      [`kubernetes:${source.slug}:serviceaccount:shop/ci`],
    );
    expect(rows.map(({ closed_reason }) => closed_reason)).toEqual(["recreated", null]);
    expect(new Set(rows.map(({ identity_id }) => identity_id)).size).toBe(2);
  });

  it("recreated in a scope that nothing is known of, under a name with marks of its own", async () => {
    const source = openToySource(test);
    const name = "c\\i\tx";
    await source.collect(0, listIn("shop", "service-accounts", anAccount(`shop/${name}`, "first")));

    const second = { ...anAccount(`shop/${name}`, "second"), scope: "namespace/store" };
    await source.collect(10, listIn("store", "service-accounts", second));

    expect(told(await source.changes())).toEqual([["recreated", null, "first", "second"]]);
    expect(await source.open()).toEqual([name]);
  });

  it("recreated is proved by the new one alone, in a listing that is not complete", async () => {
    const source = openToySource(test);
    const others = [anAccount("shop/a"), anAccount("shop/b")];
    await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/ci", "first"), ...others));

    await source.collect(10, SHOP, listThatWas("partial", listOf("service-accounts", anAccount("shop/ci", "second"))));

    expect(told(await source.changes())).toEqual([["recreated", null, "first", "second"]]);
    expect(await source.open()).toEqual(["a", "b", "ci", "shop"]);
  });

  it("renamed: one change, the same identity, whatever else changed with it", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/ci", "one")));

    await source.collect(10, SHOP, listOf("service-accounts", anAccount("shop/deployer", "one", "with another text")));

    expect(told(await source.changes())).toEqual([["renamed", null, "one", "one"]]);
    expect(await source.open()).toEqual(["deployer", "shop"]);
    const { rows } = await test.database.pool.query(
      "select distinct identity_id from identity_fact where alias like $1",
      [`kubernetes:${source.slug}:serviceaccount:%`],
    );
    expect(rows).toHaveLength(1);
  });

  it("two that swap their names are two that are renamed", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/a", "one"), anAccount("shop/b", "two")));

    await source.collect(10, SHOP, listOf("service-accounts", anAccount("shop/b", "one"), anAccount("shop/a", "two")));

    expect(told(await source.changes())).toEqual([
      ["renamed", null, "one", "one"],
      ["renamed", null, "two", "two"],
    ]);
  });

  it("one that takes the name of another is renamed, and the other is gone", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/a", "one"), anAccount("shop/b", "two")));

    await source.collect(10, SHOP, listOf("service-accounts", anAccount("shop/b", "one")));

    expect(told(await source.changes())).toEqual([
      ["removed", "recreated", "two", null],
      ["renamed", null, "one", "one"],
    ]);
    expect(await source.open()).toEqual(["b", "shop"]);
  });

  it("is one, with one key, when two sources feed its trust domain", async () => {
    const first = openToySource(test);
    const second = openToySource(test, first.domain);
    const listings = [SHOP, listOf("service-accounts", anAccount("shop/ci"))];
    await first.collect(0, ...listings);

    await second.collect(10, ...listings);

    expect(await second.changes()).toEqual([]);
    const { rows } = await test.database.pool.query(
      `select i.alias, count(*)::int as rows from inventory_row i join trust_domain d on d.id = i.trust_domain_id
       where d.key = $1 and i.closed_by is null group by 1`,
      [`toy:${first.domain}`],
    );
    expect(rows).toEqual([{ alias: `kubernetes:${first.slug}:serviceaccount:shop/ci`, rows: 1 }]);
  });

  it("is closed by either of two sources, and by none that does not read its kind", async () => {
    const first = openToySource(test);
    const second = openToySource(test, first.domain);
    await first.collect(0, SHOP, listOf("service-accounts", anAccount("shop/ci")));
    await second.collect(10, SHOP);
    const kept = await first.open();

    await second.collect(20, SHOP, listOf("service-accounts"));

    expect(kept).toEqual(["ci", "shop"]);
    expect(await first.open()).toEqual(["shop"]);
  });
});
