import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabaseOn } from "#lib/db/testing/own-postgres.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { knowledgeLines } from "#lib/domain/testing/as-text.ts";
import { crowdedHistories } from "#lib/domain/testing/crowd-history.ts";
import { learnAll } from "#lib/domain/testing/learn-all.ts";
import { shortHistories, type TrueCollection } from "#lib/domain/testing/random-history.ts";
import { lawRuns, scaled } from "#lib/domain/testing/scale.ts";
import { Conflict } from "#lib/errors.ts";
import { collectToy } from "./testing/collect-toy.ts";

const LIMIT_MS = 900_000 * Math.max(1, scaled(1));

describe.each([
  { major: 18, runs: { truth: lawRuns(150), crowds: lawRuns(50) } },
  { major: 15, runs: { truth: lawRuns(10), crowds: lawRuns(5) } },
] as const)("random histories on Postgres $major", ({ major, runs }) => {
  let test: TestDatabase;
  let number = 0;

  beforeAll(async () => {
    test = await createDatabaseOn(major);
  });

  afterAll(() => test.drop());

  /** Every history is a source and a trust domain of its own in one database. */
  async function collectAll(history: readonly TrueCollection[]) {
    number += 1;
    const sourceSlug = `history-${number}`;
    for (const { readAt, readings } of history) {
      const place = { database: test.database, url: test.url, sourceSlug };
      await collectToy(place, { readAt, readings, domain: sourceSlug }).catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
    }
    return readKnowledge(test.database.pool, `toy:${sourceSlug}`);
  }

  it.each([
    ["true ones, some of it late or incomplete", shortHistories, runs.truth],
    ["crowds, and readings that lie", crowdedHistories, runs.crowds],
  ])(
    "%s: facts, intervals, held closings and changes are those of the model",
    async (_name, arbitrary, runs) => {
      const property = fc.asyncProperty(arbitrary, async (history) => {
        const { known } = learnAll(history);

        const stored = await collectAll(history);

        expect(knowledgeLines({ ...stored, reads: [] })).toEqual(knowledgeLines(known));
      });

      // A counterexample is made smaller only while there is time to tell of it.
      await fc.assert(property, { ...runs, interruptAfterTimeLimit: LIMIT_MS - 30_000, markInterruptAsFailure: true });
    },
    LIMIT_MS,
  );
});
