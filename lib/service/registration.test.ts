import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishSealingKey } from "#lib/db/sealing-key.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { deriveOpeningKey } from "#lib/sealing/opening-key.ts";
import type { Actor } from "./actor.ts";
import { beginRegistration, handOverCode, readSourceRegistration } from "./registration.ts";
import { chooseRights, draftSource } from "./source-setup.ts";

const administrator: Actor = { kind: "user", id: "1", name: "ada", role: "administrator" };
const engineer: Actor = { kind: "user", id: "2", name: "bo", role: "engineer" };
const HOUR_MS = 3_600_000;
const CODE = "canary-code-0001";

describe("an account that a system makes", () => {
  let test: TestDatabase;
  let made = 0;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const context = (more: { sessionId?: string; later?: number; actor?: Actor } = {}) => ({
    ...{ database: test.database, actor: more.actor ?? administrator, sessionId: more.sessionId ?? "session-1" },
    now: new Date(Date.now() + (more.later ?? 0)),
  });

  async function aDraft(system = "github"): Promise<string> {
    made += 1;
    const slug = await draftSource(context(), { system, slug: `draft-${made}` });
    await chooseRights(context(), { slug, permissions: [] });
    return slug;
  }

  const begin = (slug: string, fields: Record<string, string> = { organization: "acme" }) =>
    beginRegistration(context(), { slug, fields });

  async function jobs(): Promise<unknown[]> {
    const { rows } = await test.database.pool.query("select 1 from graphile_worker.jobs where key like 'take-over:%'");
    return rows;
  }

  it("is not begun while nobody could take it over", async () => {
    await expect(begin(await aDraft())).rejects.toThrow(/worker/);
    await publishSealingKey(test.database.pool, await deriveOpeningKey(randomBytes(32).toString("base64url")));
  });

  it("is handed over once, by what the system sent back, and audited without it", async () => {
    const slug = await aDraft();
    const { state } = await begin(slug);
    expect(await readSourceRegistration(context(), slug)).toMatchObject({ status: "awaiting", own: true });

    const outcomes = [
      await handOverCode(context(), { slug, state, code: CODE }),
      await handOverCode(context(), { slug, state, code: CODE }),
    ];

    expect(outcomes).toEqual(["taken", "not-awaited"]);
    expect(await readSourceRegistration(context(), slug)).toMatchObject({ status: "queued" });
    expect(await jobs()).toHaveLength(1);
    const { rows } = await test.database.pool.query<{ said: string }>(
      "select string_agg(action || detail::text, ' ') as said from audit_record where subject = $1",
      [`source:${slug}`],
    );
    expect(rows[0]?.said).toContain("source.hand-over-code");
    expect(rows[0]?.said).not.toMatch(new RegExp(`${state}|${CODE}`));
  });

  it("is taken from clicks at the same time once", async () => {
    const slug = await aDraft();
    const { state } = await begin(slug);

    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => handOverCode(context(), { slug, state, code: CODE })),
    );

    expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(1);
  });

  it("is not taken with another state, in another session, for another source, or too late", async () => {
    const [slug, other] = [await aDraft(), await aDraft()];
    const { state } = await begin(slug);
    const { state: otherState } = await begin(other);
    const hand = (more: Parameters<typeof context>[0], sent: string) =>
      handOverCode(context(more), { slug, state: sent, code: CODE });

    expect(await hand({}, otherState)).toBe("not-yours");
    expect(await hand({}, "")).toBe("not-yours");
    expect(await hand({ sessionId: "session-2" }, state)).toBe("not-yours");
    expect(await hand({ later: HOUR_MS + 1000 }, state)).toBe("expired");
    expect(await readSourceRegistration(context({ later: HOUR_MS + 1000 }), slug)).toMatchObject({ status: "expired" });
    expect(await hand({}, state)).toBe("taken");
  });

  it("keeps no state that could be read, and an earlier one holds no more", async () => {
    const slug = await aDraft();
    const { state: before } = await begin(slug);
    const { state } = await begin(slug);

    const { rows } = await test.database.pool.query<{ line: string }>("select r::text as line from registration r");
    expect(rows.map(({ line }) => line).join()).not.toContain(state);
    expect(await handOverCode(context(), { slug, state: before, code: CODE })).toBe("not-yours");
    expect(await handOverCode(context(), { slug, state, code: CODE })).toBe("taken");
    await expect(begin(slug)).rejects.toThrow(/takes over/);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /Organization is needed/],
    [{ organization: "https://github.com/acme" }, /its name in addresses/],
    [{ organization: "acme", address: "http://ghe.example.org" }, /https/],
    [{ organization: "acme", address: "https://ghe.example.org/path" }, /ends with its host/],
  ])("asks first where the system is: %j", async (fields, sentence) => {
    await expect(begin(await aDraft(), fields)).rejects.toThrow(sentence);
  });

  it("is for administrators, and for systems that make accounts", async () => {
    const slug = await aDraft();
    const { state } = await begin(slug);

    const other = context({ actor: engineer });
    await expect(beginRegistration(other, { slug, fields: {} })).rejects.toThrow(/administrator/);
    await expect(handOverCode(other, { slug, state, code: CODE })).rejects.toThrow(/administrator/);
    await expect(readSourceRegistration(other, slug)).rejects.toThrow(/administrator/);
    await expect(begin(await aDraft("kubernetes"))).rejects.toThrow(/makes no account/);
  });
});
