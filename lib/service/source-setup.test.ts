import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishSealingKey } from "#lib/db/sealing-key.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { openCredential } from "#lib/sealing/open-credential.ts";
import { deriveOpeningKey, type OpeningKey } from "#lib/sealing/opening-key.ts";
import type { Actor } from "./actor.ts";
import { readConnectionTest, testConnection } from "./connection-test.ts";
import { chooseRights, draftSource, readSourceSetup, saveConnection } from "./source-setup.ts";

const administrator: Actor = { kind: "user", id: "1", name: "ada", role: "administrator" };
const viewer: Actor = { kind: "user", id: "2", name: "bo", role: "viewer" };
const TOKEN = "canary-token-4711";

describe("connecting a source", () => {
  let test: TestDatabase;
  let key: OpeningKey;
  let made = 0;

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await deriveOpeningKey(randomBytes(32).toString("base64url"));
  });

  afterAll(() => test.drop());

  const context = (actor = administrator) => ({ database: test.database, actor, now: new Date() });

  async function aDraft(): Promise<string> {
    made += 1;
    return draftSource(context(), { system: "kubernetes", slug: `draft-${made}` });
  }

  const address = (fields: Record<string, string | boolean> = {}) => ({
    connection: "address",
    fields: { url: "https://api.example.org", ...fields },
  });

  async function sealed(slug: string): Promise<Uint8Array | null> {
    const { rows } = await test.database.pool.query<{ sealed: Uint8Array | null }>(
      "select sealed_credential as sealed from source where slug = $1",
      [slug],
    );
    return rows[0]?.sealed ?? null;
  }

  it("says that a worker must start first, because nobody could open what it seals", async () => {
    const slug = await aDraft();

    await expect(saveConnection(context(), { slug, ...address({ token: TOKEN }) })).rejects.toThrow(/worker/);

    expect((await readSourceSetup(context(), slug)).settings).toBeNull();
    await publishSealingKey(test.database.pool, key);
  });

  it("keeps a secret for workers alone", async () => {
    const slug = await aDraft();

    await saveConnection(context(), { slug, ...address({ token: TOKEN }) });

    const bytes = await sealed(slug);
    expect(await openCredential(key, bytes ?? new Uint8Array(), { sourceSlug: slug })).toEqual({ token: TOKEN });
    const { settings, credentialSetAt } = await readSourceSetup(context(), slug);
    expect(settings?.fields).toEqual({
      url: "https://api.example.org",
      "allow-private-addresses": false,
      "insecure-skip-tls-verify": false,
    });
    expect(credentialSetAt).not.toBeNull();
    const { rows } = await test.database.pool.query<{ all: string }>(
      `select string_agg(t::text, '') as all from (
         select to_jsonb(s)::text as t from source s union all select to_jsonb(a)::text from audit_record a) every`,
    );
    expect(rows[0]?.all).toContain(slug);
    expect(rows[0]?.all).not.toContain(TOKEN);
  });

  it("keeps the secret that was sealed while its field stays empty, and drops it with the way it belonged to", async () => {
    const slug = await aDraft();
    await saveConnection(context(), { slug, ...address({ token: TOKEN }) });
    const before = await sealed(slug);

    await saveConnection(context(), { slug, ...address({ token: "", namespaces: "shop" }) });
    const kept = await sealed(slug);
    await saveConnection(context(), { slug, connection: "in-cluster", fields: {} });

    expect(kept).toEqual(before);
    expect(await sealed(slug)).toBeNull();
  });

  it.each<Record<string, string>>([
    { url: "https://evil.example.org" },
    { ca: "-----BEGIN CERTIFICATE-----" },
    { "server-name": "evil" },
    { "insecure-skip-tls-verify": "on" },
  ])("wants the secret again before it is sent elsewhere: %o", async (changed) => {
    const slug = await aDraft();
    await saveConnection(context(), { slug, ...address({ token: TOKEN }) });

    await expect(saveConnection(context(), { slug, ...address(changed) })).rejects.toThrow(/credential again/);

    expect((await readSourceSetup(context(), slug)).settings?.fields["url"]).toBe("https://api.example.org");
    await saveConnection(context(), { slug, ...address({ ...changed, token: TOKEN }) });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ url: "https://admin:hunter2@api.example.org" }, /name or password/],
    [{ url: "http://api.example.org" }, /https/],
    [{ ca: "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----" }, /private key/],
  ])("stores nothing secret in what it shows: %o", async (fields, refusal) => {
    const slug = await aDraft();

    await expect(saveConnection(context(), { slug, ...address({ token: TOKEN, ...fields }) })).rejects.toThrow(refusal);

    expect((await readSourceSetup(context(), slug)).settings).toBeNull();
  });

  it("names the field that is missing, and leaves out what no field asks for", async () => {
    const slug = await aDraft();

    await expect(saveConnection(context(), { slug, ...address({ url: " " }) })).rejects.toThrow(/Address of the API/);
    await expect(saveConnection(context(), { slug, connection: "by-mail", fields: {} })).rejects.toThrow(/reached/);
    await saveConnection(context(), { slug, connection: "in-cluster", fields: { url: "https://x", evil: "1" } });

    expect((await readSourceSetup(context(), slug)).settings?.fields).toEqual({});
  });

  it("always asks for required rights, and for no unknown ones", async () => {
    const slug = await aDraft();

    await chooseRights(context(), { slug, permissions: ["secrets", "delete-everything"] });

    const chosen = (await readSourceSetup(context(), slug)).settings?.permissions;
    expect(chosen).toContain("role-bindings");
    expect(chosen).toContain("secrets");
    expect(chosen).not.toContain("pods");
    expect(chosen).not.toContain("delete-everything");
  });

  it("takes a name once", async () => {
    const slug = await aDraft();

    await expect(draftSource(context(), { system: "kubernetes", slug })).rejects.toThrow(/already/);
  });

  it("has a worker test what is saved, and forgets the answer when that changes", async () => {
    const slug = await aDraft();
    await expect(testConnection(context(), { slug })).rejects.toThrow(/how the system is reached/);
    await saveConnection(context(), { slug, ...address({ token: TOKEN }) });

    await testConnection(context(), { slug });
    const asked = await readConnectionTest(context(), slug);
    const { rows } = await test.database.pool.query("select 1 from graphile_worker.jobs where key = $1", [
      `test:${asked?.id}`,
    ]);
    await saveConnection(context(), { slug, ...address({ namespaces: "shop" }) });

    expect(asked?.status).toBe("queued");
    expect(rows).toHaveLength(1);
    expect(await readConnectionTest(context(), slug)).toBeNull();
  });

  it("is for administrators", async () => {
    const slug = await aDraft();

    await expect(draftSource(context(viewer), { system: "kubernetes", slug: "x" })).rejects.toThrow(/role/);
    await expect(saveConnection(context(viewer), { slug, ...address() })).rejects.toThrow(/role/);
    await expect(testConnection(context(viewer), { slug })).rejects.toThrow(/role/);
    await expect(chooseRights(context(viewer), { slug, permissions: [] })).rejects.toThrow(/role/);
  });
});
