import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { plainSentence } from "#lib/domain/inventory/verdict.ts";
import type { Actor } from "./actor.ts";
import { listChanges } from "./changes.ts";
import type { Context } from "./context.ts";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import { getIdentity } from "./identity.ts";
import { listInventory } from "./inventory.ts";
import { openPermissions } from "./permissions.ts";

const CERTIFICATES: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../collectors/kubernetes/testing/certificates.json", import.meta.url), "utf8"),
);

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };
const ADMIN = "arn:aws:iam::111122223333:role/admin";

function request(name: string): JsonObject {
  return {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name },
    spec: { signerName: "kubernetes.io/kube-apiserver-client" },
    status: { certificate: CERTIFICATES[name] ?? "" },
  };
}

const AWS_AUTH: JsonObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "aws-auth", namespace: "kube-system" },
  data: { mapRoles: `- rolearn: ${ADMIN}\n  username: admin\n  groups: [system:masters]\n` },
};

describe("identities that are known by what proves them", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const contextAt = (now: string): Context => ({ database: test.database, actor: operator, now: new Date(now) });

  const read = (slug: string, readAt: string, ...objects: JsonObject[]) =>
    collectObjects(test, { slug, readAt: `${readAt}T12:00:00Z`, objects });

  async function detail(alias: string, now: string) {
    const { rows } = await test.database.pool.query<{ id: string }>(
      "select identity_id as id from inventory_row where alias = $1 and closed_by is null",
      [alias],
    );
    const { head, content } = await getIdentity(contextAt(now), rows[0]?.id ?? "", { tab: "overview" });
    if (content.tab !== "overview") throw new Error(`Asked for the overview, got ${content.tab}`);
    return { row: head.row, verdict: plainSentence(head.verdict), ...content };
  }

  it("keep a certificate that its listing forgot, until it expires", async () => {
    await read("short", "2026-03-01");
    await read("short", "2026-03-02", request("masters"), request("short"));
    await read("short", "2026-03-03");
    await read("short", "2026-03-04");

    const { changes } = await listChanges(contextAt("2026-03-04T13:00:00Z"), { pageSize: 10 });
    expect(changes.filter(({ sourceSlug }) => sourceSlug === "short").map(({ sentence }) => sentence)).toEqual([
      "kubernetes-admin got a client certificate of system:masters, which no role limits and nobody can revoke, valid " +
        "until 2027-01-01.",
    ]);
    const { credentials } = await detail("kubernetes:short:user:kubernetes-admin", "2026-03-04T13:00:00Z");
    expect(credentials.items).toMatchObject([
      {
        kind: "client certificate",
        createdAt: "2026-01-01T00:00:00.000Z",
        expires: { at: "2027-01-01T00:00:00.000Z" },
        lifetime: "365 days",
        storedIn: "with whoever asked for it",
        remarks: [{ grave: true }],
      },
    ]);
  });

  it("end at the very time their certificate says, found by the next read", async () => {
    await read("ending", "2026-03-01");
    await read("ending", "2026-03-01", request("short"));
    await read("ending", "2026-03-05");

    const { rows } = await test.database.pool.query(
      `select reason, not_before, not_after from change c join source s on s.id = c.source_id
       where s.slug = 'ending' and type = 'removed'`,
    );
    const end = new Date("2026-03-02T11:00:00Z");
    expect(rows).toEqual([{ reason: "expired", not_before: end, not_after: end }]);
  });

  it("may do anything by a certificate of system:masters, and nothing by it once it has expired", async () => {
    await read("masters", "2026-03-01", request("masters"));
    const alias = "kubernetes:masters:user:kubernetes-admin";
    const question = { verb: "delete", group: "", resource: "nodes" };

    const before = await detail(alias, "2026-12-31T00:00:00Z");
    expect(before.verdict).toBe("kubernetes-admin can do anything in all of masters and nobody is named as its owner.");
    expect(before.access[0]?.words).toContain("whatever roles say");
    expect(await openPermissions(contextAt("2026-12-31T00:00:00Z"))(alias, question)).toMatchObject({ allowed: true });

    const after = await detail(alias, "2027-01-02T00:00:00Z");
    expect(after.access).toEqual([]);
    expect(await openPermissions(contextAt("2027-01-02T00:00:00Z"))(alias, question)).toMatchObject({ allowed: false });
  });

  it("are roles of AWS that aws-auth lets in, one in each cluster", async () => {
    await read("east", "2026-03-01", AWS_AUTH);
    await read("west", "2026-03-01", AWS_AUTH);

    for (const slug of ["east", "west"]) {
      const { row, verdict, access } = await detail(`kubernetes:${slug}:awsrole:${ADMIN}`, "2026-03-02T00:00:00Z");
      expect(row).toMatchObject({
        kind: "aws-role",
        name: "111122223333:role/admin",
        status: "referenced",
        human: false,
      });
      expect(verdict).toContain(`can do anything in all of ${slug}`);
      expect(access[0]?.because).toBe("because it is in system:masters: aws-auth puts it there");
    }
  });

  it("are found by when the first of their credentials ends", async () => {
    const token = (name: string): JsonObject => ({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name, namespace: "kube-system", annotations: { "kubernetes.io/service-account.name": name } },
      type: name.startsWith("bootstrap-token-")
        ? "bootstrap.kubernetes.io/token"
        : "kubernetes.io/service-account-token",
    });
    const soon = new Date("2026-03-12T00:00:00Z");
    const slug = "expiring";
    await read(slug, "2026-03-01", request("masters"), token("ci"), token("bootstrap-token-07401b"), AWS_AUTH);
    await test.database.pool.query(
      `update inventory_row set next_expiry_at = $2 where alias = $1 and next_expiry_at = '2027-01-01T00:00:00Z'`,
      [`kubernetes:${slug}:user:kubernetes-admin`, soon],
    );

    const found = async (expires: string) => {
      const { filter, errors } = parseFilter(`expires:${expires} source:${slug} kind:user,service-account,aws-role`);
      expect(errors).toEqual([]);
      const page = await listInventory(contextAt("2026-03-02T00:00:00Z"), {
        ...filter,
        ...{ sort: "name", descending: false, pageSize: 10, includeHumans: true, includeVendors: true },
      });
      return page.rows.map(({ name }) => name);
    };

    expect(await found("30d")).toEqual(["kubernetes-admin"]);
    expect(await found("never")).toEqual(["ci"]);
    expect(await found("unknown")).toEqual(["system:bootstrap:07401b"]);
    expect(await found("none")).toEqual(["111122223333:role/admin"]);
    expect(await found("later")).toEqual([]);
  });
});
