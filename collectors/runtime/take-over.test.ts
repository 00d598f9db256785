import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "#collectors/github/live/testing/create-app.ts";
import { CLIENT_SECRET, WEBHOOK_SECRET } from "#collectors/github/live/testing/fake-github/app-manifests.ts";
import { generateOrganization } from "#collectors/github/live/testing/fake-github/generate.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "#collectors/github/live/testing/fake-github/server.ts";
import { loadCollector } from "#collectors/registry.ts";
import { takeCode } from "#lib/db/registrations.ts";
import { publishSealingKey } from "#lib/db/sealing-key.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { logger } from "#lib/logger.ts";
import { openCredential } from "#lib/sealing/open-credential.ts";
import { beginRegistration, handOverCode, readSourceRegistration } from "#lib/service/registration.ts";
import { chooseRights, draftSource, readSourceSetup } from "#lib/service/source-setup.ts";
import { takeOver } from "./tasks/take-over.ts";
import { aWorkerKey } from "./testing/toy-sources.ts";

/** Every secret of the flow, as a part that no encoding of lines breaks. */
const CANARIES = ["canary-code-", CLIENT_SECRET, WEBHOOK_SECRET, "PRIVATE KEY"];

describe("an App that GitHub made", () => {
  let test: TestDatabase;
  let fake: FakeGithub;
  let key: Awaited<ReturnType<typeof aWorkerKey>>;
  const logged: string[] = [];
  const log = logger.child({}, { level: "trace" });

  beforeAll(async () => {
    test = await createTestDatabase();
    key = await aWorkerKey();
    await publishSealingKey(test.database.pool, key.key);
    fake = await startFakeGithub(generateOrganization({ repositories: 1 }));
    for (const level of ["info", "warn", "error"] as const) {
      log[level] = ((...said: unknown[]) => logged.push(JSON.stringify(said, errorsToo))) as never;
    }
  });

  afterAll(async () => {
    await fake.stop();
    await test.drop();
  });

  const errorsToo = (_name: string, value: unknown) =>
    value instanceof Error ? `${value.stack} ${String(value.cause)}` : value;

  const inSession = (sessionId = "session-1") => ({
    ...{ database: test.database, now: new Date(), sessionId },
    actor: { kind: "user", id: "1", name: "ada", role: "administrator" } as const,
  });

  /** A draft of a source whose App a person has just created. */
  async function handedOver(slug: string): Promise<{ registrationId: string; sourceId: number }> {
    await draftSource(inSession(), { system: "github", slug });
    await chooseRights(inSession(), { slug, permissions: ["contents"] });
    const fields = { organization: "acme", address: fake.url, ca: fake.ca, "allow-private-addresses": true };
    const { state } = await beginRegistration(inSession(), { slug, fields });
    expect(await handOverCode(inSession(), { slug, state, code: await createApp(fake) })).toBe("taken");
    const { rows } = await test.database.pool.query<{ registrationId: string; sourceId: number }>(
      `select r.id::text as "registrationId", s.id as "sourceId"
       from registration r join source s on s.id = r.source_id where s.slug = $1`,
      [slug],
    );
    return rows[0] ?? { registrationId: "", sourceId: 0 };
  }

  const run = (job: object, signal = new AbortController().signal) =>
    takeOver(job, {
      ...{ database: test.database, databaseUrl: test.url, session: "test", key: key.key, log, signal },
      loadCollector,
    });

  const shown = (slug: string) => readSourceRegistration(inSession(), slug);

  it("becomes the connection, with its key sealed and its name told", async () => {
    await run(await handedOver("made"));

    expect(await shown("made")).toMatchObject({ status: "done", made: "rollcall-acme", error: null });
    const { settings, credentialSetAt } = await readSourceSetup(inSession(), "made");
    expect(settings).toMatchObject({ connection: "app", fields: { organization: "acme", "app-id": "4" } });
    expect(settings?.permissions).toContain("contents");
    expect(credentialSetAt).not.toBeNull();
    const { rows } = await test.database.pool.query<{ sealed: Buffer }>(
      "select sealed_credential as sealed from source where slug = 'made'",
    );
    const opened = await openCredential(key.key, rows[0]?.sealed ?? new Uint8Array(), { sourceSlug: "made" });
    expect(opened["private-key"]).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
    expect(opened["webhook-secret"]).toBe(WEBHOOK_SECRET);
  });

  it("is told as lost when the worker died with its code in hand, and nothing is asked twice", async () => {
    const job = await handedOver("died");
    await takeCode(test.database.pool, job.registrationId);
    fake.seen.length = 0;

    await run(job);

    expect(await shown("died")).toMatchObject({
      status: "failed",
      error: expect.stringMatching(/key is lost/) as string,
    });
    expect(fake.seen).toEqual([]);
    expect((await readSourceSetup(inSession(), "died")).credentialSetAt).toBeNull();
  });

  it("is told as lost when the worker is stopped over it", async () => {
    const stopping = new AbortController();
    const job = await handedOver("stopped");
    fake.trouble({ path: "/app-manifests/{code}/conversions", serve: () => stopping.abort() });

    await run(job, stopping.signal);

    fake.trouble(null);
    expect(await shown("stopped")).toMatchObject({
      status: "failed",
      error: expect.stringMatching(/key is lost/) as string,
    });
  });

  it("is not stored by a worker that wakes after another one has said that it is lost", async () => {
    const job = await handedOver("woken");
    let told: Promise<unknown> | undefined;
    fake.trouble({
      path: "/app-manifests/{code}/conversions",
      serve(response, honest) {
        told = run(job).then(() => sendJson(response, honest.status, honest.body));
      },
    });

    await run(job);
    await told;

    fake.trouble(null);
    expect(await shown("woken")).toMatchObject({ status: "failed", made: null });
    expect((await readSourceSetup(inSession(), "woken")).credentialSetAt).toBeNull();
  });

  it("fails with GitHub's reason in a sentence", async () => {
    const job = await handedOver("refused");
    fake.created.clear();

    await run(job);

    expect(await shown("refused")).toMatchObject({
      status: "failed",
      error: expect.stringMatching(/does not know the code \(404\)/) as string,
    });
  });

  it("leaves no secret in the database, in the queue or in the log", async () => {
    await run(await handedOver("canary"));
    const job = await handedOver("canary-waits");
    fake.trouble({
      path: "/app-manifests/{code}/conversions",
      serve: (response, { body }) => sendJson(response, 201, { ...(body as object), owner: CLIENT_SECRET }),
    });
    await run(job);
    fake.trouble(null);
    const waiting = await handedOver("canary-queued");

    const all = await dump(test);
    for (const canary of CANARIES) {
      expect(all).not.toContain(canary);
      expect(all).not.toContain(Buffer.from(canary).toString("hex"));
      expect(logged.join("\n")).not.toContain(canary);
    }
    expect(all).toContain(waiting.registrationId);
  });
});

/** Every row of every table of every schema, as text. */
async function dump({ database: { pool } }: TestDatabase): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const lines: string[] = [];
  for (const { name } of rows) {
    const found = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    lines.push(...found.rows.map(({ line }) => line));
  }
  return lines.join("\n");
}
