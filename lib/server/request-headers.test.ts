import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, it } from "vitest";
import { ADDRESS_HEADER, createHeaderSettler } from "./request-headers.ts";

function settled(headers: IncomingHttpHeaders, remoteAddress: string | undefined, proxies: string[] = []) {
  createHeaderSettler(proxies)(headers, remoteAddress);
  return headers;
}

describe("the address of whoever asks", () => {
  it.each<[string, string, string[], string | undefined, string]>([
    ["no proxy: the socket's", "203.0.113.9", [], undefined, "203.0.113.9"],
    ["no proxy: a claim counts nothing", "203.0.113.9", [], "10.0.0.1", "203.0.113.9"],
    ["a stranger that claims to be a proxy", "203.0.113.9", ["10.0.0.1"], "192.0.2.1", "203.0.113.9"],
    ["one proxy", "10.0.0.1", ["10.0.0.1"], "203.0.113.9", "203.0.113.9"],
    ["one proxy, and a forged hop before", "10.0.0.1", ["10.0.0.1"], "192.0.2.1, 203.0.113.9", "203.0.113.9"],
    ["two proxies of one network", "10.0.0.1", ["10.0.0.0/8"], "203.0.113.9, 10.0.0.2", "203.0.113.9"],
    ["a proxy that says nothing", "10.0.0.1", ["10.0.0.1"], undefined, "10.0.0.1"],
    ["a hop that is no address", "10.0.0.1", ["10.0.0.1"], "unknown", "10.0.0.1"],
    ["an IPv4 address on an IPv6 socket", "::ffff:10.0.0.1", ["10.0.0.1"], "203.0.113.9", "203.0.113.9"],
    ["IPv6", "fd00::1", ["fd00::/8"], "2001:db8::7", "2001:db8::7"],
  ])("%s", (_, remoteAddress, proxies, forwardedFor, address) => {
    expect(settled({ "x-forwarded-for": forwardedFor }, remoteAddress, proxies)[ADDRESS_HEADER]).toBe(address);
  });
});

it("throws away what only we may say, and keeps the rest", () => {
  const headers = settled(
    {
      host: "localhost:3000",
      cookie: "a=b",
      "x-rollcall-address": "10.0.0.1",
      "x-rollcall-path": "//evil.example",
      "x-nonce": "known",
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "for=10.0.0.1",
    },
    "203.0.113.9",
  );

  expect(headers).toEqual({ host: "localhost:3000", cookie: "a=b", "x-rollcall-address": "203.0.113.9" });
});
