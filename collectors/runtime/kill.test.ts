import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyzeAll } from "#lib/db/analysis/analyze.ts";
import { startKillableChild, type KillableChild } from "#lib/db/testing/killable-child.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { Conflict } from "#lib/errors.ts";
import { storyLines } from "./testing/story-lines.ts";
import { tellStory } from "./testing/toy-story.ts";

const KILLS = scaled(50);
const RESUMES_WITHIN_MS = 5_000;

function startStoryChild(url: string): Promise<KillableChild> {
  return startKillableChild(join(import.meta.dirname, "testing/story-child.ts"), { TEST_CHILD_URL: url });
}

describe(`a process that is killed while it collects, ${KILLS} times`, () => {
  let test: TestDatabase;
  let undisturbed: string[];
  let durationMs: number;

  beforeAll(async () => {
    test = await createTestDatabase();
    const warm = await startStoryChild(test.url);
    await warm.tell("warm");
    const started = performance.now();
    await warm.tell("undisturbed");
    durationMs = performance.now() - started;
    await warm.end();
    undisturbed = await storyLines(test.database.pool, "undisturbed");
  });

  afterAll(() => test.drop());

  /** The lock of a killed process is free as soon as Postgres notices that its connection is gone. */
  async function resume(slug: string): Promise<void> {
    const deadline = performance.now() + RESUMES_WITHIN_MS;
    for (;;) {
      try {
        return await tellStory({ database: test.database, url: test.url, sourceSlug: slug });
      } catch (error) {
        if (!(error instanceof Conflict) || performance.now() > deadline) throw error;
      }
    }
  }

  it(
    "loses nothing, doubles nothing, invents nothing: the next run makes it equal to an undisturbed one",
    async () => {
      const interrupted = new Set<number>();
      let next = startStoryChild(test.url);
      for (let run = 0; run < KILLS; run += 1) {
        const child = await next;
        if (run < KILLS - 1) next = startStoryChild(test.url);
        const slug = `killed-${run}`;

        // Spread evenly over the whole time it takes, and a little beyond.
        await child.tellAndKill(slug, (durationMs * 1.05 * (run + 0.5)) / KILLS);
        const left = await countCollections(slug);
        interrupted.add(left);
        await resume(slug);
        // As the next tick of a worker does: the last collection may have ended, and its process before the analysis.
        await analyzeAll(test.database.pool);

        expect(await storyLines(test.database.pool, slug), `killed in run ${run}`).toEqual(undisturbed);
      }
      // Killed before, between and after the collections, or the moments were not spread.
      if (KILLS >= 20) expect(interrupted.size).toBeGreaterThanOrEqual(3);
    },
    300_000 * Math.max(1, scaled(1)),
  );

  async function countCollections(slug: string): Promise<number> {
    const { rows } = await test.database.pool.query<{ count: number }>(
      "select count(*)::int as count from collection c join source s on s.id = c.source_id where s.slug = $1",
      [slug],
    );
    return rows[0]?.count ?? 0;
  }
});
