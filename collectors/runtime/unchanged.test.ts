import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { aBinding, accounts, aNamespace, listIn, listOf } from "#lib/domain/testing/toy-things.ts";
import { openToySource } from "./testing/toy-source.ts";

const TABLES = [...FACT_TABLES.map(({ table }) => table), "change", "inventory_row", "held_closing"];
const NAMESPACES = listOf("namespaces", aNamespace("shop"), aNamespace("pay"));
const ACCOUNTS = accounts("shop", 200);
const TOKENS = ACCOUNTS.map((thing) => ({ ...thing, noun: "credential" as const, kind: "service-account-token" }));
const BINDINGS = listOf("role-bindings", aBinding("pay/one", "pay/ghost"));
const ALL = [NAMESPACES, listOf("service-accounts", ...ACCOUNTS), listOf("secrets", ...TOKENS), BINDINGS];

describe("collecting again what has not changed", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  /** Rows written so far, by table; partitions count for their parent. */
  async function written(): Promise<Record<string, number>> {
    // What a session counted reaches the view when it goes idle, at the latest now.
    await Promise.all(Array.from({ length: 5 }, () => test.database.pool.query("select pg_stat_force_next_flush()")));
    const { rows } = await test.database.pool.query<{ name: string; rows: number }>(
      `select coalesce(p.inhparent::regclass::text, s.relname) as name,
         sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del)::int as rows
       from pg_stat_user_tables s left join pg_inherits p on p.inhrelid = s.relid
       where coalesce(p.inhparent::regclass::text, s.relname) = any($1) group by 1 order by 1`,
      [TABLES],
    );
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  }

  it("writes no row to any table of facts, changes or the inventory", async () => {
    const source = openToySource(test);
    await source.collect(0, ...ALL);
    const before = await written();

    for (const minutes of [10, 20, 20]) await source.collect(minutes, ...ALL);
    const split = [listIn("shop", "service-accounts", ...ACCOUNTS), listIn("pay", "service-accounts")];
    await source.collect(30, NAMESPACES, ...split, listOf("secrets", ...TOKENS), BINDINGS);

    expect(before["identity_fact"]).toBe(200);
    expect(await written()).toEqual(before);
  });

  it("writes one version, one change and one row of the inventory when one account changed", async () => {
    const source = openToySource(test);
    await source.collect(0, ...ALL);
    const before = await written();

    const [first, ...others] = ACCOUNTS;
    const changed = listOf("service-accounts", { ...first, text: "changed" } as (typeof ACCOUNTS)[number], ...others);
    await source.collect(10, NAMESPACES, changed, listOf("secrets", ...TOKENS), BINDINGS);

    const after = await written();
    const grown = Object.entries(after).map(([name, rows]) => [name, rows - (before[name] ?? 0)]);
    // A version closed and one opened; the row of the inventory likewise, because it says when it last changed.
    expect(Object.fromEntries(grown.filter(([, rows]) => rows !== 0))).toEqual({
      change: 1,
      identity_fact: 2,
      inventory_row: 2,
    });
  });
});
