import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { applyListings } from "./testing/apply-listings.ts";
import { listed, VIEW } from "./testing/organization.ts";
import { ROWS } from "./testing/rows.ts";
import { readWorkflow } from "./workflows/read-workflow.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** `ci.yml` calls `ship.yml`, whose job signs in as the App of number 2218. */
const FILES = {
  "ci.yml": "on: push\njobs:\n  go:\n    uses: ./.github/workflows/ship.yml\n    secrets: inherit\n",
  "ship.yml": `on: workflow_call
jobs:
  ship:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/create-github-app-token@v2
        with:
          app-id: 2218
          private-key: \${{ secrets.KEY }}
`,
};

function workflowRows() {
  return Object.entries(FILES).map(([name, yaml], index) => {
    const path = `.github/workflows/${name}`;
    const read = readWorkflow(yaml, { owner: "acme", repository: "api", path });
    if (!read.ok) throw new Error(read.message);
    return { id: 161335 + index, path, state: "active", name, file: read.workflow };
  });
}

/** Reads all of it, and one run of `ci.yml`. */
function read(minutes: number, ran: { at: number; conclusion: string } | null) {
  const at = timeOf(ran?.at ?? 0).toISOString();
  const run = {
    id: 700 + (ran?.at ?? 0),
    workflow_id: 161335,
    event: "push",
    status: "completed",
    head_branch: "main",
  };
  const page = {
    total_count: 1,
    workflow_runs: [{ ...run, conclusion: ran?.conclusion, created_at: at, run_started_at: at }],
  };
  return applyListings(test, { slug: "acme", view: VIEW }, minutes, [
    listed("repositories", ROWS.repositories, { status: "complete", authoritative: true }),
    listed("app-installations", ROWS["app-installations"]),
    listed("workflows", workflowRows()),
    listed("workflow-runs", ran ? [page] : []),
  ]);
}

async function known(): Promise<
  Record<string, { at: Date; derived: { through: string; run: { id: string } } | null }>
> {
  const { rows } = await test.database.pool.query<{ name: string; at: Date; derived: never }>(
    `select f.name, k.last_used_at as at, k.derived from identity_fact f join identity_usage k using (identity_id)
     where f.closed_by is null`,
  );
  return Object.fromEntries(rows.map(({ name, ...use }) => [name, use]));
}

describe("a workflow that is called, and the App that it signs in as", () => {
  it("are of unknown use while what calls has not run, or ran without its jobs", async () => {
    await read(0, null);
    await read(10, { at: 5, conclusion: "skipped" });

    expect(Object.keys(await known())).toEqual(["ci.yml"]);
  });

  it("were used when it ran, with the run that tells, and neither is a change", async () => {
    await read(20, { at: 15, conclusion: "failure" });
    const uses = await known();

    expect(uses["ci.yml"]).toEqual({ at: timeOf(15), derived: null });
    expect(uses["ship.yml"]).toMatchObject({ at: timeOf(15), derived: { run: { id: "715" } } });
    expect(uses["renovate"]).toMatchObject({
      at: timeOf(15),
      derived: { through: expect.stringMatching(/ship\.yml$/) },
    });
    expect(await changesIn(test)).toEqual([]);
  });

  it("are not used earlier by an older run, and keep what is newer and was reported", async () => {
    await test.database.pool.query(
      `update identity_usage set last_used_at = $1, derived = null
       where identity_id = (select identity_id from identity_fact where name = 'renovate')`,
      [timeOf(40)],
    );
    await read(50, { at: 30, conclusion: "success" });
    const uses = await known();

    expect(uses["renovate"]).toEqual({ at: timeOf(40), derived: null });
    expect(uses["ship.yml"]).toMatchObject({ at: timeOf(30), derived: { run: { id: "730" } } });
  });
});
