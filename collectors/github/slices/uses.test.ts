import { describe, expect, it } from "vitest";
import { collectListed, listed } from "../testing/organization.ts";
import { person } from "../testing/noise.ts";
import { ROWS } from "../testing/rows.ts";

const RUN = {
  workflow_id: 7,
  event: "push",
  status: "completed",
  head_branch: "main",
  actor: person("mona", 1),
  created_at: "2026-01-01T00:00:00Z",
};

/** Runs, the newest first, each a day before the one before it. */
function runs(conclusions: readonly (string | null)[]) {
  return conclusions.map((conclusion, index) => ({
    ...RUN,
    id: 100 - index,
    conclusion,
    run_started_at: `2026-02-${String(28 - index).padStart(2, "0")}T00:00:00Z`,
  }));
}

async function usesOf(kind: "workflow-runs" | "deployments", rows: readonly unknown[]) {
  const { emissions } = await collectListed([listed(kind, rows)]);
  return emissions.flatMap((emission) => (emission.type === "use" ? [emission.use] : []));
}

async function failures(conclusions: readonly (string | null)[], total = conclusions.length) {
  const [use] = await usesOf("workflow-runs", [{ total_count: total, workflow_runs: runs(conclusions) }]);
  return use?.lastUse.detail?.["failures"];
}

describe("runs of workflows", () => {
  it("are uses of the workflow and make no fact", async () => {
    const { facts, emissions } = await collectListed([listed("workflow-runs", ROWS["workflow-runs"])]);

    expect(facts).toEqual([]);
    expect(emissions).toContainEqual({
      type: "use",
      use: {
        of: { noun: "identity", kind: "workflow", scope: "repository/77", key: "161335" },
        lastUse: {
          at: "2026-02-03T00:00:00Z",
          granularity: "second",
          detail: {
            last: {
              ...{ id: "903", attempt: 1, event: "schedule", status: "completed", conclusion: "failure" },
              ...{ branch: "main", actor: "mona", at: "2026-02-03T00:00:00Z" },
            },
            lastSuccess: { id: "901", at: "2026-02-01T00:00:00Z" },
            failures: { count: 1, atLeast: false },
            read: { runs: 3, since: "2026-02-01T00:00:00Z" },
          },
        },
      },
    });
  });

  it("are counted as failures up to the last that did not fail; what was canceled says nothing", async () => {
    expect(await failures(["failure", "cancelled", "timed_out", "success", "failure"])).toEqual({
      count: 2,
      atLeast: false,
    });
    expect(await failures([null, "success"])).toEqual({ count: 0, atLeast: false });
  });

  it("that go on behind the page are at least so many failures, and no failure is none", async () => {
    expect(await failures(["failure", "failure"], 900)).toEqual({ count: 2, atLeast: true });
    expect(await failures(["failure", "failure"])).toEqual({ count: 2, atLeast: false });
    expect(await failures(["skipped"], 900)).toEqual({ count: 0, atLeast: false });
  });

  it("are parted by workflow, and a run that was begun again counts from then", async () => {
    const again = {
      ...RUN,
      id: 5,
      workflow_id: 8,
      conclusion: "success",
      run_attempt: 2,
      run_started_at: "2026-03-01T00:00:00Z",
    };
    const uses = await usesOf("workflow-runs", [
      { total_count: 3, workflow_runs: [...runs(["failure", "failure"]), again] },
    ]);

    expect(uses.map(({ of, lastUse }) => [of.key, lastUse.at])).toEqual([
      ["7", "2026-02-28T00:00:00Z"],
      ["8", "2026-03-01T00:00:00Z"],
    ]);
  });

  it("that nobody started, or on no branch, are runs all the same", async () => {
    const [use] = await usesOf("workflow-runs", [
      { total_count: 1, workflow_runs: [{ ...RUN, id: 5, actor: null, head_branch: null, conclusion: null }] },
    ]);

    expect(use?.lastUse.detail).toMatchObject({ last: { actor: null, branch: null, conclusion: null } });
  });
});

describe("deployments", () => {
  it("are uses of their environment, with the run that made them and its own reviews only", async () => {
    const [use] = await usesOf("deployments", ROWS.deployments);

    expect(use).toEqual({
      of: { noun: "resource", kind: "deployment-environment", scope: "repository/77", key: "161088068" },
      lastUse: {
        at: "2026-02-01T00:00:00Z",
        granularity: "second",
        detail: {
          more: true,
          deployments: [
            {
              ...{ id: "501", ref: "main", sha: "0123456789012345678901234567890123456789" },
              ...{ at: "2026-02-01T00:00:00Z", by: "mona", state: "success", startedAt: "2026-02-01T00:10:00Z" },
              run: "901",
              reviews: [{ by: "mona", state: "approved", comment: "go" }],
            },
          ],
        },
      },
    });
  });

  it("keep the beginning of what was said, and of addresses the number of the run alone", async () => {
    const { emissions } = await collectListed([
      listed("deployments", [
        {
          ...(ROWS.deployments[0] as object),
          deployments: [
            {
              ...{ id: 1, ref: "main", created_at: "2026-02-01T00:00:00Z" },
              statuses: [
                {
                  state: "success",
                  created_at: "2026-02-01T00:00:00Z",
                  log_url: "https://x/canary/actions/runs/13/job/1?token=canary",
                  run: 12,
                },
              ],
              reviews: [{ state: "approved", comment: "long ".repeat(1000), environments: [{ name: "production" }] }],
            },
          ],
        },
      ]),
    ]);

    const text = JSON.stringify(emissions);
    expect(text).not.toContain("canary");
    expect(text).toContain('"run":"12"');
    expect(text.length).toBeLessThan(2000);
  });

  it("without a run were approved by nobody that could be asked", async () => {
    const deployment = { id: 1, ref: "main", created_at: "2026-02-01T00:00:00Z", statuses: [], reviews: null };
    const [use] = await usesOf("deployments", [
      { environment: "production", environment_id: 3, more: false, deployments: [deployment] },
    ]);

    expect(use?.lastUse.detail).toMatchObject({ deployments: [{ run: null, reviews: null, state: null }] });
  });
});
