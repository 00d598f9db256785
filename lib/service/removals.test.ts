import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource, type ToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { accounts, anAccount, aNamespace, listIn, listOf } from "#lib/domain/testing/toy-things.ts";
import type { Actor } from "./actor.ts";
import { confirmRemovals } from "./removals.ts";

const SHOP = listOf("namespaces", aNamespace("shop"));
const CROWD = accounts("shop", 30);
const LEFT = listOf("service-accounts", anAccount("shop/left"));
const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

describe("a person who confirms removals that wait", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const context = (actor: Actor = operator) => ({ database: test.database, actor, now: new Date() });

  async function heldPath(source: ToySource): Promise<string> {
    const { rows } = await test.database.pool.query<{ path: string }>(
      `select distinct s.path from held_closing h join slice s on s.id = h.slice_id
       join source o on o.id = s.source_id where o.slug = $1`,
      [source.slug],
    );
    return rows[0]?.path ?? "";
  }

  it("does what the next complete read would, once that read comes too", async () => {
    const [byPerson, byRead] = [openToySource(test), openToySource(test)];
    for (const source of [byPerson, byRead]) {
      await source.collect(0, SHOP, listOf("service-accounts", anAccount("shop/left"), ...CROWD));
      await source.collect(10, SHOP, LEFT);
    }
    const path = await heldPath(byPerson);

    const changes = await confirmRemovals(context(), { sourceSlug: byPerson.slug, path, shown: 30 });

    expect(changes).toBe(30);
    expect(await byPerson.open()).toEqual(["left", "shop"]);
    await byRead.collect(20, SHOP, LEFT);
    const own = (lines: string[], source: ToySource) => lines.map((line) => line.replaceAll(source.domain, "toy"));
    expect(own(await byPerson.lines(), byPerson)).toEqual(own(await byRead.lines(), byRead));
    const before = await byPerson.lines();
    await byPerson.collect(20, SHOP, LEFT);
    expect(await byPerson.lines()).toEqual(before);
  });

  it("takes what lies below a parent with it, and the inventory follows", async () => {
    const source = openToySource(test);
    const names = Array.from({ length: 30 }, (_, index) => `n-${index}`);
    const inEach = names.map((name) => listIn(name, "service-accounts", anAccount(`${name}/bot`)));
    const spaces = listOf("namespaces", ...names.map((name) => aNamespace(name)));
    await source.collect(0, spaces, ...inEach);
    const held = await source.collect(10, listOf("namespaces"));
    expect(held.held).toBe(30);
    const listed = async () => {
      const { rows } = await test.database.pool.query<{ count: number }>(
        `select count(*)::int as count from inventory_row i join trust_domain d on d.id = i.trust_domain_id
         where d.key = $1 and i.closed_by is null and i.status = 'live'`,
        [`toy:${source.domain}`],
      );
      return rows[0]?.count;
    };
    const before = await listed();

    await confirmRemovals(context(), { sourceSlug: source.slug, path: await heldPath(source), shown: 30 });

    expect(before).toBe(30);
    expect(await source.open()).toEqual([]);
    const reasons = (await source.changes()).map(({ kind, reason }) => `${kind} ${reason}`);
    expect(new Set(reasons)).toEqual(new Set(["namespace missing", "service-account parent-gone"]));
    expect(await listed()).toBe(0);
  });

  it("is refused when other removals wait than were shown, and changes nothing", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", ...CROWD));
    await source.collect(10, SHOP, LEFT);
    const before = await source.lines();
    const path = await heldPath(source);

    const stale = confirmRemovals(context(), { sourceSlug: source.slug, path, shown: 29 });

    await expect(stale).rejects.toThrow(/read again in the meantime/);
    expect(await source.lines()).toEqual(before);
  });

  it("needs an administrator, and leaves an audit record", async () => {
    const source = openToySource(test);
    await source.collect(0, SHOP, listOf("service-accounts", ...CROWD));
    await source.collect(10, SHOP, LEFT);
    const request = { sourceSlug: source.slug, path: await heldPath(source), shown: 30 };
    const viewer: Actor = { kind: "user", id: "v", name: "v", role: "viewer" };

    await expect(confirmRemovals(context(viewer), request)).rejects.toThrow(/role administrator/);
    await confirmRemovals(context(), request);

    const { rows } = await test.database.pool.query(
      "select actor_name, detail from audit_record where action = 'source.confirm-removals' and subject = $1",
      [`source:${source.slug}`],
    );
    expect(rows).toEqual([
      { actor_name: "operator test", detail: expect.objectContaining({ removals: 30, changes: 30 }) },
    ]);
  });
});
