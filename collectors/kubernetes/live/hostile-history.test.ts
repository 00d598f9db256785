import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { applyLive } from "./testing/apply-live.ts";
import { liveInput } from "./testing/collect-live.ts";
import { LISTS, startFakeCluster, type FakeCluster } from "./testing/fake-cluster.ts";
import { FAULTS } from "./testing/faults.ts";

const LIMITS = {
  pageSize: 4,
  tries: 1,
  together: 2,
  patienceMs: 0,
  silenceMs: 150,
  answerMs: 300,
  answerBytes: 16 * 1024 * 1024,
};

const RIGHTS = ["pods", "replica-sets", "deployments", "jobs", "cron-jobs", "secrets", "nodes"];

const REQUIRED = ["service-accounts", "roles", "cluster-roles", "role-bindings", "cluster-role-bindings"];

/** What goes wrong in turn; without namespaces all else is of no use. */
const MEANT = LISTS.filter(({ slice }) => [...REQUIRED, ...RIGHTS].includes(slice));

describe("the history of a cluster whose server does wrong", () => {
  let cluster: FakeCluster;
  let test: TestDatabase;
  beforeAll(async () => {
    [cluster, test] = await Promise.all([startFakeCluster(), createTestDatabase()]);
  });
  afterAll(async () => {
    await cluster.stop();
    await test.drop();
  });

  const input = () => liveInput(cluster, "token", { permissions: RIGHTS });

  it("shows nothing added and nothing removed, whatever went wrong in between", { timeout: 120_000 }, async () => {
    const whole = await applyLive(test, input(), LIMITS);
    let hurt = 0;
    for (const [index, [name, fault]] of Object.entries(FAULTS).entries()) {
      const meant = MEANT.filter(({ form }) => fault.listsOnly !== true || form === "list");
      const listing = meant[index % meant.length];
      const served = cluster.trouble({ ...fault, slice: listing?.slice ?? "", page: 1 });

      const result = await applyLive(test, input(), LIMITS);

      expect(served(), name).toBeGreaterThan(0);
      expect(result.incomplete, `${name} in ${listing?.slice}`).toBeGreaterThan(whole.incomplete);
      hurt += 1;
    }
    cluster.trouble(null);
    const again = await applyLive(test, input(), LIMITS);

    expect(hurt).toBe(Object.keys(FAULTS).length);
    expect(await changesIn(test)).toEqual([]);
    expect({ facts: again.facts, incomplete: again.incomplete }).toEqual({
      facts: whole.facts,
      incomplete: whole.incomplete,
    });
  });
});
