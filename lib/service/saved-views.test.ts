import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { Actor } from "./actor.ts";
import { changeView, createView, deleteView, listViews, NewView, setDefaultView } from "./saved-views.ts";

const ada = person("ada", "administrator");
const bo = person("bo", "engineer");
const vera = person("vera", "viewer");

function person(id: string, role: "viewer" | "engineer" | "administrator"): Extract<Actor, { kind: "user" }> {
  return { kind: "user", id, name: id, role };
}

describe("saved views", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    for (const { id, role } of [ada, bo, vera]) {
      await test.database.pool.query(
        `insert into "user" (id, name, email, role, updated_at) values ($1, $1, $1 || '@example', $2, now())`,
        [id, role],
      );
    }
  });

  afterAll(() => test.drop());

  const as = (actor: Actor) => ({ database: test.database, actor, now: new Date() });
  const idsOf = async (actor: Actor) => (await listViews(as(actor))).saved.map(({ id }) => id);
  const create = (actor: Actor, name: string, shared = false) =>
    createView(as(actor), { name, query: "q=owner%3Anone", shared });

  async function audited(id: string): Promise<string[]> {
    const { rows } = await test.database.pool.query<{ line: string }>(
      `select actor_id || ' ' || action || ' ' || (detail->>'name') as line from audit_record
       where subject = $1 order by id`,
      [`view:${id}`],
    );
    return rows.map(({ line }) => line);
  }

  it("of one person are nobody else's to see, change, delete or begin with", async () => {
    const id = await create(vera, "Mine");

    expect(await idsOf(vera)).toContain(id);
    for (const other of [bo, ada]) {
      expect(await idsOf(other)).not.toContain(id);
      await expect(changeView(as(other), { id, name: "Taken" })).rejects.toThrow("no such view");
      await expect(deleteView(as(other), { id })).rejects.toThrow("no such view");
      await expect(setDefaultView(as(other), { view: id })).rejects.toThrow("no such view");
    }
    expect(await idsOf(vera)).toContain(id);
  });

  it("are shared by engineers, seen by all and changed by their owner alone", async () => {
    await expect(create(vera, "For all", true)).rejects.toThrow("role engineer");
    const id = await create(bo, "For all", true);

    const [seen] = (await listViews(as(vera))).saved.filter((view) => view.id === id);
    expect(seen).toEqual({ id, name: "For all", query: "q=owner%3Anone", shared: true, owner: "bo" });
    for (const other of [vera, ada]) {
      await expect(changeView(as(other), { id, query: "" })).rejects.toThrow("bo’s");
    }
    await expect(deleteView(as(vera), { id })).rejects.toThrow("bo’s");
    await changeView(as(bo), { id, shared: false });
    expect(await idsOf(vera)).not.toContain(id);
  });

  it("that are shared can be cleared away by an administrator", async () => {
    const id = await create(bo, "Left behind", true);

    await deleteView(as(ada), { id });

    expect(await idsOf(bo)).not.toContain(id);
    expect(await audited(id)).toEqual(["bo view.save Left behind", "ada view.delete Left behind"]);
  });

  it("cannot be shared by a viewer after the fact", async () => {
    const id = await create(vera, "Later");

    await expect(changeView(as(vera), { id, shared: true })).rejects.toThrow("role engineer");
    await changeView(as(vera), { id, name: "Renamed" });
    expect(await audited(id)).toEqual(["vera view.save Later", "vera view.save Renamed"]);
  });

  it("are what a list begins with, until they are gone", async () => {
    const id = await create(vera, "Mornings");
    await setDefaultView(as(vera), { view: id });
    expect((await listViews(as(vera))).begin).toBe(id);
    expect((await listViews(as(bo))).begin).toBeNull();

    await deleteView(as(vera), { id });
    expect((await listViews(as(vera))).begin).toBeNull();

    await setDefaultView(as(vera), { view: "unowned" });
    expect((await listViews(as(vera))).begin).toBe("unowned");
    await expect(setDefaultView(as(vera), { view: "no-such-view" })).rejects.toThrow("no such view");
  });

  it("keep hostile names as they are, and refuse what cannot be read or kept", async () => {
    const name = `<img src=x onerror=alert(1)>\u202e'; drop table saved_view; --`;
    const id = await create(vera, name);
    expect((await listViews(as(vera))).saved.find((view) => view.id === id)?.name).toBe(name);

    const parse = (part: object) => NewView.safeParse({ name: "n", query: "", shared: false, ...part }).success;
    expect(parse({ name: " \u200b " })).toBe(false);
    expect(parse({ name: "a\0b" })).toBe(false);
    expect(parse({ name: "x".repeat(61) })).toBe(false);
    expect(parse({ query: "q=%00" })).toBe(false);
  });

  it("keep the list and nothing else of an address", () => {
    const { query } = NewView.parse({ name: "n", query: "q=a&cursor=x&asof=2026&view=y&cols=kind", shared: false });

    expect(query).toBe("q=a&cols=kind");
  });

  it("belong to people", async () => {
    const operator: Actor = { kind: "operator", id: "root@host", name: "root" };

    await expect(create(operator, "Machine")).rejects.toThrow("people");
  });
});
