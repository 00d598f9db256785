import type nodeCrypto from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SIGN_IN_LIMIT, accountBucket, takeGuess } from "#lib/db/auth.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { AppError } from "#lib/errors.ts";
import type { Actor } from "./actor.ts";
import { administratorExists, createSignInLink, readSignInLink, redeemSignInLink } from "./sign-in-links.ts";

// A password costs half a second on purpose; users.test.ts pays it.
vi.mock("node:crypto", async (load) => {
  const real = await load<typeof nodeCrypto>();
  const cost = { N: 2, r: 1, p: 1 };
  const scrypt = (password: string, salt: Buffer, length: number, _cost: object, done: ScryptDone) =>
    real.scrypt(password, salt, length, cost, done);
  return { ...real, scrypt };
});
type ScryptDone = (error: Error | null, key: Buffer) => void;

const BASE = "http://127.0.0.1:3000";
const NOW = new Date("2026-03-03T09:00:00Z");
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const operator: Actor = { kind: "operator", id: "root@box", name: "root@box" };
const system: Actor = { kind: "system", id: "rollcall", name: "Rollcall" };
const ada = { name: "Ada", email: "ada@example.org", password: "violet anchor ticket lamp" };
const bo = { name: "Bo", email: "bo@example.org", password: "violet anchor ticket lamp" };
const NO_LONGER_GOOD = /Make a new one on the machine that Rollcall runs on: npm run rollcall -- sign-in-link/;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(() => test.database.pool.query(`truncate "user", sign_in_link, rate_limit cascade`));

async function makeToken(actor: Actor = operator, options?: { email?: string }): Promise<string> {
  const { url } = await createSignInLink({ actor, database: test.database, now: NOW }, BASE, options);
  return new URL(url).searchParams.get("token") ?? "";
}
const redeem = (token: string, person = ada, now = later(1)) =>
  redeemSignInLink(test.database, { token, ...person }, now);
const rows = async (query: string) => (await test.database.pool.query<Record<string, unknown>>(query)).rows;
const lastAudit = async () => (await rows("select * from audit_record order by id desc limit 1"))[0];

describe("createSignInLink", () => {
  it("gives an address that is good for 15 minutes and keeps only a hash", async () => {
    const { url, expiresAt } = await createSignInLink({ actor: operator, database: test.database, now: NOW }, BASE);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/first\?token=[\w-]{43}$/);
    expect(expiresAt).toEqual(later(15));

    const token = new URL(url).searchParams.get("token") ?? "";
    expect(JSON.stringify([await rows("select * from sign_in_link"), await lastAudit()])).not.toContain(token);
    expect(await lastAudit()).toMatchObject({
      action: "sign-in-link.create",
      actor_kind: "operator",
      actor_name: "root@box",
    });
  });

  it.each(["viewer", "engineer", "administrator"] as const)("is not for a signed-in %s", async (role) => {
    await expect(makeToken({ kind: "user", id: "u", name: "U", role })).rejects.toThrow(AppError);
    expect(await rows("select 1 from sign_in_link")).toEqual([]);
  });

  it("does not make one for an email that nobody has", async () => {
    await expect(makeToken(operator, { email: "nobody@example.org" })).rejects.toThrow(
      "Nobody has this email address.",
    );
  });
});

describe("redeemSignInLink", () => {
  it("makes an administrator", async () => {
    expect(await administratorExists(test.database)).toBe(false);
    const user = await redeem(await makeToken(), { ...ada, email: " Ada@Example.org " });
    expect(user).toMatchObject({ name: "Ada", email: "ada@example.org", role: "administrator" });
    expect(await administratorExists(test.database)).toBe(true);
    expect(await lastAudit()).toMatchObject({
      action: "user.create",
      actor_name: "Ada",
      detail: { role: "administrator", linkMadeBy: "operator root@box" },
    });
  });

  it("works once, however many try at the same moment", async () => {
    const token = await makeToken();
    const tries = Array.from({ length: 20 }, (_, index) => redeem(token, { ...ada, email: `ada${index}@example.org` }));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(String(result.reason)).toMatch(NO_LONGER_GOOD);
    expect(await rows(`select 1 from "user"`)).toHaveLength(1);
    expect(await rows("select 1 from account")).toHaveLength(1);
  });

  it.each(["", "unknown", "x".repeat(10_000)])("does not know other tokens", async (token) => {
    await expect(redeem(token)).rejects.toThrow(NO_LONGER_GOOD);
    await expect(readSignInLink(test.database, token, NOW)).rejects.toThrow(NO_LONGER_GOOD);
  });

  it("works until the 15 minutes are over", async () => {
    const token = await makeToken();
    await expect(redeem(token, ada, later(15))).rejects.toThrow(NO_LONGER_GOOD);
    await redeem(token, ada, later(14.99));
  });

  it("stays good after a look, a refused password and a refused email", async () => {
    const token = await makeToken();
    expect(await readSignInLink(test.database, token, NOW)).toEqual({ kind: "new-administrator" });
    await expect(redeem(token, { ...ada, password: "short" })).rejects.toThrow("at least 12");
    await expect(redeem(token, { ...ada, email: "ada" })).rejects.toThrow("not an email address");
    await redeem(await makeToken(), bo);
    await expect(redeem(token, { ...ada, email: bo.email })).rejects.toThrow("has this email address already");
    await redeem(token);
  });

  it("is worth nothing once an administrator exists, when Rollcall itself made it", async () => {
    const [first, second] = [await makeToken(system), await makeToken(system)];
    const results = await Promise.allSettled([redeem(first), redeem(second, bo)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);

    const third = await makeToken(system);
    await expect(readSignInLink(test.database, third, NOW)).rejects.toThrow(NO_LONGER_GOOD);
    await redeem(await makeToken(operator), { ...ada, email: "third@example.org" });
  });
});

describe("a link for an account that exists", () => {
  it("replaces its password, ends its sessions, frees its guesses and changes nothing else", async () => {
    const { id } = await redeem(await makeToken());
    await test.database.pool.query(`update "user" set role = 'viewer'`);
    await test.database.pool.query(
      `insert into session (id, user_id, token, expires_at, updated_at) 
       values ('s', $1, 't', now() + interval '1 h', now())`,
      [id],
    );
    for (let guess = 0; guess < 10; guess++) {
      await takeGuess(test.database.pool, [accountBucket(ada.email)], SIGN_IN_LIMIT, NOW);
    }
    const [before] = await rows("select password from account");

    const token = await makeToken(operator, { email: "ADA@example.org" });
    expect(await readSignInLink(test.database, token, NOW)).toEqual({
      kind: "new-password",
      name: "Ada",
      email: ada.email,
    });
    const user = await redeem(token, { name: "Eve", email: "eve@example.org", password: "another violet anchor" });

    expect(user).toEqual({ id, name: "Ada", email: ada.email, role: "viewer" });
    expect(await rows("select 1 from session")).toEqual([]);
    expect((await rows("select password from account"))[0]).not.toEqual(before);
    expect(await takeGuess(test.database.pool, [accountBucket(ada.email)], SIGN_IN_LIMIT, NOW)).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ action: "user.set-password", subject: `user:${id}` });
  });

  it("cannot be turned to another account", async () => {
    await redeem(await makeToken());
    await redeem(await makeToken(), bo);
    const token = await makeToken(operator, { email: bo.email });
    const [secret = ""] = token.split(".");
    const turned = [secret, `${secret}.${Buffer.from(ada.email).toString("base64url")}`, `${token}.`];
    for (const other of turned) await expect(redeem(other)).rejects.toThrow(NO_LONGER_GOOD);
  });
});
