import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Actor } from "./actor.ts";
import { getIdentity } from "./identity.ts";

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };
const USED = "kubernetes.io/legacy-token-last-used";

function token(lastUsed: string | null, more: { uid?: string; created?: string } = {}): JsonObject {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: {
      name: "ci-token",
      namespace: "shop",
      uid: more.uid ?? "uid-1",
      creationTimestamp: more.created ?? "2026-01-01T08:00:00Z",
      annotations: { "kubernetes.io/service-account.name": "ci" },
      ...(lastUsed === null ? {} : { labels: { [USED]: lastUsed } }),
    },
    type: "kubernetes.io/service-account-token",
  };
}

const OBJECTS: JsonObject[] = [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
  {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name: "ci", namespace: "shop", uid: "uid-ci" },
    imagePullSecrets: [{ name: "registry" }],
  },
  {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "registry", namespace: "shop", creationTimestamp: "2025-05-01T08:00:00Z" },
    type: "kubernetes.io/dockerconfigjson",
  },
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: {
      template: {
        spec: { serviceAccountName: "ci", containers: [{ envFrom: [{ secretRef: { name: "missing" } }] }] },
      },
    },
  },
];

describe("the credentials of an identity", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  async function identityOf(slug: string, asOf: Date | null = null) {
    const alias = `kubernetes:${slug}:serviceaccount:shop/ci`;
    const { rows } = await test.database.pool.query<{ id: string }>(
      "select identity_id as id from inventory_row where alias = $1 and closed_by is null",
      [alias],
    );
    const context = { database: test.database, actor: operator, now: new Date() };
    const { content } = await getIdentity(context, rows[0]?.id ?? "", { tab: "credentials", asOf });
    if (content.tab !== "credentials") throw new Error(`Asked for the credentials, got ${content.tab}`);
    return { credentials: content.credentials.items, secrets: content.secrets.items };
  }

  const read = (slug: string, day: string, ...objects: JsonObject[]) =>
    collectObjects(test, { slug, readAt: `2026-${day}T12:00:00Z`, objects: [...OBJECTS, ...objects] });

  it("have where they lie, their age, and that they never end", async () => {
    await read("dates", "03-01", token("2026-02-20"));

    const { credentials } = await identityOf("dates");

    expect(credentials).toEqual([
      {
        name: "ci-token",
        key: "kubernetes:dates:serviceaccounttoken:shop/ci-token",
        kind: "token in a Secret",
        createdAt: "2026-01-01T08:00:00Z",
        expires: { never: true },
        lifetime: null,
        lastUsed: { at: "2026-02-20T00:00:00.000Z", day: true },
        remarks: [],
        storedIn: null,
        storedCopies: [{ key: "kubernetes:dates:secret:shop/ci-token", place: "Secret ci-token in shop" }],
      },
    ]);
  });

  it("keep the newest use without any history, whatever a later read says", async () => {
    const { changes: first } = await read("moving", "03-01", token("2026-02-20"));
    const { changes: second } = await read("moving", "03-02", token("2026-03-01"));
    const { changes: third } = await read("moving", "03-03", token("2026-02-01"));

    expect([first, second, third]).toEqual([0, 0, 0]);
    const { credentials } = await identityOf("moving");
    expect(credentials[0]?.lastUsed).toEqual({ at: "2026-03-01T00:00:00.000Z", day: true });
  });

  it("do not claim for an earlier time what only the newest use says", async () => {
    await read("earlier", "02-01", token("2026-01-20"));
    await read("earlier", "03-02", token("2026-03-01"));

    const { credentials } = await identityOf("earlier", new Date("2026-02-02T00:00:00Z"));

    expect(credentials[0]?.lastUsed).toEqual({ unknown: expect.stringContaining("Only the newest use") });
  });

  it("of a token made again under its name begin anew", async () => {
    await read("again", "03-01", token("2026-02-20"));
    await read("again", "03-02", token(null, { uid: "uid-2", created: "2026-03-01T10:00:00Z" }));

    const { credentials } = await identityOf("again");

    expect(credentials).toHaveLength(1);
    expect(credentials[0]).toMatchObject({
      createdAt: "2026-03-01T10:00:00Z",
      lastUsed: { unknown: expect.stringContaining("notes the last day") },
    });
  });

  it("stand beside the secrets it takes, and who takes them", async () => {
    await read("taken", "03-01");

    const { secrets } = await identityOf("taken");

    expect(secrets).toEqual([
      {
        name: "missing",
        key: "kubernetes:taken:secret:shop/missing",
        holds: null,
        createdAt: null,
        usedBy: ["web"],
      },
      {
        name: "registry",
        key: "kubernetes:taken:secret:shop/registry",
        holds: "registry sign-in",
        createdAt: "2025-05-01T08:00:00Z",
        usedBy: ["all its pods, to pull images"],
      },
    ]);
  });
});
