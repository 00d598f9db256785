import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { applyListings } from "./testing/apply-listings.ts";
import { listed, VIEW } from "./testing/organization.ts";
import { ROWS } from "./testing/rows.ts";

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const SOURCE = { slug: "acme", view: VIEW };

/** One run of the workflow `ci.yml`, with how it ended. */
function runs(id: number, minutes: number, conclusion: string | null) {
  const run = { id, workflow_id: 161335, event: "push", status: conclusion === null ? "in_progress" : "completed" };
  const at = timeOf(minutes).toISOString();
  const page = { total_count: 1, workflow_runs: [{ ...run, conclusion, created_at: at, run_started_at: at }] };
  return listed("workflow-runs", [page]);
}

/** Reads the workflow itself and its runs. */
function read(minutes: number, ran: ReturnType<typeof runs>) {
  const repositories = listed("repositories", ROWS.repositories, { status: "complete", authoritative: true });
  return applyListings(test, SOURCE, minutes, [repositories, listed("workflows", ROWS.workflows), ran]);
}

interface Known {
  at: Date;
  used: Date;
  last: { id: string; conclusion: string | null };
}

async function known(): Promise<Known | undefined> {
  const { rows } = await test.database.pool.query<Known>(
    `select u.last_used_at as at, k.last_used_at as used, u.detail->'last' as last
     from identity_fact f join credential_usage u using (trust_domain_id, fact_id)
       join identity_usage k on k.identity_id = f.identity_id
     where f.kind = 'workflow' and f.closed_by is null`,
  );
  return rows[0];
}

describe("a workflow that runs", () => {
  it("is used then, and nothing of it becomes history: no version, no change, whatever comes of its runs", async () => {
    await read(0, runs(1, -10, null));
    expect(await known()).toMatchObject({ at: timeOf(-10), used: timeOf(-10), last: { id: "1", conclusion: null } });

    const ended = await read(10, runs(1, -10, "failure"));
    expect(await known()).toMatchObject({ at: timeOf(-10), last: { id: "1", conclusion: "failure" } });

    const next = await read(20, runs(2, 15, "success"));
    expect(await known()).toMatchObject({ at: timeOf(15), used: timeOf(15), last: { id: "2", conclusion: "success" } });

    expect([ended.changes, next.changes]).toEqual([0, 0]);
    const { rows } = await test.database.pool.query("select 1 from identity_fact where kind = 'workflow'");
    expect(rows).toHaveLength(1);
  });

  it("was not used earlier because an older reading comes late, or one without it", async () => {
    await read(30, runs(1, -10, "failure"));
    await read(40, listed("workflow-runs", [{ total_count: 0, workflow_runs: [] }]));

    expect(await known()).toMatchObject({ at: timeOf(15), used: timeOf(15), last: { id: "2" } });
  });

  it("keeps its last use where its runs could not be read", async () => {
    const denied = listed("workflow-runs", [], { status: "denied", reason: "no permission" });
    await read(50, denied);

    expect(await known()).toMatchObject({ at: timeOf(15) });
    const { rows } = await test.database.pool.query<{ reason: string }>(
      `select v.reason from coverage v join slice s on s.id = v.slice_id
       where s.kind = 'workflow-runs' and v.status = 'denied'`,
    );
    expect(rows).toEqual([{ reason: "no permission" }]);
  });
});
