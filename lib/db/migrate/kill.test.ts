import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeCatalog } from "#lib/db/testing/catalog.ts";
import { startKillableChild, type KillableChild } from "#lib/db/testing/killable-child.ts";
import { openOwnPostgres, type OwnPostgres } from "#lib/db/testing/own-postgres.ts";
import { createEmptyDatabase } from "#lib/db/testing/test-database.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { migrate } from "./migrate.ts";

const CHILD = join(import.meta.dirname, "../testing/migrate-child.ts");

/** What a database has become: its catalog, its migrations, and what they put in. */
async function describeDatabase(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const done = await client.query<{ line: string }>(
      `select concat_ws(' ', 'migration', migration_name, finished_at is not null, rolled_back_at, logs) as line
       from _prisma_migrations
       union all select concat_ws(' ', 'rules', version, created_by) from environment_rules order by line`,
    );
    return [...(await describeCatalog(client)), ...done.rows.map(({ line }) => line)];
  } finally {
    await client.end();
  }
}

describe.each([
  [18, scaled(10)],
  [15, scaled(5)],
] as const)("migrators on Postgres %i", (major, kills) => {
  let own: OwnPostgres | undefined;
  let server: string | undefined;

  beforeAll(async () => {
    if (major === 18) return;
    own = await openOwnPostgres({ durable: false, major });
    server = own.adminUrl;
  });

  afterAll(() => own?.remove());

  it("apply nothing the second time, and once when two start at the same time", async () => {
    const database = await createEmptyDatabase(server);

    const both = await Promise.all([1, 2].map(() => migrate(database.url, { onStep: () => undefined })));
    const again = await migrate(database.url, { onStep: () => undefined });

    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, expect.any(Number)]);
    expect(both.flatMap(({ applied }) => applied).length).toBeGreaterThan(0);
    expect(again.applied).toEqual([]);
    await database.drop();
  });

  it(
    `killed at any moment, ${kills} times, leave a database that the next one completes`,
    async () => {
      const undisturbed = await createEmptyDatabase(server);
      const warm = await startKillableChild(CHILD);
      await warm.tell((await createEmptyDatabase(server)).url);
      const started = performance.now();
      await warm.tell(undisturbed.url);
      const durationMs = performance.now() - started;
      await warm.end();
      const whole = await describeDatabase(undisturbed.url);

      let next: Promise<KillableChild> = startKillableChild(CHILD);
      for (let run = 0; run < kills; run += 1) {
        const database = await createEmptyDatabase(server);
        const child = await next;
        if (run < kills - 1) next = startKillableChild(CHILD);
        await child.tellAndKill(database.url, (durationMs * (run + 0.5)) / kills);

        await migrate(database.url, { onStep: () => undefined });

        expect(await describeDatabase(database.url), `killed in run ${run}`).toEqual(whole);
        await database.drop();
      }
    },
    120_000 * Math.max(1, scaled(1)),
  );
});
