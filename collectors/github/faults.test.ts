import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { readKnowledge } from "#lib/db/testing/read-knowledge.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";
import { isOfOrganization, organizationSlice, repositorySlice } from "./slices/plan.ts";
import type { Row } from "#collectors/shared/rows.ts";
import type { OrganizationView } from "./slices/view.ts";
import { applyListings } from "./testing/apply-listings.ts";
import { API, rowsOf, type Listed } from "./testing/organization.ts";
import { ROWS } from "./testing/rows.ts";

let test: TestDatabase;
let hosts = 0;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

/** What can come of a listing that is not read whole. */
type Fault = "denied" | "failed" | "carried" | "not-supported" | "cut" | "garbled" | "left out";

const FAULTS: readonly Fault[] = ["denied", "failed", "carried", "not-supported", "cut", "garbled", "left out"];

function listing(view: OrganizationView, kind: SliceId, fault?: Fault): Listed | null {
  if (fault === "left out") return null;
  const whole = rowsOf(kind, ROWS[kind]);
  const lost: Row = { problem: { where: `GET /${kind}`, message: "Not read: the connection ended." } };
  const garbled = [{ value: "<html>", evidence: `GET /${kind}` }, ...whole.slice(1)];
  const rows = fault === undefined ? whole : fault === "cut" ? [lost] : fault === "garbled" ? garbled : [];
  const read = fault === undefined || fault === "cut" || fault === "garbled";
  const end = read ? { status: "complete" as const } : { status: fault, reason: "Grant what is missing." };
  const planned = isOfOrganization(kind)
    ? organizationSlice(view, kind, kind === "repositories" ? { ...end, authoritative: true } : end)
    : repositorySlice(API, kind, end);
  return { planned, rows };
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
        hosts += 1;
        const host = `fault-${hosts}.example`;
        const source = { slug: `fault-${hosts}`, view: { host, organization: { login: "acme", id: "9" } } };
        const read = (minutes: number, faulty: Record<string, Fault>) =>
          applyListings(
            test,
            source,
            minutes,
            SLICE_IDS.flatMap((kind) => listing(source.view, kind, faulty[kind]) ?? []),
          );
        await read(0, {});

        const { changes } = await read(10, chosen);

        const { versions } = await readKnowledge(test.database.pool, host);
        expect(changes).toBe(0);
        expect(versions.filter(({ closedAt }) => closedAt !== null)).toEqual([]);
        const ends = await coverageOf(source.slug);
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
