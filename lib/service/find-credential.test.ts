import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectObjects, type ObjectsRead } from "#collectors/runtime/testing/collect-objects.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { readCredential } from "#lib/domain/credentials/read-credential.ts";
import { boundClaims, legacyClaims, makeToken } from "#lib/domain/credentials/testing/make-token.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { Forbidden } from "#lib/errors.ts";
import type { Actor } from "./actor.ts";
import { findCredential } from "./find-credential.ts";

const CERTIFICATES: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../collectors/kubernetes/testing/certificates.json", import.meta.url), "utf8"),
);

const operator: Actor = { kind: "operator", id: "test", name: "operator test" };

const account = (name: string, uid?: string): JsonObject => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace: "shop", ...(uid === undefined ? {} : { uid }) },
});

const tokenSecret = (name: string, of: string, labels: JsonObject = {}): JsonObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, namespace: "shop", annotations: { "kubernetes.io/service-account.name": of }, labels },
  type: "kubernetes.io/service-account-token",
});

const NAMESPACE: JsonObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };

const cluster = (issuer: string, caFingerprint: string | null = null): JsonObject => ({
  apiVersion: "rollcall.dev/v1",
  kind: "ClusterFacts",
  metadata: { name: "cluster" },
  ...{ issuer, caFingerprint },
});

const EAST_AUTHORITY = "ea".repeat(32);

/** Lets a group into the namespace, so that the group is known. */
const toGroup = (name: string): JsonObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "RoleBinding",
  metadata: { name: "to-group", namespace: "shop" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
  subjects: [{ kind: "Group", apiGroup: "rbac.authorization.k8s.io", name }],
});

const request = (name: string): JsonObject => ({
  apiVersion: "certificates.k8s.io/v1",
  kind: "CertificateSigningRequest",
  metadata: { name },
  spec: { signerName: "kubernetes.io/kube-apiserver-client" },
  status: { certificate: CERTIFICATES[name] ?? "" },
});

describe("finding out whose a leaked credential is", () => {
  let test: TestDatabase;
  const now = new Date("2026-03-10T12:00:00Z");

  beforeAll(async () => {
    test = await createTestDatabase();
    const read = (slug: string, day: string, objects: JsonObject[], more: Partial<ObjectsRead> = {}) =>
      collectObjects(test, { slug, readAt: `2026-03-${day}T12:00:00Z`, objects: [NAMESPACE, ...objects], ...more });
    await read("east", "01", [account("ci", "uid-east"), account("gone", "uid-gone"), tokenSecret("old", "ci")]);
    await read("east", "02", [
      cluster("https://east.example", EAST_AUTHORITY),
      toGroup("ops"),
      ...[account("ci", "uid-east"), tokenSecret("ci-token", "ci")],
      tokenSecret("idle", "ci", { "kubernetes.io/legacy-token-invalid-since": "2026-03-01" }),
      request("masters"),
    ]);
    await read("west", "02", [cluster("https://west.example"), account("ci", "uid-west"), toGroup("ops")], {
      statuses: { secrets: "denied" },
    });
    await read("manifests", "02", [account("deployer")]);
  });

  afterAll(() => test.drop());

  const context = () => ({ database: test.database, actor: operator, now });
  const find = (name: CredentialName) => findCredential(context(), name);

  async function findPasted(text: string) {
    const [finding] = (await readCredential(text)).findings;
    if (!finding) throw new Error("nothing in it names a credential");
    return find(finding.name);
  }

  const legacy = (uid: string, secret: string, name = "ci") =>
    findPasted(makeToken(legacyClaims("shop", name, uid, secret)).token);

  it("is decided by the uid where several clusters have an account of that name", async () => {
    const answer = await legacy("uid-east", "ci-token");

    expect(answer.matches).toMatchObject([
      {
        identity: { key: "kubernetes:east:serviceaccount:shop/ci" },
        ...{ sure: true, present: true, standing: "works" },
        stored: [{ place: "Secret ci-token in shop" }],
      },
    ]);
    expect(answer.matches[0]?.steps[0]).toBe(
      "Delete the Secret `ci-token` in `shop`. The token stops working at once; the account stays.",
    );
    expect(answer.namesakes).toMatchObject([{ key: "kubernetes:west:serviceaccount:shop/ci" }]);
  });

  it.each([
    ["the Secret is gone", "uid-east", "old", "ended", /is gone, and the token with it/],
    ["the server refuses it", "uid-east", "idle", "ended", /refuses it since 2026-03-01/],
    ["there never was such a Secret", "uid-east", "made-up", "ended", /All Secrets were read/],
    ["Secrets could not be read", "uid-west", "ci-token", "unknown", /^Not all Secrets/],
  ])("says of a token in a Secret when %s", async (_when, uid, secret, standing, words) => {
    const { matches } = await legacy(uid, secret);

    expect(matches).toMatchObject([{ standing, because: expect.stringMatching(words) }]);
  });

  it("says of a pod's token that it has expired, or what it hangs on", async () => {
    const claims = boundClaims("shop", "ci", "uid-east");
    const expired = await findPasted(makeToken({ ...claims, exp: now.getTime() / 1000 - 1 }).token);
    const running = await findPasted(makeToken({ ...claims, exp: now.getTime() / 1000 + 3600 }).token);

    expect(expired.matches).toMatchObject([{ standing: "ended", steps: [] }]);
    expect(running.matches).toMatchObject([{ standing: "unknown", because: expect.stringContaining("ci-7d9f") }]);
    expect(running.matches[0]?.steps[0]).toContain("Delete the pod `ci-7d9f` in `shop`");
  });

  it("finds an account that is gone by its uid, and what took its name is not it", async () => {
    const { matches } = await legacy("uid-gone", "any", "gone");

    expect(matches).toMatchObject([{ present: false, standing: "ended", sure: true }]);
  });

  it("does not take an account of the same name for it", async () => {
    const { matches, namesakes, searched } = await legacy("uid-of-elsewhere", "ci-token");

    expect(matches).toEqual([]);
    expect(namesakes.map(({ because }) => because)).toEqual(Array(2).fill(expect.stringContaining("another uid")));
    expect(searched).toMatchObject([
      { slug: "east", unread: [], neverRead: false },
      { slug: "manifests", unread: [] },
      { slug: "west", unread: ["Secrets (names only)"] },
    ]);
  });

  it("may be an account read from manifests, and says that it is not sure", async () => {
    const { matches } = await legacy("uid-of-somewhere", "any", "deployer");

    expect(matches).toMatchObject([
      { sure: false, standing: "unknown", matched: expect.stringContaining("manifests") },
    ]);
  });

  it("is decided by the issuer where a token carries no uid", async () => {
    const of = (iss: string) => findPasted(makeToken({ iss, sub: "system:serviceaccount:shop:ci" }).token);

    const east = await of("https://east.example");
    const nobodys = await of("https://elsewhere.example");

    expect(east.matches).toMatchObject([{ sure: true, identity: { domain: "east" } }]);
    expect(nobodys.matches.map(({ sure }) => sure)).toEqual([false, false]);
  });

  it("knows a certificate by its fingerprint, and that nobody can revoke it", async () => {
    const { matches } = await findPasted(CERTIFICATES["masters"] ?? "");

    expect(matches).toMatchObject([
      { identity: { key: "kubernetes:east:user:kubernetes-admin" }, sure: true, standing: "works" },
    ]);
    expect(matches[0]?.steps.join(" ")).toContain("only replacing the authority that signed it");
  });

  it("knows the cluster of another certificate by the authority that came with it", async () => {
    const certificate = { kind: "certificate", fingerprint: "00".repeat(32), user: "ann", groups: ["ops"] } as const;
    const name = { ...certificate, groups: ["ops"], issuer: "CN=kubernetes" };

    const alone = await find(name);
    const together = await find({ ...name, authority: EAST_AUTHORITY });

    expect(alone.matches).toMatchObject([
      { identity: { key: "kubernetes:east:group:ops" }, sure: false, standing: "unknown" },
      { identity: { key: "kubernetes:west:group:ops" }, sure: false, standing: "unknown" },
    ]);
    expect(together.matches).toMatchObject([
      { identity: { key: "kubernetes:east:group:ops" }, sure: true, because: expect.stringContaining("most likely") },
    ]);
  });

  it("answers nothing for what no source reads, and says which system would know", async () => {
    const { matches, searched, unconnected } = await find({ kind: "aws-access-key", keyId: "AKIAQNZGKIQY56JQ7WML" });

    expect({ matches, searched }).toEqual({ matches: [], searched: [] });
    expect(unconnected?.because).toMatch(/^AWS is not connected/);
  });

  it("is written down with the name and nothing else", async () => {
    const { token, signature } = makeToken(legacyClaims("shop", "ci", "uid-east", "ci-token"));
    await findPasted(token);

    const { rows } = await test.database.pool.query<{ subject: string; detail: unknown }>(
      "select subject, detail from audit_record where action = 'credential.search' order by id desc limit 1",
    );
    expect(rows).toMatchObject([
      {
        subject: "credential:kubernetes-token",
        detail: { name: { namespace: "shop", account: "ci", secret: "ci-token" }, matches: 1 },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(signature.slice(0, 8));
  });

  it("is for those who may read the inventory", async () => {
    const nobody = { kind: "user", id: "x", name: "x", role: "nothing" } as unknown as Actor;

    await expect(
      findCredential({ ...context(), actor: nobody }, { kind: "bootstrap-token", id: "07401b" }),
    ).rejects.toThrow(Forbidden);
  });
});
