import { describe, expect, it } from "vitest";
import { baseUrl, refuseForeign, servedOrigins } from "./origins.ts";
import type { WebSettings } from "./settings.ts";

const loopback: WebSettings = { databaseUrl: "", authSecret: "", host: "127.0.0.1", port: 3000, trustedProxies: [] };
const behindProxy: WebSettings = {
  ...loopback,
  host: "0.0.0.0",
  trustedProxies: ["10.0.0.1"],
  publicUrl: new URL("https://rollcall.example.com/"),
};
const ownTls: WebSettings = { ...loopback, host: "10.0.0.5", port: 443, tls: { certificateFile: "", keyFile: "" } };

function ask(settings: WebSettings, method: string, headers: Record<string, string>): number | undefined {
  return refuseForeign({ method, headers: new Headers(headers) }, servedOrigins(settings))?.status;
}

describe("Host", () => {
  it.each<[WebSettings, string, number | undefined]>([
    [loopback, "127.0.0.1:3000", undefined],
    [loopback, "localhost:3000", undefined],
    [loopback, "LOCALHOST:3000", undefined],
    [loopback, "[::1]:3000", undefined],
    [loopback, "localhost", 421],
    [loopback, "localhost:3001", 421],
    [loopback, "127.0.0.1.nip.io:3000", 421],
    [loopback, "evil.example:3000", 421],
    [loopback, "localhost:3000@evil.example", 421],
    [loopback, "", 421],
    [behindProxy, "rollcall.example.com", undefined],
    [behindProxy, "127.0.0.1:3000", undefined],
    [behindProxy, "rollcall.example.com:444", 421],
    [behindProxy, "rollcall.example.com.evil.example", 421],
    [behindProxy, "0.0.0.0:3000", 421],
    [ownTls, "10.0.0.5", undefined],
    [ownTls, "localhost", 421],
  ])("%#: %2$s", (settings, host, status) => {
    expect(ask(settings, "GET", { host })).toBe(status);
  });
});

describe("Origin", () => {
  const host = "127.0.0.1:3000";

  it.each(["GET", "HEAD", "OPTIONS"])("is not asked of %s", (method) => {
    expect(ask(loopback, method, { host, origin: "https://evil.example" })).toBeUndefined();
  });

  it.each<[string | undefined, number | undefined]>([
    ["http://127.0.0.1:3000", undefined],
    ["http://localhost:3000", 403],
    ["https://127.0.0.1:3000", 403],
    ["http://127.0.0.1:3000.evil.example", 403],
    ["http://127.0.0.1", 403],
    ["https://evil.example", 403],
    ["null", 403],
    ["", 403],
    [undefined, 403],
  ])("%s on every method that can change something", (origin, status) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "post", "TRACE", "ANYTHING"]) {
      expect(ask(loopback, method, { host, ...(origin === undefined ? {} : { origin }) })).toBe(status);
    }
  });

  it("may be missing when a program proves who it is by a header that no browser adds on its own", () => {
    expect(ask(loopback, "POST", { host, authorization: "Bearer key" })).toBeUndefined();
    expect(ask(loopback, "POST", { host, authorization: "Bearer key", cookie: "rollcall-session=x" })).toBe(403);
    expect(ask(loopback, "POST", { host, authorization: "Bearer key", origin: "https://evil.example" })).toBe(403);
  });

  it("is the public one behind a proxy", () => {
    const at = { host: "rollcall.example.com" };
    expect(ask(behindProxy, "POST", { ...at, origin: "https://rollcall.example.com" })).toBeUndefined();
    expect(ask(behindProxy, "POST", { ...at, origin: "http://rollcall.example.com" })).toBe(403);
  });
});

it("says which address to open and never repeats what was asked for", () => {
  const refusal = refuseForeign({ method: "GET", headers: new Headers({ host: "<b>x</b>" }) }, servedOrigins(loopback));
  expect(refusal?.message).toContain("http://127.0.0.1:3000");
  expect(refusal?.message).not.toContain("<b>");
});

it.each<[WebSettings, string]>([
  [loopback, "http://127.0.0.1:3000"],
  [{ ...loopback, host: "::1" }, "http://[::1]:3000"],
  [behindProxy, "https://rollcall.example.com"],
  [ownTls, "https://10.0.0.5"],
])("%# has the address %s", (settings, address) => {
  expect(baseUrl(settings)).toBe(address);
});
