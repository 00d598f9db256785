import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { config, proxy } from "../../proxy.ts";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/rollcall");
  vi.stubEnv("ROLLCALL_AUTH_SECRET", "s".repeat(43));
  vi.stubEnv("PORT", "3000");
});

const HOST = "127.0.0.1:3000";
function ask(path: string, method = "GET", headers: Record<string, string> = {}): Response {
  return proxy(new NextRequest(`http://${HOST}${path}`, { method, headers: { host: HOST, ...headers } }));
}

describe("proxy", () => {
  it("lets a request of our own through, with a new nonce each time", () => {
    const nonces = [1, 2, 3].map(() => {
      const answer = ask("/identities?filter=x");
      expect(answer.headers.get("x-middleware-next")).toBe("1");
      const nonce = answer.headers.get("x-middleware-request-x-nonce") ?? "";
      expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      expect(answer.headers.get("x-middleware-request-content-security-policy")).toContain(`'nonce-${nonce}'`);
      expect(answer.headers.get("x-middleware-request-x-rollcall-path")).toBe("/identities?filter=x");
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
    for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(18);
  });

  it("does not believe a client about the nonce, the policy or the path", () => {
    const answer = ask("/", "GET", {
      "x-nonce": "known",
      "content-security-policy": "script-src 'nonce-known'",
      "x-rollcall-path": "//evil.example",
    });
    expect(JSON.stringify([...answer.headers])).not.toMatch(/known|evil/);
  });

  it("refuses other names and other sites, with all its headers", async () => {
    const misnamed = ask("/", "GET", { host: "evil.example" });
    const foreign = ask("/", "POST", { origin: "https://evil.example" });
    expect([misnamed.status, foreign.status]).toEqual([421, 403]);
    for (const answer of [misnamed, foreign]) {
      expect(answer.headers.get("content-security-policy")).not.toBeNull();
      expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(await answer.text()).toMatch(/^[A-Z].*\.\n$/);
    }
  });

  it("runs for everything but built files", () => {
    const pattern = new RegExp(`^${config.matcher}$`);
    for (const path of [
      "/",
      "/sign-in",
      "/api/health",
      "/api/v1/identities",
      "/favicon.ico",
      "/_next/image",
      "/_next/data/x",
    ]) {
      expect(path).toMatch(pattern);
    }
    expect("/_next/static/chunks/x.js").not.toMatch(pattern);
  });
});
