import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import { openOwnPostgres, type OwnPostgres } from "#lib/db/testing/own-postgres.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { isTransient } from "./retry.ts";
import { storyLines } from "./testing/story-lines.ts";
import { tellStory } from "./testing/toy-story.ts";

const RESTARTS = scaled(10);
const SLOWED_BY_MS = 10;

describe(`Postgres stopped at once and started again under a collection, ${RESTARTS} times`, () => {
  let postgres: OwnPostgres;
  let database: Database;
  let undisturbed: string[];
  let durationMs: number;

  beforeAll(async () => {
    postgres = await openOwnPostgres({ durable: true });
    await migrate(postgres.url, { onStep: () => undefined });
    database = openDatabase(postgres.url, { maxConnections: 3 });
    await tell("warm", []);
    const started = performance.now();
    await tell("undisturbed", []);
    durationMs = performance.now() - started;
    undisturbed = await storyLines(database.pool, "undisturbed");
  });

  afterAll(async () => {
    await database.close();
    await postgres.remove();
  });

  /** Tells the story, noting what Postgres acknowledged. */
  function tell(slug: string, acknowledged: string[]): Promise<void> {
    return tellStory(
      { database, url: postgres.url, sourceSlug: slug },
      // Slower than it would be, so that a restart meets it in every part.
      { beforeEmission: ({ type }) => (type === "slice" ? sleep(SLOWED_BY_MS) : undefined) },
      (readAt, { slice, status }) => acknowledged.push(`${readAt} ${slice} ${status}`),
    );
  }

  it(
    "is ridden through, or told of and made good by a repeat; what was acknowledged is there",
    async () => {
      let rodeThrough = 0;
      for (let run = 0; run < RESTARTS; run += 1) {
        const slug = `restarted-${run}`;
        const acknowledged: string[] = [];
        const telling = tell(slug, acknowledged).then(
          () => null,
          (error: unknown) => error,
        );

        await sleep((durationMs * (run + 0.5)) / RESTARTS);
        const before = [...acknowledged];
        await postgres.restart();
        expect(await slicesOf(slug)).toEqual(expect.arrayContaining(before));
        const error = await telling;
        if (error === null) rodeThrough += 1;
        else expect(isTransient(error), String(error)).toBe(true);
        await tell(slug, acknowledged);

        expect(await storyLines(database.pool, slug), `restarted in run ${run}`).toEqual(undisturbed);
      }
      if (RESTARTS >= 5) expect(rodeThrough).toBeGreaterThan(RESTARTS / 2);
    },
    120_000 * Math.max(1, scaled(1)),
  );

  async function slicesOf(slug: string): Promise<string[]> {
    const { rows } = await database.pool.query<{ line: string }>(
      `select concat_ws(' ', extract(epoch from v.read_at - '2026-01-01Z'::timestamptz)::int / 60, s.path, v.status) as line
       from coverage v join slice s on s.id = v.slice_id join source o on o.id = s.source_id where o.slug = $1`,
      [slug],
    );
    return rows.map(({ line }) => line);
  }
});
