import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { openClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";
import { LIMITS } from "./limits.ts";
import { LISTINGS } from "./listings.ts";
import { readList } from "./read-list.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { applyLive } from "./testing/apply-live.ts";
import { ALL_RIGHTS, liveInput } from "./testing/collect-live.ts";
import { applyGrant, create, grantReader, seedCluster } from "./testing/seed-cluster.ts";

const BUILD_WITHIN_MS = 30 * 60_000;
const missing = missingKubernetes();

describe.skipIf(missing !== null)(
  `a cluster that changes while it is read${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    let peer: KubernetesPeer;
    let admin: ApiClient;
    let test: TestDatabase;
    let token: string;

    beforeAll(async () => {
      const flags = ["--etcd-compaction-interval=1s"];
      [peer, test] = await Promise.all([startKubernetes({ controllers: true, flags }), createTestDatabase()]);
      admin = apiClient(peer, peer.adminToken);
      await seedCluster(admin);
      token = await applyGrant(admin, ALL_RIGHTS);
    }, BUILD_WITHIN_MS);
    afterAll(async () => {
      admin?.close();
      await peer?.stop();
      await test?.drop();
    });

    it(
      "closes nothing of what is refused, and everything of a namespace that is gone",
      { timeout: 120_000 },
      async () => {
        const without = ALL_RIGHTS.filter((id) => id !== "role-bindings");
        const refused = await grantReader(admin, "no-bindings", without);
        await applyLive(test, liveInput(peer, token));
        expect(await changesIn(test)).toEqual([]);

        await applyLive(test, liveInput(peer, refused));
        expect(await changesIn(test)).toEqual([]);

        await deleteNamespace("checkout");
        const gone = await applyLive(test, liveInput(peer, refused));

        const removed = (await changesIn(test)).filter((line) => line.startsWith("removed"));
        expect(gone.held).toBe(0);
        expect(removed).toContain("removed missing namespace kubernetes:test:namespace:checkout");
        expect(removed).toContain("removed parent-gone service-account kubernetes:test:serviceaccount:checkout/ci");
        // Although nobody may list role bindings any longer: their namespace is proved gone.
        expect(removed.some((line) => line.startsWith("removed parent-gone role-binding"))).toBe(true);
        expect(removed.filter((line) => line.includes("payments") && !line.includes("cluster-role-binding"))).toEqual(
          [],
        );
      },
    );

    it("begins a list anew, in one piece, when its place was forgotten", { timeout: 120_000 }, async () => {
      for (let index = 0; index < 30; index += 1) await makeAccount(`before-${index}`);
      const endpoint = {
        url: peer.url,
        policy: { allowPrivate: true },
        tls: { ca: peer.ca, insecure: false },
        renews: false,
        token: async () => token,
      };
      const { signal } = new AbortController();
      const client = openClient(endpoint, { limits: { ...LIMITS, pageSize: 10 }, signal });
      const calls: string[] = [];
      let expired = 0;
      const slow: typeof client = {
        ...client,
        async askPatiently(call, read) {
          calls.push(call.path);
          // Etcd forgets a state one compaction after the next; each needs something new to have happened.
          if (call.path.includes("continue=") && expired === 0)
            await waitUntilForgotten(() => client.ask(call, async () => undefined));
          return client.askPatiently(call, read).catch((error: unknown) => {
            if (error instanceof CallFault && error.kind === "expired") expired += 1;
            throw error;
          });
        },
      };
      const [, accounts] = LISTINGS;
      if (!accounts) throw new Error("no listing of accounts");

      const { intake, fault } = await readList(slow, accounts);
      await client.close();

      expect(expired).toBe(1);
      expect(fault).toBeUndefined();
      expect(calls.at(-1)).toBe("/api/v1/serviceaccounts");
      const names = intake.inventory.keys("ServiceAccount");
      expect(names.filter((name) => name.includes("/before-"))).toHaveLength(30);
      expect(names).toContain("payments/during-0");
    });

    function makeAccount(name: string): Promise<void> {
      return create(admin, { kind: "ServiceAccount", metadata: { name, namespace: "payments" } });
    }

    async function waitUntilForgotten(look: () => Promise<unknown>): Promise<void> {
      for (let index = 0; index < 60; index += 1) {
        await makeAccount(`during-${index}`);
        await sleep(500);
        const answer = await look().catch((error: unknown) => error);
        if (answer instanceof CallFault && answer.kind === "expired") return;
      }
      throw new Error("The place in the list was never forgotten");
    }

    async function deleteNamespace(name: string): Promise<void> {
      await admin.demand({ method: "DELETE", path: `/api/v1/namespaces/${name}` });
      for (let index = 0; index < 200; index += 1) {
        if ((await admin.call({ path: `/api/v1/namespaces/${name}` })).status === 404) return;
        await sleep(250);
      }
      throw new Error(`${name} was not deleted`);
    }
  },
);
