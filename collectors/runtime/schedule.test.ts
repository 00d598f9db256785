import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { logger } from "#lib/logger.ts";
import { anAccount, listOf } from "#lib/domain/testing/toy-things.ts";
import { tick } from "./tasks/tick.ts";
import { collectToy } from "./testing/collect-toy.ts";
import {
  aWorkerKey,
  collectionsOf,
  collectNow,
  connectToy,
  countJobs,
  statusesOf,
  type ToyLiveSource,
} from "./testing/toy-sources.ts";
import { startToyWorker } from "./testing/toy-workers.ts";

const SOON = { timeout: 20_000, interval: 50 };

describe("schedules", () => {
  let test: TestDatabase;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  const pool = () => test.database.pool;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
  });

  afterAll(() => test.drop());

  async function schedule(source: ToyLiveSource, nextRun: string | null, expression = "37 * * * *"): Promise<void> {
    await pool().query(
      "update source set schedule = $2, next_run_at = case when $3::text is null then null else now() + $3::interval end where id = $1",
      [source.id, expression, nextRun],
    );
  }

  const ticking = () => tick({ database: test.database, log: logger });

  async function requests(): Promise<Record<string, string | null>> {
    const { rows } = await pool().query<{ slug: string; by: string | null }>(
      `select s.slug, s.requested_by as by from source s join graphile_worker.jobs j on j.key = 'collect:' || s.id`,
    );
    return Object.fromEntries(rows.map(({ slug, by }) => [slug, by]));
  }

  it("ask for what is due, once however much was missed, and for nothing that is not", async () => {
    const due = await connectToy(pool(), key.key, "due");
    await schedule(due, "-3 days");
    await schedule(await connectToy(pool(), key.key, "later"), "1 minute");
    await schedule(await connectToy(pool(), key.key, "new"), null);
    await schedule(await connectToy(pool(), key.key, "impossible"), "-1 minute", "0 0 30 2 *");
    for (const state of ["paused", "draft", "removed"]) {
      const source = await connectToy(pool(), key.key, state);
      await schedule(source, "-1 minute");
      await pool().query("update source set state = $2 where id = $1", [source.id, state]);
    }
    const sample = await connectToy(pool(), key.key, "sample");
    await schedule(sample, "-1 minute");
    await pool().query("update source set sample = true where id = $1", [sample.id]);

    await Promise.all([ticking(), ticking()]);

    expect(await requests()).toEqual({ due: "schedule", impossible: "schedule" });
    const { rows } = await pool().query<{ slug: string; minute: number | null; ahead: boolean }>(
      `select slug, extract(minute from next_run_at)::int as minute, next_run_at between now() and now() + interval '61 min' as ahead
       from source where slug in ('due', 'new', 'impossible') order by slug`,
    );
    expect(rows).toEqual([
      { slug: "due", minute: 37, ahead: true },
      { slug: "impossible", minute: expect.any(Number) as number, ahead: true },
      { slug: "new", minute: 37, ahead: true },
    ]);
    const ticks = await pool().query("select run_at > now() as ahead from graphile_worker.jobs where key = 'tick'");
    expect(ticks.rows).toEqual([{ ahead: true }]);
  });

  it("find what was asked for and lost its job", async () => {
    const source = await connectToy(pool(), key.key, "lost");
    await collectNow(pool(), source);
    await pool().query("select graphile_worker.remove_job($1)", [`collect:${source.id}`]);
    await pool().query("update source set requested_at = now() - interval '1 minute' where id = $1", [source.id]);

    await ticking();

    expect(await requests()).toMatchObject({ lost: "ada" });
  });

  it("bring what was collected into the inventory when its process died before that", async () => {
    const source = await connectToy(pool(), key.key, "unanalyzed");
    const place = { database: test.database, url: test.url, sourceSlug: "unanalyzed" };
    const readings = [{ ...listOf("service-accounts", anAccount("shop/ci")), readAt: 0 }];
    await collectToy(place, { readAt: 0, readings, domain: "unanalyzed" });
    // Its verdict of reach closes the first version and opens another.
    const rows = () =>
      pool().query("select 1 from inventory_row where alias like 'kubernetes:unanalyzed:%' and closed_by is null");
    await pool().query("delete from inventory_row where alias like 'kubernetes:unanalyzed:%'");
    await pool().query(
      "delete from analysis where trust_domain_id = (select trust_domain_id from source where id = $1)",
      [source.id],
    );
    await pool().query("update collection set finished_at = now() - interval '1 minute' where source_id = $1", [
      source.id,
    ]);

    await ticking();

    expect((await rows()).rowCount).toBe(1);
  });

  it("serve everybody in turn, beside one that never ends; a worker ticks by itself", async () => {
    await pool().query("update source set state = 'removed'");
    const names = Array.from({ length: 16 }, (_, number) => `turn-${String(number).padStart(2, "0")}`);
    const hanging = await connectToy(pool(), key.key, "hanging", { collect: "hangs" });
    await schedule(hanging, "-2 hours");
    const sources = await Promise.all(names.map((slug) => connectToy(pool(), key.key, slug, { pauseMs: 2 })));
    for (const [place, source] of sources.entries()) await schedule(source, `-${100 - place} minutes`);
    const worker = await startToyWorker(test.url, key.text);

    // Its own tick comes at the next quarter of a minute.
    for (const source of sources) await expect.poll(() => statusesOf(pool(), source), SOON).toEqual(["complete"]);

    expect(await statusesOf(pool(), hanging)).toEqual(["running"]);
    const collections = await Promise.all(sources.map((source) => collectionsOf(pool(), source)));
    const begun = collections.map(([collection]) => collection?.startedAt.getTime() ?? 0);
    for (const [place, at] of begun.entries()) {
      // Four at a time: nobody is overtaken by more than those who run beside it.
      const overtaking = begun.slice(place + 1).filter((other) => other < at).length;
      expect(overtaking, `place ${place}`).toBeLessThan(4);
    }
    expect(collections.every(([collection]) => collection?.requestedBy === "schedule")).toBe(true);

    await worker.stop();
    // Stopped in order, it leaves what it could not finish to the next.
    expect(await statusesOf(pool(), hanging)).toEqual(["interrupted"]);
    expect(await requests()).toMatchObject({ hanging: "schedule" });
    expect(await countJobs(pool())).toBeGreaterThan(0);
    const { rows } = await pool().query("select 1 from worker_heartbeat");
    expect(rows).toEqual([]);
  }, 60_000);
});
