import { describe, expect, it } from "vitest";
import { isHttps, readWebSettings } from "./settings.ts";

const NEEDED = { DATABASE_URL: "postgresql://localhost/rollcall", ROLLCALL_AUTH_SECRET: "s".repeat(43) };
const read = (environment: Record<string, string>) => readWebSettings({ ...NEEDED, ...environment });

describe("readWebSettings", () => {
  it("listens on loopback, port 3000, unless told otherwise", () => {
    expect(readWebSettings(NEEDED)).toEqual({
      databaseUrl: NEEDED.DATABASE_URL,
      authSecret: NEEDED.ROLLCALL_AUTH_SECRET,
      host: "127.0.0.1",
      port: 3000,
      publicUrl: undefined,
      trustedProxies: [],
      tls: undefined,
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["no database", { DATABASE_URL: "" }, /DATABASE_URL is not set/],
    ["no secret", { ROLLCALL_AUTH_SECRET: "" }, /ROLLCALL_AUTH_SECRET is not set/],
    ["a short secret", { ROLLCALL_AUTH_SECRET: "changeme" }, /too short/],
    ["a port that is none", { PORT: "80a" }, /PORT is not a port/],
    ["a port out of range", { PORT: "70000" }, /PORT is not a port/],
    ["another scheme", { ROLLCALL_URL: "ftp://rollcall.example.com" }, /ROLLCALL_URL is not an address/],
    ["a public address in the clear", { ROLLCALL_URL: "http://rollcall.example.com" }, /must begin with https/],
    ["half a certificate", { ROLLCALL_TLS_CERT: "/etc/cert.pem" }, /Set both/],
    ["a proxy by name", { ROLLCALL_TRUSTED_PROXY: "10.0.0.1, proxy.example" }, /proxy\.example is no address/],
    ["a proxy network too wide", { ROLLCALL_TRUSTED_PROXY: "10.0.0.0/33" }, /no address or network/],
    ["other machines, no TLS", { ROLLCALL_HOST: "10.0.0.5" }, /can be reached from other machines/],
    [
      "other machines, a URL but no proxy named",
      { ROLLCALL_HOST: "0.0.0.0", ROLLCALL_URL: "https://rollcall.example.com" },
      /can be reached from other machines/,
    ],
    [
      "every address and no URL",
      { ROLLCALL_HOST: "::", ROLLCALL_TLS_CERT: "/c", ROLLCALL_TLS_KEY: "/k" },
      /set ROLLCALL_URL/,
    ],
  ])("refuses %s", (_, environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence);
  });

  it("names every variable that is missing at once", () => {
    expect(() => readWebSettings({})).toThrow(/DATABASE_URL[^]*ROLLCALL_AUTH_SECRET/);
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ ROLLCALL_URL: "https://rollcall.example.com" }, true],
    [{ ROLLCALL_URL: "http://localhost:8080" }, false],
    [{ ROLLCALL_HOST: "10.0.0.5", ROLLCALL_TLS_CERT: "/c", ROLLCALL_TLS_KEY: "/k" }, true],
    [
      {
        ROLLCALL_HOST: "0.0.0.0",
        ROLLCALL_TRUSTED_PROXY: "10.0.0.0/8",
        ROLLCALL_URL: "https://rollcall.example.com",
      },
      true,
    ],
  ])("knows whether people come by https: %j", (environment, https) => {
    expect(isHttps(read(environment))).toBe(https);
  });
});
