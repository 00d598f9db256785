import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { analyzeAll } from "#lib/db/analysis/analyze.ts";
import { startKillableChild, type KillableChild } from "#lib/db/testing/killable-child.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { storyLines } from "./testing/story-lines.ts";
import { tellStory } from "./testing/toy-story.ts";

const KILLS = scaled(50);
const RESUMES_WITHIN_MS = 5_000;

/** @param name what Postgres shows its connections as */
function startStoryChild(url: string, name: string): Promise<KillableChild> {
  const named = new URL(url.replace("@/", "@socket/"));
  named.searchParams.set("application_name", name);
  const childUrl = named.toString().replace("@socket/", "@/");
  return startKillableChild(join(import.meta.dirname, "testing/story-child.ts"), { TEST_CHILD_URL: childUrl });
}

describe(`a process that is killed while it collects, ${KILLS} times`, () => {
  let test: TestDatabase;
  let undisturbed: string[];
  let durationMs: number;
  let next: Promise<KillableChild> | undefined;

  beforeAll(async () => {
    test = await createTestDatabase();
    const warm = await startStoryChild(test.url, "warm");
    await warm.tell("warm");
    const started = performance.now();
    await warm.tell("undisturbed");
    durationMs = performance.now() - started;
    await warm.end();
    undisturbed = await storyLines(test.database.pool, "undisturbed");
  });

  afterAll(async () => {
    await (await next)?.end();
    await test.drop();
  });

  /**
   * Postgres ends the statement it is in before it notices that its client was killed: a commit on its way still
   * happens, and must not happen between what the next run looks at and what it writes.
   */
  async function disconnected(name: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const { rowCount } = await test.database.pool.query(
          "select from pg_stat_activity where application_name = $1",
          [name],
        );
        expect(rowCount, `connections of ${name}`).toBe(0);
      },
      { timeout: RESUMES_WITHIN_MS, interval: 5 },
    );
  }

  it(
    "loses nothing, doubles nothing, invents nothing: the next run makes it equal to an undisturbed one",
    async () => {
      const interrupted = new Set<number>();
      next = startStoryChild(test.url, "killed-0");
      for (let run = 0; run < KILLS && next; run += 1) {
        const slug = `killed-${run}`;
        const child = await next;
        next = run < KILLS - 1 ? startStoryChild(test.url, `killed-${run + 1}`) : undefined;

        // Spread evenly over the whole time it takes, and a little beyond.
        await child.tellAndKill(slug, (durationMs * 1.05 * (run + 0.5)) / KILLS);
        const left = await countCollections(slug);
        interrupted.add(left);
        await disconnected(slug);
        await tellStory({ database: test.database, url: test.url, sourceSlug: slug });
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
