import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PermissionCheck } from "#collectors/types.ts";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { coverageOf, factsOf, type Collected } from "#collectors/shared/testing/collected.ts";
import { collect, incomplete } from "../testing/collect.ts";
import { REVIEWS } from "./api-client.ts";
import { checkLive } from "./check-live.ts";
import { exportLive } from "./export-live.ts";
import { LIMITS } from "./limits.ts";
import { LISTINGS } from "./listings.ts";
import { RIGHTS } from "./rights.ts";
import { ALL_RIGHTS, collectFrom, liveInput } from "./testing/collect-live.ts";
import {
  applyGrant,
  CANARIES,
  create,
  grantReader,
  removeReader,
  seedCluster,
  tokenOf,
} from "./testing/seed-cluster.ts";
import { recordWire } from "./testing/wire-record.ts";

const withoutEvidence = ({ evidence: _, ...fact }: Fact) => fact;

const BUILD_WITHIN_MS = 30 * 60_000;
const missing = missingKubernetes();

describe.skipIf(missing !== null)(`a running cluster${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let directory: string;
  let peer: KubernetesPeer;
  let admin: ApiClient;
  let token: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "rollcall-live-"));
    const policy = join(directory, "audit.json");
    const rules = [{ level: "Request", userGroups: ["system:serviceaccounts:rollcall"] }, { level: "None" }];
    writeFileSync(policy, JSON.stringify({ apiVersion: "audit.k8s.io/v1", kind: "Policy", rules }));
    const flags = [`--audit-policy-file=${policy}`, `--audit-log-path=${join(directory, "audit.log")}`];
    peer = await startKubernetes({ controllers: true, flags });
    admin = apiClient(peer, peer.adminToken);
    await seedCluster(admin);
    token = await applyGrant(admin, ALL_RIGHTS);
  }, BUILD_WITHIN_MS);
  afterAll(async () => {
    admin?.close();
    await peer?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("is read whole with exactly the rights of the grant, in pages of any size", async () => {
    const wide = await collectFrom(liveInput(peer, token));
    const narrow = await collectFrom(liveInput(peer, token), { pageSize: 3 });

    expect(incomplete(wide)).toEqual([]);
    expect(wide.slices.map(({ slice }) => slice.kind).toSorted()).toEqual(
      LISTINGS.map(({ slice }) => slice).toSorted(),
    );
    const filled = new Set<string>();
    let facts = 0;
    for (const emission of wide.emissions) {
      if (emission.type === "fact") facts += 1;
      if (emission.type === "slice" && facts > 0) filled.add(emission.slice.kind);
      if (emission.type === "slice") facts = 0;
    }
    // Nobody signs certificates in this cluster.
    expect(LISTINGS.map(({ slice }) => slice).filter((slice) => !filled.has(slice))).toEqual(["certificates"]);
    expect(narrow.facts).toEqual(wide.facts);
    expect(narrow.slices).toEqual(wide.slices);
    expect(wide.notes).toEqual([]);
  });

  it("knows the cluster by the uid of kube-system, and accounts by theirs", async () => {
    const collected = await collectFrom(liveInput(peer, token));
    const system = (await admin.demand({ path: "/api/v1/namespaces/kube-system" })) as { metadata: { uid: string } };
    const account = (await admin.demand({ path: "/api/v1/namespaces/payments/serviceaccounts/ci" })) as typeof system;

    expect(collected.head.trustDomainKey).toBe(system.metadata.uid);
    const ci = factsOf(collected, "identity", "service-account").find(({ alias }) => alias.endsWith(":payments/ci"));
    expect(ci).toMatchObject({
      key: account.metadata.uid,
      evidence: { source: "GET /api/v1/serviceaccounts" },
    });
  });

  it("asks for each list once, and once more for each namespace with Secrets", async () => {
    const wire = recordWire();
    await collectFrom(liveInput(peer, token));
    wire.stop();

    const namespaces = factsOf(await collectFrom(liveInput(peer, token)), "resource", "namespace").length;
    // One to know the cluster, two for its own facts, two for config maps; Secrets by namespace.
    expect(wire.requests()).toBe(1 + 2 + 2 + (LISTINGS.length - 3) + 1 + namespaces);
  });

  it("never sends a value of a Secret, nor the name of a key of one", async () => {
    const wire = recordWire();
    const collected = await collectFrom(liveInput(peer, token));
    wire.stop();

    const received = wire.received();
    const filled = (await admin.demand({ path: "/api/v1/namespaces/payments/secrets/ci-token" })) as {
      data: { token: string };
    };
    expect(received).toContain("kubernetes.io/service-account-token");
    for (const canary of [...CANARIES, filled.data.token]) {
      expect(received).not.toContain(canary);
      expect(received).not.toContain(Buffer.from(canary).toString("base64"));
    }
    expect(factsOf(collected, "stored-copy", "secret").map(({ name }) => name)).toContain("db");
  });

  it("knows whose a token is and when it was last used, where its metadata may be read", async () => {
    const { data } = (await admin.demand({ path: "/api/v1/namespaces/payments/secrets/ci-token" })) as {
      data: { token: string };
    };
    const user = apiClient(peer, Buffer.from(data.token, "base64").toString());
    await user.call({ path: "/version" });
    user.close();
    const tokenIn = (collected: Collected) =>
      factsOf(collected, "credential", "service-account-token").find(({ scope }) => scope === "namespace/payments");

    const told = tokenIn(await collectFrom(liveInput(peer, token)));
    const untold = tokenIn(
      await collectFrom(liveInput(peer, token, { permissions: ALL_RIGHTS.filter((id) => id !== "token-secrets") })),
    );

    expect(told).toMatchObject({
      refs: { identity: "kubernetes:test:serviceaccount:payments/ci" },
      content: { serviceAccount: "ci", created: expect.any(String) },
      lastUse: { granularity: "day" },
    });
    expect(untold).toMatchObject({ content: { serviceAccount: null } });
    expect(untold).not.toHaveProperty("lastUse");
  });

  it("is never written to", async () => {
    await collectFrom(liveInput(peer, token));
    await checkLive(liveInput(peer, token), () => undefined);

    const events = readFileSync(join(directory, "audit.log"), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { verb: string; requestURI: string });
    const others = events.filter(({ verb, requestURI }) => !["get", "list"].includes(verb) && !REVIEWS.has(requestURI));
    expect(events.length).toBeGreaterThan(LISTINGS.length);
    expect(others).toEqual([]);
    expect(events.some(({ verb, requestURI }) => verb === "get" && requestURI.includes("/secrets"))).toBe(false);
  });

  it("says which right is missing, whichever it is, and reads the rest", { timeout: 120_000 }, async () => {
    for (const { id, need } of RIGHTS) {
      const slices = LISTINGS.filter(({ right }) => right === id).map(({ slice }) => slice);
      // The one is tried below, the other is no right of its own.
      if (id === "cluster" || id === "token-secrets") continue;
      const reader = await grantReader(
        admin,
        `without-${id}`,
        ALL_RIGHTS.filter((other) => other !== id),
      );

      const collected = await collectFrom(liveInput(peer, reader));
      const declined = await collectFrom(
        liveInput(peer, reader, { permissions: ALL_RIGHTS.filter((other) => other !== id) }),
      );

      const denied = id === "namespaces" ? [...slices, "secrets"] : slices;
      expect(
        incomplete(collected).filter((slice, at, all) => all.indexOf(slice) === at),
        id,
      ).toEqual(denied);
      for (const slice of slices) {
        expect(coverageOf(collected, slice)[""], id).toMatchObject({
          status: "denied",
          reason: expect.stringMatching(/403|refused/),
        });
        if (id === "namespaces") expect(coverageOf(collected, "secrets")[""]?.status).toBe("denied");
        if (need !== "required") expect(coverageOf(declined, slice)[""]?.status).toBe("switched-off");
      }
      await removeReader(admin, `without-${id}`);
    }
    const blind = await grantReader(
      admin,
      "without-cluster",
      ALL_RIGHTS.filter((id) => id !== "cluster"),
    );
    await expect(collectFrom(liveInput(peer, blind))).rejects.toThrow(/may not get the namespace kube-system/);
  });

  it("is read in the namespaces a credential is limited to, and nothing is said of the others", async () => {
    const metadata = { name: "limited", namespace: "payments" };
    const subjects = [{ kind: "ServiceAccount", name: "limited", namespace: "payments" }];
    const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" };
    const get = { apiGroups: [""], resources: ["namespaces"], verbs: ["get"], resourceNames: ["kube-system"] };
    await create(admin, { kind: "ServiceAccount", metadata });
    await create(admin, { kind: "RoleBinding", metadata, subjects, roleRef });
    await create(admin, { kind: "ClusterRole", metadata: { name: "limited" }, rules: [get] });
    await create(admin, {
      kind: "ClusterRoleBinding",
      metadata: { name: "limited" },
      subjects,
      roleRef: { ...roleRef, name: "limited" },
    });
    const limited = await tokenOf(admin, "payments", "limited");

    const collected = await collectFrom(liveInput(peer, limited, { fields: { namespaces: "payments, checkout" } }));

    expect(coverageOf(collected, "deployments")).toMatchObject({
      "": { status: "denied", reason: expect.stringMatching(/1 of the 2 namespaces/) },
      "namespace/payments": { status: "complete" },
      "namespace/checkout": { status: "denied" },
    });
    expect(coverageOf(collected, "namespaces")[""]?.status).toBe("partial");
    expect(collected.slices.some(({ slice }) => slice.authoritative)).toBe(false);
    expect(factsOf(collected, "consumer", "deployment").map(({ scope }) => scope)).toEqual(["namespace/payments"]);
  });

  it("tells what a credential may do, as it finds out", async () => {
    const reported: PermissionCheck[] = [];
    const check = await checkLive(liveInput(peer, token), (one) => reported.push(one));

    expect(check.identity).toBe("system:serviceaccount:rollcall:rollcall-reader");
    expect(check.reached).toMatch(/^Kubernetes v\d/);
    expect(check.permissions.map(({ id }) => id)).toEqual(ALL_RIGHTS);
    expect(check.permissions.filter(({ status }) => status !== "granted")).toEqual([]);
    expect(reported.toSorted((a, b) => ALL_RIGHTS.indexOf(a.id) - ALL_RIGHTS.indexOf(b.id))).toEqual(check.permissions);
    expect(check.excess).toEqual([]);
    expect(check.warnings).toEqual([expect.stringMatching(/^The token ends at /)]);
  });

  it("names the rights that are missing and those that are too many", async () => {
    const some = await grantReader(
      admin,
      "some",
      ALL_RIGHTS.filter((id) => id !== "pods" && id !== "config-maps"),
    );
    const missingSome = await checkLive(liveInput(peer, some), () => undefined);
    const tooMany = await checkLive(liveInput(peer, peer.adminToken), () => undefined);
    await create(admin, {
      kind: "ClusterRoleBinding",
      metadata: { name: "edit-too" },
      subjects: [{ kind: "ServiceAccount", name: "some", namespace: "rollcall" }],
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
    });
    const edits = await checkLive(liveInput(peer, some), () => undefined);

    expect(missingSome.permissions.filter(({ status }) => status !== "granted")).toEqual([
      { id: "pods", status: "missing", detail: expect.any(String), fix: expect.stringContaining("resources: [pods]") },
      {
        id: "config-maps",
        status: "missing",
        detail: expect.any(String),
        fix: expect.stringContaining("resourceNames: [aws-auth, kube-"),
      },
    ]);
    expect(missingSome.excess).toEqual([]);
    expect(tooMany.excess).toEqual([expect.stringMatching(/^It may do everything/)]);
    expect(edits.excess).toEqual([
      expect.stringMatching(/^It may change things: /),
      expect.stringMatching(/^It may read values of Secrets/),
      expect.stringMatching(/^It may read more than is used: .*configmaps/),
    ]);
  });

  it("is exported to what collecting it would have brought", async () => {
    const out = join(directory, "export");
    const limited = await grantReader(
      admin,
      "exporter",
      ALL_RIGHTS.filter((id) => id !== "jobs"),
    );

    for (const [reader, path] of [
      [token, out],
      [limited, `${out}-limited`],
    ] as const) {
      const summary = await exportLive(liveInput(peer, reader), path, { ...LIMITS, pageSize: 4 });
      const live = await collectFrom(liveInput(peer, reader));
      const collected = await collect(path);

      expect(collected.facts.map(withoutEvidence)).toEqual(live.facts.map(withoutEvidence));
      expect(collected.slices).toEqual(live.slices);
      expect(collected.head).toEqual({ ...live.head, readAt: summary.readAt, sourceSlug: "test" });
      const written = readdirSync(path)
        .map((name) => readFileSync(join(path, name), "utf8"))
        .join("\n");
      for (const canary of [...CANARIES, "last-applied", "managedFields", "registry.example", "canary-in"])
        expect(written).not.toContain(canary);
    }
    await expect(exportLive(liveInput(peer, token), out)).rejects.toThrow(/is not empty/);
  });

  it("is read whole when hardly anything is in it", { timeout: 120_000 }, async () => {
    const empty = await peer.another();
    const keeper = apiClient(empty, empty.adminToken);
    const reader = await applyGrant(keeper, ALL_RIGHTS);
    keeper.close();

    const collected = await collectFrom(liveInput(empty, reader));

    expect(incomplete(collected)).toEqual([]);
    expect(factsOf(collected, "stored-copy", "secret")).toEqual([]);
    await empty.stop();
  });

  it("is not read with a credential it does not accept, or under another certificate", async () => {
    await expect(collectFrom(liveInput(peer, "wrong"))).rejects.toThrow(/does not accept the credential \(401\)/);
    await expect(checkLive(liveInput(peer, "wrong"), () => undefined)).rejects.toThrow(/401/);
    await expect(collectFrom(liveInput(peer, token, { fields: { ca: "" } }))).rejects.toThrow(
      /certificate was not accepted/,
    );
    const trusting = await checkLive(
      liveInput(peer, token, { fields: { ca: "", "insecure-skip-tls-verify": true } }),
      () => undefined,
    );
    expect(trusting.warnings[0]).toMatch(/certificate is not checked/);
  });
});
