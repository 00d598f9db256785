import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "./api.ts";
import { missingKubernetes } from "./binary.ts";
import { startKubernetes, type KubernetesPeer } from "./start.ts";

const BUILD_WITHIN_MS = 30 * 60_000;
const ROLES = "/apis/rbac.authorization.k8s.io/v1/clusterroles";

const missing = missingKubernetes();

describe.skipIf(missing !== null)(`a real Kubernetes API server${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let peer: KubernetesPeer;
  beforeAll(async () => {
    peer = await startKubernetes({ controllers: true });
  }, BUILD_WITHIN_MS);
  afterAll(() => peer?.stop());

  it("fills aggregated roles, and lets nobody in without a token", async () => {
    const admin = apiClient(peer, peer.adminToken);
    const stranger = apiClient(peer, "wrong");

    const view = await admin.demand({ path: `${ROLES}/view` });
    const refused = await stranger.call({ path: ROLES });

    const ofConfigMaps = expect.objectContaining({ resources: expect.arrayContaining(["configmaps"]) });
    expect(view).toMatchObject({ rules: expect.arrayContaining([ofConfigMaps]) });
    expect(refused.status).toBe(401);
    admin.close();
    stranger.close();
  });

  it("starts another cluster that knows nothing of the first", async () => {
    const body = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name: "only-here" } };
    const admin = apiClient(peer, peer.adminToken);
    await admin.demand({ method: "POST", path: ROLES, body });

    const second = await peer.another();

    const other = apiClient(second, second.adminToken);
    expect((await admin.call({ path: `${ROLES}/only-here` })).status).toBe(200);
    expect((await other.call({ path: `${ROLES}/only-here` })).status).toBe(404);
    admin.close();
    other.close();
    await second.stop();
  }, 60_000);
});
