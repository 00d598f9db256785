import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { manifest, SLICE_IDS, type SliceId } from "./manifest.ts";
import { emitListed, listed, type Listed } from "./testing/collect.ts";
import { ROWS } from "./testing/rows.ts";

let test: TestDatabase;
let partitions = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

/** What can come of a listing that is not read whole. */
type Fault = "denied" | "failed" | "carried" | "not-supported" | "switched-off" | "cut" | "garbled" | "left out";

const FAULTS: readonly Fault[] = [
  ...(["denied", "failed", "carried", "not-supported", "switched-off"] as const),
  ...(["cut", "garbled", "left out"] as const),
];

/** A listing of the partition, whole or with something wrong with it. */
function listing(partition: string, kind: SliceId, fault?: Fault): Listed | null {
  if (fault === "left out") return null;
  const whole = JSON.parse(
    JSON.stringify(ROWS[kind]).replaceAll(/arn(:|%3A)aws\1/g, `arn$1${partition}$1`),
  ) as unknown[];
  const read = fault === undefined || fault === "cut" || fault === "garbled";
  const end = read ? { status: "complete" as const } : { status: fault, reason: "Grant what is missing." };
  const rows = fault === "garbled" ? ["<html>", ...whole.slice(1)] : read ? whole : [];
  const found = listed(kind, rows, { ...end, ...(kind === "accounts" ? { authoritative: true } : {}) });
  const lost: Row = { problem: { where: kind, message: "Not read: the connection ended." } };
  return fault === "cut" ? { ...found, rows: [lost] } : found;
}

it(
  "whatever listings are not read whole, nothing is closed, and coverage names each of them",
  { timeout: 240_000 },
  async () => {
    const faults = fc.dictionary(fc.constantFrom(...SLICE_IDS), fc.constantFrom(...FAULTS), {
      minKeys: 1,
      maxKeys: 12,
    });
    await fc.assert(
      fc.asyncProperty(faults, async (chosen) => {
        partitions += 1;
        const partition = `aws-fault-${partitions}`;
        const read = (minutes: number, faulty: Record<string, Fault>) =>
          collectInto(test, {
            collector: {
              manifest,
              async *collectDirectory({ signal }, trustDomainSlug) {
                await trustDomainSlug(partition);
                const listings = SLICE_IDS.flatMap((kind) => listing(partition, kind, faulty[kind]) ?? []);
                yield* emitListed(listings, signal, timeOf(minutes), partition);
              },
            },
            path: "/nowhere",
            sourceSlug: partition,
            readAt: timeOf(minutes),
          });
        await read(0, {});

        const { changes } = await read(10, chosen);

        const { versions } = await readKnowledge(test.database.pool, partition);
        expect(versions.length).toBeGreaterThan(60);
        expect(changes).toBe(0);
        expect(versions.filter(({ closedAt }) => closedAt !== null)).toEqual([]);
        const ends = await coverageOf(partition);
        expect(Object.keys(chosen).filter((kind) => (ends.get(kind) ?? "complete") === "complete")).toEqual([]);
      }),
      lawRuns(20),
    );
  },
);

async function coverageOf(slug: string): Promise<Map<string, string>> {
  const { rows } = await test.database.pool.query<{ kind: string; status: string }>(
    `select s.kind, v.status from coverage v join slice s on s.id = v.slice_id
     where v.collection_id = (
       select max(c.id) from collection c join source o on o.id = c.source_id where o.slug = $1)`,
    [slug],
  );
  return new Map(rows.map(({ kind, status }) => [kind, status]));
}
