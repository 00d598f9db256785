import { beforeAll, expect, it, vi } from "vitest";
import { createLogger } from "./logger.ts";

beforeAll(() => vi.stubEnv("ROLLCALL_LOG_LEVEL", "info"));

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  let line = "";
  write(createLogger({ write: (text: string) => void (line += text) }));
  return line;
}

const SECRET = "canary-7f3a9c";

it.each([
  "authorization",
  "Authorization",
  "cookie",
  "Set-Cookie",
  "setCookie",
  "password",
  "newPassword",
  "token",
  "session_token",
  "accessToken",
  "secret",
  "clientSecret",
  "ROLLCALL_AUTH_SECRET",
  "DATABASE_URL",
  "apiKey",
  "private-key",
  "secretAccessKey",
])("never writes the field %s, at any depth", (name) => {
  const line = logged((log) =>
    log.info(
      { [name]: SECRET, request: { headers: [{ [name]: [SECRET] }], body: { deep: { [name]: { a: SECRET } } } } },
      "x",
    ),
  );
  expect(line).toContain("[redacted]");
  expect(line).not.toContain(SECRET);
});

it.each([
  `postgresql://rollcall:${SECRET}@db.example/rollcall`,
  `GET /sign-in/first?token=${SECRET} failed`,
  `authorization: Bearer ${SECRET}`,
  `token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI${SECRET}.x`,
  `remote: ghp_0123456789abcdef${SECRET}`,
])("takes the secret out of text: %s", (text) => {
  const line = logged((log) =>
    log.child({ from: text }).error({ err: new Error(text, { cause: new Error(text) }) }, text),
  );
  expect(line).toContain("[redacted]");
  expect(line).not.toContain(SECRET);
  expect(() => JSON.parse(line) as unknown).not.toThrow();
});

it("writes of an error what happened, without what a driver hung on it", () => {
  const error = Object.assign(new TypeError("no such column"), { code: "42703", parameters: [SECRET] });
  const line: unknown = JSON.parse(logged((log) => log.error({ err: error }, "query failed")));
  expect(line).toMatchObject({
    msg: "query failed",
    err: { type: "TypeError", message: "no such column", code: "42703" },
  });
  expect(JSON.stringify(line)).not.toContain(SECRET);
});

it("keeps what is no secret: numbers, dates, names", () => {
  const line: unknown = JSON.parse(
    logged((log) => log.info({ secrets: 3, at: new Date(0), slice: "token-issuer" }, "x")),
  );
  expect(line).toMatchObject({ secrets: 3, at: "1970-01-01T00:00:00.000Z", slice: "token-issuer" });
});

it("stops at a depth instead of following a circle", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(logged((log) => log.info({ circle }, "x"))).toContain("[deep]");
});

it("takes time in proportion to the text", () => {
  const text = "://a:".repeat(20_000) + "?token=".repeat(20_000) + "eyJ".repeat(20_000);
  const started = performance.now();
  logged((log) => log.info({ text }, "x"));
  expect(performance.now() - started).toBeLessThan(2000);
});
