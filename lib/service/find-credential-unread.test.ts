import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aws } from "#collectors/aws/collector.ts";
import { exportFiles, listed } from "#collectors/aws/testing/collect.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { collectObjects } from "#collectors/runtime/testing/collect-objects.ts";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { insertDraft } from "#lib/db/source-setup.ts";
import { retireSource } from "#lib/db/source-removal.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { readCredential } from "#lib/domain/credentials/read-credential.ts";
import { legacyClaims, makeToken } from "#lib/domain/credentials/testing/make-token.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { Actor } from "./actor.ts";
import { findCredential } from "./find-credential.ts";

const CERTIFICATES: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../collectors/kubernetes/testing/certificates.json", import.meta.url), "utf8"),
);

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const account = (uid: string): JsonObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: "ci", namespace: "shop", uid },
});

const SECRET: JsonObject = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "ci-token", namespace: "shop", annotations: { "kubernetes.io/service-account.name": "ci" } },
  type: "kubernetes.io/service-account-token",
};

const MASTERS: JsonObject[] = [
  {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: "masters" },
    spec: { signerName: "kubernetes.io/kube-apiserver-client" },
    status: { certificate: CERTIFICATES["masters"] ?? "" },
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "to-masters", namespace: "shop" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [{ kind: "Group", apiGroup: "rbac.authorization.k8s.io", name: "system:masters" }],
  },
];

const objectsOf = (slug: string): JsonObject[] => [
  { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } },
  ...[account(`uid-${slug}`), SECRET],
];

describe("whose a leaked credential is, where not everything is read", () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  const at = (day: string) => `2026-03-${day}T12:00:00Z`;
  const read = (slug: string, day: string, objects: JsonObject[], statuses: Record<string, CoverageStatus> = {}) =>
    collectObjects(test, { slug, readAt: at(day), objects, statuses });

  async function find(text: string) {
    const [finding] = (await readCredential(text)).findings;
    if (!finding) throw new Error("nothing in it names a credential");
    return findCredential({ database: test.database, actor: operator, now: new Date(at("10")) }, finding.name);
  }

  const token = (slug: string, secret = "ci-token") =>
    makeToken(legacyClaims("shop", "ci", `uid-${slug}`, secret)).token;

  async function remove(slug: string, day: string): Promise<void> {
    const { rows } = await test.database.pool.query<{ id: number; trustDomainId: number }>(
      `select id, trust_domain_id as "trustDomainId" from source where slug = $1`,
      [slug],
    );
    const [source] = rows;
    if (!source) throw new Error(`there is no source ${slug}`);
    await inTransaction(test.database.pool, (client) => retireSource(client, source, new Date(at(day))));
  }

  it("does not call a token dead because its source was removed and is not read completely yet", async () => {
    await read("back", "01", objectsOf("back"));
    await remove("back", "02");
    await inTransaction(test.database.pool, (client) => insertDraft(client, { slug: "back", system: "kubernetes" }));

    const meanwhile = await find(token("back"));
    expect(meanwhile.matches).toEqual([]);
    expect(meanwhile.searched).toMatchObject([{ slug: "back", neverRead: true }]);

    await test.database.pool.query("update source set state = 'active' where slug = 'back'");
    await read("back", "03", [], { "service-accounts": "denied", secrets: "denied" });

    const { matches } = await find(token("back"));
    expect(matches).toMatchObject([{ standing: "unknown", because: expect.stringContaining("was not read") }]);
  });

  it("does not take a first read that broke off for all Secrets", async () => {
    await read("half", "01", objectsOf("half"));
    const whole = await find(token("half", "other-token"));
    await test.database.pool.query(
      `with failed as (
         update collection c set status = 'failed' from source s where s.id = c.source_id and s.slug = 'half' returning c.id)
       delete from coverage v using slice s, failed where v.collection_id = failed.id and s.id = v.slice_id and s.kind = 'secrets'`,
    );

    const broken = await find(token("half", "other-token"));

    expect(whole.matches).toMatchObject([{ standing: "ended" }]);
    expect(broken.matches).toMatchObject([{ standing: "unknown", because: expect.stringMatching(/^Not all Secrets/) }]);
    expect(broken.searched).toContainEqual({
      ...{ slug: "half", system: "kubernetes", neverRead: true, unread: ["Secrets (names only)"] },
    });
  });

  it("names a source that never told which cluster it reads", async () => {
    await test.database.pool.query("insert into source (slug, system, state) values ('mute', 'kubernetes', 'active')");

    const { searched } = await find(token("half"));

    expect(searched).toContainEqual({ slug: "mute", system: "kubernetes", unread: [], neverRead: true });
  });

  it("is sure of the groups of a certificate that was seen, as it is of its user", async () => {
    await read("seen", "01", [...objectsOf("seen"), ...MASTERS]);

    const { matches, namesakes } = await find(CERTIFICATES["masters"] ?? "");

    expect(matches).toMatchObject([
      { identity: { key: "kubernetes:seen:user:kubernetes-admin" }, sure: true, standing: "works" },
      { identity: { key: "kubernetes:seen:group:system:masters" }, sure: true, standing: "works" },
    ]);
    expect(namesakes).toEqual([]);
  });

  it("names the account of an AWS key that no source reads, beside those that are read", async () => {
    const keys = listed("access-keys", [], { status: "complete" }, { account: "123456789012" });
    await withFiles(exportFiles([keys]), (path) =>
      collectInto(test, { collector: aws, path, sourceSlug: "cloud", readAt: new Date(at("01")) }),
    );

    const { matches, unconnected } = await find("AKIAQNZGKIQY56JQ7WML");
    const own = await findCredential(
      { database: test.database, actor: operator, now: new Date(at("10")) },
      { kind: "aws-access-key", keyId: "AKIAQNZGKIQY56JQ7WML", account: "123456789012" },
    );

    expect(matches).toEqual([]);
    expect(unconnected?.because).toMatch(/^The key belongs to account \d{12}, and no source reads that one\./);
    expect(own.unconnected).toBeNull();
  });
});
