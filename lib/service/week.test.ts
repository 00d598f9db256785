import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Actor } from "./actor.ts";
import { getWeek } from "./week.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const namespace = (name: string, labels: Record<string, string> = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});
const account = (name: string, namespace: string, labels: Record<string, string> = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace, labels },
});
const token = (name: string, of: string, namespace: string): JsonObject => ({
  apiVersion: "v1",
  kind: "Secret",
  type: "kubernetes.io/service-account-token",
  metadata: { name, namespace, annotations: { "kubernetes.io/service-account.name": of } },
});
const binding = (name: string, account: string, namespace: string): JsonObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "RoleBinding",
  metadata: { name, namespace },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
  subjects: [{ kind: "ServiceAccount", name: account, namespace }],
});

const BEFORE = [
  namespace("shop", { environment: "production" }),
  namespace("lab"),
  account("cart", "shop"),
  account("till", "shop", { team: "payments" }),
  account("trial", "lab"),
  token("cart-token", "cart", "shop"),
];

describe("the week", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    await collectObjects(test, { slug: "prod", readAt: "2026-03-02T12:00:00Z", objects: BEFORE });
    const after = [...BEFORE, account("new", "lab"), binding("ghost-edit", "ghost", "shop")];
    await collectObjects(test, { slug: "prod", readAt: "2026-03-05T12:00:00Z", objects: after });
  });
  afterAll(() => test.drop());

  const week = (now: string, since: string, asOf?: string) =>
    getWeek(
      { database: test.database, actor: operator, now: new Date(now) },
      new Date(since),
      asOf === undefined ? null : new Date(asOf),
    );

  it("counts what stands, by where it lives and what it lacks", async () => {
    const { counts } = await week("2026-03-06T12:00:00Z", "2026-03-01T00:00:00Z");

    expect(counts).toMatchObject({
      total: 5,
      production: 3,
      productionUnowned: 2,
      productionEndless: 1,
      unclassified: 2,
      missing: 1,
      endless: 1,
      expiring: 0,
      atLeast: false,
    });
  });

  it("tells what somebody may do before what merely came", async () => {
    const { changes } = await week("2026-03-06T12:00:00Z", "2026-03-01T00:00:00Z");

    expect(changes.total).toBe(2);
    expect(changes.byType).toEqual({ added: 2 });
    expect(changes.told.map(({ noun }) => noun)).toEqual(["attachment", "identity"]);
  });

  it("tells nothing of what was known before", async () => {
    const { changes } = await week("2026-03-06T12:00:00Z", "2026-03-05T12:00:00Z");

    expect(changes).toEqual({ total: 0, byType: {}, told: [] });
  });

  it("knows a day on which nothing changed from one on which nothing was read", async () => {
    const { days } = await week("2026-03-06T12:00:00Z", "2026-03-01T00:00:00Z");

    expect(days).toHaveLength(14);
    expect(days.slice(-5)).toEqual([
      { day: "2026-03-02", changes: 0, read: true },
      { day: "2026-03-03", changes: 0, read: false },
      { day: "2026-03-04", changes: 0, read: false },
      { day: "2026-03-05", changes: 2, read: true },
      { day: "2026-03-06", changes: 0, read: false },
    ]);
  });

  it("can be asked as of a time", async () => {
    const { counts, changes } = await week("2026-03-06T12:00:00Z", "2026-02-24T00:00:00Z", "2026-03-03T00:00:00Z");

    expect(counts).toMatchObject({ total: 3, missing: 0 });
    expect(changes.total).toBe(0);
  });

  it("is not for somebody without a role we know", async () => {
    const actor = { kind: "user", id: "u", name: "U", role: "none" } as unknown as Actor;

    await expect(getWeek({ database: test.database, actor, now: new Date() }, new Date(), null)).rejects.toThrow(
      /role/,
    );
  });
});

describe("the week of one whose credential ends and of one nobody reached", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    const certificates = JSON.parse(
      readFileSync(new URL("../../collectors/kubernetes/testing/certificates.json", import.meta.url), "utf8"),
    ) as Record<string, string>;
    const request = {
      apiVersion: "certificates.k8s.io/v1",
      kind: "CertificateSigningRequest",
      metadata: { name: "account" },
      spec: { signerName: "kubernetes.io/kube-apiserver-client" },
      status: { certificate: certificates["account"] ?? "" },
    };
    const objects = [namespace("shop"), account("ci", "shop"), request];
    await collectObjects(test, { slug: "prod", readAt: "2026-03-02T12:00:00Z", objects });
  });
  afterAll(() => test.drop());

  const countsAt = async (now: string) => {
    const context = { database: test.database, actor: operator, now: new Date(now) };
    return (await getWeek(context, new Date("2026-03-01T00:00:00Z"))).counts;
  };

  it("counts what ends within 30 days, and not what ends later", async () => {
    expect(await countsAt("2026-12-01T00:00:00Z")).toMatchObject({ total: 1, expiring: 0 });
    expect(await countsAt("2027-01-15T00:00:00Z")).toMatchObject({ total: 1, expiring: 1 });
  });

  it("counts at least so many while a source was never reached, though it has no part in the list", async () => {
    expect((await countsAt("2026-03-06T12:00:00Z")).atLeast).toBe(false);

    await test.database.pool.query(
      "insert into source (slug, system, state) values ('unreached', 'kubernetes', 'active')",
    );

    expect((await countsAt("2026-03-06T12:00:00Z")).atLeast).toBe(true);
  });
});
