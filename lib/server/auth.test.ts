import type nodeCrypto from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { insertUser } from "#lib/db/auth.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { hashPassword } from "#lib/service/users.ts";
import { createAuth, type Auth } from "./auth.ts";
import { ADDRESS_HEADER } from "./request-headers.ts";
import { ABSOLUTE_SECONDS, IDLE_SECONDS, prolongSession } from "./session-lifetime.ts";
import type { WebSettings } from "./settings.ts";

// A password costs half a second on purpose; users.test.ts pays it.
vi.mock("node:crypto", async (load) => {
  const real = await load<typeof nodeCrypto>();
  const cost = { N: 2, r: 1, p: 1 };
  const scrypt = (password: string, salt: Buffer, length: number, _cost: object, done: ScryptDone) =>
    real.scrypt(password, salt, length, cost, done);
  return { ...real, scrypt };
});
type ScryptDone = (error: Error | null, key: Buffer) => void;

const settings: WebSettings = {
  databaseUrl: "",
  authSecret: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH",
  host: "127.0.0.1",
  port: 3000,
  trustedProxies: [],
};
const PASSWORD = "violet anchor ticket lamp";

let test: TestDatabase;
let auth: Auth;
beforeAll(async () => {
  test = await createTestDatabase();
  auth = createAuth(test.database, settings);
  const passwordHash = await hashPassword(PASSWORD);
  const client = await test.database.pool.connect();
  await insertUser(client, { id: "ada", name: "Ada", email: "ada@example.org", role: "engineer" }, passwordHash);
  client.release();
});
afterAll(() => test.drop());
beforeEach(() => test.database.pool.query("truncate rate_limit, session"));

async function signIn(
  options: { email?: string; password?: string; address?: string; cookie?: string; to?: Auth } = {},
): Promise<Response> {
  const { email = "ada@example.org", password = PASSWORD, address = "203.0.113.9", cookie = "", to = auth } = options;
  const { origin } = new URL((await to.$context).baseURL);
  const headers = new Headers({ origin, cookie, "content-type": "application/json", [ADDRESS_HEADER]: address });
  const body = JSON.stringify({ email, password });
  return to.handler(new Request(`${origin}/api/auth/sign-in/email`, { method: "POST", headers, body }));
}
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const sessionOf = (cookie: string) => auth.api.getSession({ headers: new Headers({ cookie }) });

describe("guessing", () => {
  const status = async (options: Parameters<typeof signIn>[0]) => (await signIn(options)).status;

  it("is limited for an account, from however many addresses", async () => {
    const tries = Array.from({ length: 14 }, (_, index) =>
      status({ password: "wrong", address: `203.0.113.${index}` }),
    );
    const statuses = await Promise.all(tries);
    expect(statuses.filter((code) => code === 401)).toHaveLength(10);
    expect(statuses.filter((code) => code === 429)).toHaveLength(4);
    const refused = await signIn({ address: "198.51.100.1" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
  });

  it("is limited for an address, on however many accounts, and alike for those that exist", async () => {
    for (let index = 0; index < 10; index++) {
      expect(await status({ email: `nobody${index}@example.org`, password: "wrong" })).toBe(401);
    }
    expect(await status({})).toBe(429);
    expect(await status({ address: "2001:db8::1" })).toBe(200);
  });

  it("counts a network of IPv6 addresses as one", async () => {
    for (let index = 0; index < 10; index++) {
      await signIn({ email: `nobody${index}@example.org`, password: "wrong", address: `2001:db8::${index}` });
    }
    expect(await status({ address: "2001:db8::ffff" })).toBe(429);
  });

  it("is not what people do who know their password", async () => {
    for (let index = 0; index < 12; index++) expect(await status({})).toBe(200);
  });

  it("gets the same answer whether the account exists or not", async () => {
    const [known, unknown] = [await signIn({ password: "wrong" }), await signIn({ email: "nobody@example.org" })];
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
  });
});

describe("accounts", () => {
  it("cannot be made by signing up", async () => {
    const body = { name: "Eve", email: "eve@example.org", password: PASSWORD };
    await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
    expect((await test.database.pool.query(`select 1 from "user" where email = 'eve@example.org'`)).rows).toEqual([]);
  });

  it("cannot give themselves a role", async () => {
    const headers = new Headers({ cookie: cookieOf(await signIn()) });
    // As it would come over HTTP, were that route ever opened: past the types.
    const body: Record<string, unknown> = { name: "Ada", role: "administrator" };
    await expect(auth.api.updateUser({ headers, body })).rejects.toThrow(/role/);
    expect((await sessionOf(cookieOf(await signIn())))?.user.role).toBe("engineer");
  });
});

describe("sessions", () => {
  it("are in a cookie that scripts and other sites cannot use", async () => {
    const [cookie = ""] = (await signIn()).headers.getSetCookie();
    expect(cookie).toMatch(/^rollcall-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/i);
  });

  it("are in a __Host- cookie by https", async () => {
    const publicUrl = new URL("https://rollcall.example.com");
    const byHttps = createAuth(test.database, { ...settings, publicUrl });
    const [cookie = ""] = (await signIn({ to: byHttps })).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-rollcall-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
  });

  it("are dead the moment their row is gone", async () => {
    const cookie = cookieOf(await signIn());
    expect((await sessionOf(cookie))?.user.id).toBe("ada");
    await test.database.pool.query("delete from session");
    expect(await sessionOf(cookie)).toBeNull();
  });

  it("cannot be chosen or changed by whoever has the cookie", async () => {
    const planted = "rollcall-session=planted.c2lnbmF0dXJl";
    const cookie = cookieOf(await signIn({ cookie: planted }));
    expect(cookie).not.toContain("planted");
    expect(await sessionOf(cookie.split(".")[0] ?? "")).toBeNull();
    expect(await sessionOf(cookie.replace(/.{4}$/, "AAAA"))).toBeNull();
  });

  it("replace the one that the browser had", async () => {
    const before = cookieOf(await signIn());
    const now = cookieOf(await signIn({ cookie: before }));
    expect(await sessionOf(before)).toBeNull();
    expect(await sessionOf(now)).not.toBeNull();
  });

  it("are audited when they begin", async () => {
    await signIn();
    const { rows } = await test.database.pool.query("select * from audit_record order by id desc limit 1");
    expect(rows[0]).toMatchObject({ action: "user.sign-in", actor_id: "ada", detail: { address: "203.0.113.9" } });
  });
});

describe("a session's end", () => {
  const end = async (cookie: string) => (await sessionOf(cookie))?.session.expiresAt.getTime() ?? 0;

  it("comes two hours after the last use, and twelve after the first", async () => {
    const cookie = cookieOf(await signIn());
    const session = (await sessionOf(cookie))?.session;
    if (session === undefined) throw new Error("not signed in");
    const began = session.createdAt.getTime();
    expect(Math.abs(session.expiresAt.getTime() - began - IDLE_SECONDS * 1000)).toBeLessThan(2000);

    const inUse = new Date(began + 90 * 60_000);
    await prolongSession(test.database, session, inUse);
    expect(await end(cookie)).toBe(inUse.getTime() + IDLE_SECONDS * 1000);

    await test.database.pool.query("update session set expires_at = created_at + interval '11 h 59 min'");
    await prolongSession(test.database, session, new Date(began + 11.9 * 3_600_000));
    expect(await end(cookie)).toBe(began + ABSOLUTE_SECONDS * 1000);
  });

  it("is not put off by better-auth, nor brought back after it came", async () => {
    const cookie = cookieOf(await signIn());
    await test.database.pool.query("update session set expires_at = now() + interval '1 min'");
    const before = await end(cookie);
    expect(await end(cookie)).toBe(before);

    const session = (await sessionOf(cookie))?.session;
    await test.database.pool.query("update session set expires_at = now() - interval '1 min'");
    if (session !== undefined) await prolongSession(test.database, session, new Date());
    expect(await sessionOf(cookie)).toBeNull();
  });
});
