import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openToySource } from "#collectors/runtime/testing/toy-source.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { anAccount, aNamespace, listOf } from "#lib/domain/testing/toy-things.ts";
import type { Actor } from "./actor.ts";
import * as control from "./source-control.ts";
import { draftSource, readSourceSetup, saveConnection } from "./source-setup.ts";
import { listSources } from "./sources.ts";

const ada: Actor = { kind: "user", id: "1", name: "ada", role: "administrator" };
const bo: Actor = { kind: "user", id: "2", name: "bo", role: "engineer" };
const SHOP = listOf("namespaces", aNamespace("shop"));
const TWO = listOf("service-accounts", anAccount("shop/ci"), anAccount("shop/web"));

describe("running a source", () => {
  let test: TestDatabase;
  let made = 0;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const context = (actor = ada, now = new Date()) => ({ database: test.database, actor, now });

  async function aConnected(): Promise<string> {
    made += 1;
    const slug = await draftSource(context(), { system: "kubernetes", slug: `live-${made}` });
    await saveConnection(context(), { slug, connection: "in-cluster", fields: {} });
    await test.database.pool.query(
      `insert into connection_test (source_id, requested_by, status) select id, 'ada', 'done' from source where slug = $1`,
      [slug],
    );
    return slug;
  }

  async function jobs(slug: string): Promise<number> {
    const { rows } = await test.database.pool.query<{ count: number }>(
      `select count(*)::int as count from graphile_worker.jobs j join source s on j.key = 'collect:' || s.id
       where s.slug = $1`,
      [slug],
    );
    return rows[0]?.count ?? 0;
  }

  async function audited(slug: string): Promise<string[]> {
    const { rows } = await test.database.pool.query<{ action: string }>(
      "select action from audit_record where subject = $1 order by id",
      [`source:${slug}`],
    );
    return rows.map(({ action }) => action.replace("source.", ""));
  }

  it("begins with a schedule and one collection, however often it is asked", async () => {
    const slug = await aConnected();

    await control.activateSource(context(), { slug, replaceSample: false });
    await Promise.all([1, 2, 3].map(() => control.collectNow(context(), { slug })));

    const { state, schedule, nextRunAt, requestedAt } = await readSourceSetup(context(), slug);
    expect(state).toBe("active");
    expect(schedule).toMatch(/^\d+ \* \* \* \*$/);
    expect(Date.parse(nextRunAt ?? "")).toBeGreaterThan(Date.now());
    expect(requestedAt).not.toBeNull();
    expect(await jobs(slug)).toBe(1);
  });

  it("pauses, resumes and is rescheduled, and says so in the audit log", async () => {
    const slug = await aConnected();
    await control.activateSource(context(), { slug, replaceSample: false });

    await control.pauseSource(context(), { slug });
    const paused = await readSourceSetup(context(), slug);
    await control.scheduleSource(context(), { slug, schedule: "15 3 * * *" });
    const stillPaused = await readSourceSetup(context(), slug);
    await control.resumeSource(context(), { slug });
    await control.resumeSource(context(), { slug });
    const resumed = await readSourceSetup(context(), slug);

    expect([paused.state, paused.nextRunAt]).toEqual(["paused", null]);
    expect([stillPaused.schedule, stillPaused.nextRunAt]).toEqual(["15 3 * * *", null]);
    expect(new Date(resumed.nextRunAt ?? 0).toISOString()).toMatch(/T03:15:00/);
    const expected = ["connect", "save-connection", "activate", "pause", "schedule", "resume"];
    expect(await audited(slug)).toEqual(expected);
  });

  it("refuses a schedule that is none, in a sentence", async () => {
    const slug = await aConnected();

    await expect(control.scheduleSource(context(), { slug, schedule: "every tuesday" })).rejects.toThrow(/\.$/);
    await expect(control.scheduleSource(context(), { slug, schedule: "0 0 30 2 *" })).rejects.toThrow(/\.$/);
  });

  it("stops what waits", async () => {
    const slug = await aConnected();
    await control.activateSource(context(), { slug, replaceSample: false });

    await control.cancelCollection(context(), { slug });

    expect(await jobs(slug)).toBe(0);
    expect((await readSourceSetup(context(), slug)).requestedAt).toBeNull();
  });

  it("is removed by its typed name: what it saw ends without a change, and begins as a baseline when it comes back", async () => {
    const toy = openToySource(test);
    await toy.collect(0, SHOP, TWO);
    await toy.collect(10, SHOP, TWO);
    const before = await toy.changes();

    await expect(control.removeSource(context(), { slug: toy.slug, typed: "other" })).rejects.toThrow(/Type/);
    await control.removeSource(context(ada, timeOf(20)), { slug: toy.slug, typed: toy.slug });

    expect(await toy.open()).toEqual([]);
    expect(await toy.changes()).toEqual(before);
    const rows = await inventory(toy.slug);
    expect(rows).toBe(0);
    await expect(readSourceSetup(context(), toy.slug)).rejects.toThrow(/no source/);
    expect((await listSources(context())).map(({ slug }) => slug)).not.toContain(toy.slug);
    const then = await listSources(context(), timeOf(15));
    expect(then.find(({ slug }) => slug === toy.slug)).toMatchObject({ complete: 2, total: 2 });

    await expect(toy.collect(15, SHOP, TWO)).rejects.toThrow(/Older data is refused/);
    await toy.collect(30, SHOP, listOf("service-accounts", anAccount("shop/ci")));

    expect(await toy.open()).toEqual(["ci", "shop"]);
    expect(await toy.changes()).toEqual(before);
    expect(await inventory(toy.slug)).toBe(1);
  });

  it("says nothing of a source that came back and was not read yet", async () => {
    const toy = openToySource(test);
    await toy.collect(0, SHOP, TWO);
    await control.removeSource(context(ada, timeOf(20)), { slug: toy.slug, typed: toy.slug });

    await draftSource(context(), { system: "kubernetes", slug: toy.slug });
    const asDraft = await listSources(context());
    await test.database.pool.query("update source set state = 'active' where slug = $1", [toy.slug]);
    const [active] = (await listSources(context())).filter(({ slug }) => slug === toy.slug);

    expect(asDraft.map(({ slug }) => slug)).not.toContain(toy.slug);
    expect(active).toMatchObject({ collection: null, complete: 0, total: 0 });
    await toy.collect(30, SHOP);
    const [read] = (await listSources(context())).filter(({ slug }) => slug === toy.slug);
    expect(read).toMatchObject({ complete: 1, total: 1 });
  });

  it("is not begun before its connection was tested, and the sample stays until then", async () => {
    const slug = await draftSource(context(), { system: "kubernetes", slug: "untested" });
    await saveConnection(context(), { slug, connection: "in-cluster", fields: {} });

    await expect(control.activateSource(context(), { slug, replaceSample: true })).rejects.toThrow(
      /Test the connection/,
    );

    expect((await readSourceSetup(context(), slug)).state).toBe("draft");
  });

  it("leaves what another source still reads", async () => {
    const [left, stays] = [openToySource(test), openToySource(test, "shared-domain")];
    const first = openToySource(test, "shared-domain");
    await first.collect(0, SHOP, TWO);
    await stays.collect(5, SHOP, TWO);
    await left.collect(0, SHOP);

    await control.removeSource(context(ada, timeOf(20)), { slug: first.slug, typed: first.slug });

    expect(await stays.open()).toEqual(["ci", "shop", "web"]);
    await stays.collect(30, SHOP, listOf("service-accounts", anAccount("shop/ci")));
    expect((await stays.changes()).map(({ type }) => type)).toEqual(["removed"]);
  });

  it("frees nothing of a sealed credential", async () => {
    const slug = await aConnected();

    await control.removeSource(context(), { slug, typed: slug });

    const { rows } = await test.database.pool.query(
      "select state, settings, sealed_credential, schedule, next_run_at from source where slug = $1",
      [slug],
    );
    expect(rows).toEqual([
      { state: "removed", settings: null, sealed_credential: null, schedule: null, next_run_at: null },
    ]);
    expect(await draftSource(context(), { system: "kubernetes", slug })).toBe(slug);
  });

  it("is for administrators", async () => {
    const slug = await aConnected();

    for (const deed of [control.pauseSource, control.resumeSource, control.collectNow, control.cancelCollection]) {
      await expect(deed(context(bo), { slug })).rejects.toThrow(/role/);
    }
    await expect(control.removeSource(context(bo), { slug, typed: slug })).rejects.toThrow(/role/);
    await expect(control.activateSource(context(bo), { slug, replaceSample: true })).rejects.toThrow(/role/);
  });

  async function inventory(slug: string): Promise<number> {
    const { rows } = await test.database.pool.query<{ count: number }>(
      `select count(*)::int as count from inventory_row i join source s on s.trust_domain_id = i.trust_domain_id
       where s.slug = $1 and i.closed_by is null`,
      [slug],
    );
    return rows[0]?.count ?? 0;
  }
});
