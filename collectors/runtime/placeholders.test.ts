import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { aBinding, anAccount, aNamespace, listIn, listOf, listThatWas } from "#lib/domain/testing/toy-things.ts";
import { openToySource, type ToySource } from "./testing/toy-source.ts";

const NAMESPACES = listOf("namespaces", aNamespace("shop"), aNamespace("pay"));
const NO_ACCOUNTS = listOf("service-accounts");
const ONE = aBinding("pay/one", "pay/ghost");
const TWO = aBinding("pay/two", "pay/ghost");

describe("an account that is only referred to", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  /** Rows of the inventory that stand now: `name status references`. */
  async function rows({ slug }: ToySource): Promise<string[]> {
    const found = await test.database.pool.query<{ line: string }>(
      `select concat_ws(' ', i.name, i.status, i.attachments) as line
       from inventory_row i join trust_domain d on d.id = i.trust_domain_id
       where d.slug = $1 and i.closed_by is null order by 1`,
      [slug],
    );
    return found.rows.map(({ line }) => line);
  }

  it("is missing where accounts were listed, and stays until its last reference is gone", async () => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE, TWO));
    const twice = await rows(source);
    await source.collect(10, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));
    const once = await rows(source);

    await source.collect(20, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings"));

    expect(twice).toEqual(["ghost missing 2"]);
    expect(once).toEqual(["ghost missing 1"]);
    expect(await rows(source)).toEqual([]);
  });

  it("is no more than referred to where accounts were not listed", async () => {
    const source = openToySource(test);

    await source.collect(0, NAMESPACES, listThatWas("denied", NO_ACCOUNTS), listOf("role-bindings", ONE));

    expect(await rows(source)).toEqual(["ghost referenced 1"]);
  });

  it("is no more than referred to where only other namespaces were listed", async () => {
    const source = openToySource(test);

    await source.collect(0, NAMESPACES, listIn("shop", "service-accounts"), listOf("role-bindings", ONE));

    expect(await rows(source)).toEqual(["ghost referenced 1"]);
  });

  it("is what it is by what is read now, although no fact moved", async () => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));
    await source.collect(10, NAMESPACES, listThatWas("denied", NO_ACCOUNTS), listOf("role-bindings", ONE));
    const unlisted = await rows(source);

    await source.collect(20, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));

    expect(unlisted).toEqual(["ghost referenced 1"]);
    expect(await rows(source)).toEqual(["ghost missing 1"]);
  });

  it("is implied when it is the one that every namespace has", async () => {
    const source = openToySource(test);

    await source.collect(0, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", aBinding("pay/one", "pay/default")));

    expect(await rows(source)).toEqual(["default implied 1"]);
  });

  it("becomes the account once there is one, and is missing again when it is deleted", async () => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));
    await source.collect(
      10,
      NAMESPACES,
      listOf("service-accounts", anAccount("pay/ghost")),
      listOf("role-bindings", ONE),
    );
    const live = await rows(source);

    await source.collect(20, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));

    expect(live).toEqual(["ghost live 1"]);
    expect(await rows(source)).toEqual(["ghost missing 1"]);
  });

  it("goes with the namespace that the last reference lived in", async () => {
    const source = openToySource(test);
    await source.collect(0, NAMESPACES, NO_ACCOUNTS, listOf("role-bindings", ONE));

    await source.collect(
      10,
      listOf("namespaces", aNamespace("shop")),
      NO_ACCOUNTS,
      listThatWas("failed", listOf("role-bindings")),
    );

    expect(await rows(source)).toEqual([]);
  });
});
