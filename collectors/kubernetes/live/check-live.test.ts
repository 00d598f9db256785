import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkLive } from "./check-live.ts";
import { LIMITS } from "./limits.ts";
import { liveInput } from "./testing/collect-live.ts";
import { sendJson, startFakeCluster, type FakeCluster, type ServeFault } from "./testing/fake-cluster.ts";

const RULES = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

describe("a check of a cluster", () => {
  let cluster: FakeCluster;
  beforeAll(async () => {
    cluster = await startFakeCluster();
  });
  afterAll(() => cluster.stop());

  const check = (serve: ServeFault | null) => {
    cluster.trouble(serve && { serve, slice: RULES, page: 0 });
    return checkLive(liveInput(cluster, "token"), () => undefined, { ...LIMITS, pauseMs: 1 });
  };

  it("says which cluster it is, and that no right is too many once all were told", async () => {
    const found = await check(null);

    expect(found.trustDomainKey).toBe("0b8f1e56-0000-4000-8000-000000000000");
    expect(found.excess).toEqual([]);
  });

  it.each<[string, ServeFault]>([
    ["are not told", (answer) => sendJson(answer, 403, { kind: "Status", status: "Failure" })],
    ["are told in part", (answer) => sendJson(answer, 201, { status: { incomplete: true, resourceRules: [] } })],
  ])("does not know which rights are too many where they %s", async (_name, serve) => {
    const found = await check(serve);

    expect(found.excess).toBeNull();
    expect(found.warnings).toContainEqual(expect.stringMatching(/does not tell all rights/));
  });
});
