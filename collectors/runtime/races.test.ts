import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Fenced, type Fence } from "#lib/db/apply/fence.ts";
import { beginCollection, finishCollection } from "#lib/db/collections.ts";
import { ensureSource } from "#lib/db/sources.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { anAccount, aNamespace, listOf } from "#lib/domain/testing/toy-things.ts";
import { Conflict } from "#lib/errors.ts";
import { collectToy } from "./testing/collect-toy.ts";
import { storyLines } from "./testing/story-lines.ts";

const RACES = scaled(100);
const LISTINGS = [listOf("namespaces", aNamespace("shop")), listOf("service-accounts", anAccount("shop/ci"))];
const READINGS = LISTINGS.map((listing) => ({ ...listing, readAt: 0 }));

describe("two who write for one source", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const place = (sourceSlug: string) => ({ database: test.database, url: test.url, sourceSlug });

  it(
    `started at once: one runs, the other is told so, ${RACES} times`,
    async () => {
      for (let race = 0; race < RACES; race += 1) {
        const slug = `race-${race % 10}`;
        let settled = 0;
        let tellWinner: () => void = () => undefined;
        const oneLost = new Promise<void>((resolve) => (tellWinner = resolve));
        // The one that runs waits for the other, else it might be done before the other has begun.
        const collection = { readAt: race, readings: READINGS, domain: slug, beforeEmission: () => oneLost };

        const results = await Promise.allSettled(
          [1, 2].map(async () => {
            try {
              return await collectToy(place(slug), collection);
            } finally {
              settled += 1;
              if (settled === 1) tellWinner();
            }
          }),
        );

        const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
        expect(lost).toHaveLength(1);
        expect(lost[0]).toBeInstanceOf(Conflict);
        expect(String(lost[0])).toMatch(/is being collected right now/);
      }
      const { rows } = await test.database.pool.query(
        `select c.status, count(*)::int as count from collection c join source s on s.id = c.source_id
         where s.slug like 'race-%' group by 1`,
      );
      expect(rows).toEqual([{ status: "complete", count: RACES }]);
    },
    60_000 * Math.max(1, scaled(1)),
  );

  it.each([
    ["before its first slice", 0],
    ["between two slices", 3],
    ["before its last slice", 4],
  ])("paused %s while another takes over: it is fenced and writes nothing", async (_when, at) => {
    const slug = `paused-${at}`;
    await collectToy(place(slug), { readAt: 0, readings: [], domain: slug });
    let before: string[] = [];
    const paused = collectToy(place(slug), {
      readAt: 10,
      readings: READINGS,
      domain: slug,
      async beforeEmission(_emission, number) {
        if (number !== at) return;
        await takeOver(slug);
        before = await everything(slug);
      },
    });

    await expect(paused).rejects.toThrow(Fenced);

    expect(await everything(slug)).toEqual(before);
  });

  it("paused after its last slice while another takes over: it does not call itself complete", async () => {
    const slug = "paused-at-end";
    await collectToy(place(slug), { readAt: 0, readings: READINGS, domain: slug });
    let before: string[] = [];
    const paused = collectToy(place(slug), {
      readAt: 10,
      readings: READINGS.slice(0, 1),
      domain: slug,
      async afterLast() {
        await takeOver(slug);
        before = await everything(slug);
      },
    });

    await expect(paused).rejects.toThrow(Fenced);

    expect(await everything(slug)).toEqual(before);
  });

  it.each([
    ["between two slices", { beforeEmission: 3 }],
    ["after its last slice", { beforeEmission: -1 }],
  ])("canceled %s: it writes nothing more and does not call itself complete", async (_when, { beforeEmission: at }) => {
    const slug = `canceled-${at}`;
    await collectToy(place(slug), { readAt: 0, readings: [], domain: slug });
    let before: string[] = [];
    const cancel = async (): Promise<void> => {
      await test.database.pool.query("update collection set cancel_requested_by = 'ada' where status = 'running'");
      before = await storyLines(test.database.pool, slug);
    };
    const canceled = collectToy(place(slug), {
      readAt: 10,
      readings: READINGS,
      domain: slug,
      beforeEmission: (_emission, number) => (number === at ? cancel() : undefined),
      afterLast: at === -1 ? cancel : undefined,
    });

    await expect(canceled).rejects.toThrow("Canceled by ada.");

    expect(await storyLines(test.database.pool, slug)).toEqual(before);
    const { rows } = await test.database.pool.query(
      "select c.status from collection c join source s on s.id = c.source_id where s.slug = $1 order by c.id",
      [slug],
    );
    expect(rows.at(-1)).toEqual({ status: "canceled" });
  });

  it("may say twice that it is done, because the first time may not have been acknowledged", async () => {
    const fence = await takeOver("done-twice");
    const finish = () =>
      inTransaction(test.database.pool, (client) => finishCollection(client, fence, { readAt: new Date(), notes: [] }));
    await finish();

    await expect(finish()).resolves.toBeUndefined();
  });

  /** As a second process does that believes the first is dead: its session is gone, and with it the lock. */
  function takeOver(slug: string): Promise<Fence> {
    return inTransaction(test.database.pool, async (client) => {
      const source = await ensureSource(client, { slug, system: "kubernetes", sample: false });
      const actor = { kind: "system", id: "other", name: "other" };
      return beginCollection(client, source, { actor, origin: "/elsewhere" });
    });
  }

  async function everything(slug: string): Promise<string[]> {
    const { rows } = await test.database.pool.query<{ line: string }>(
      `select concat_ws(' ', 'collection', c.id, c.status, c.attempt, c.facts, c.moved, (
         select count(*) from coverage v where v.collection_id = c.id)) as line
       from collection c join source s on s.id = c.source_id where s.slug = $1 order by c.id`,
      [slug],
    );
    return [...(await storyLines(test.database.pool, slug)), ...rows.map(({ line }) => line)];
  }
});
