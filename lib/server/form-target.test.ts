import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formTarget } from "./form-target.ts";
import { contentSecurityPolicy } from "./security-headers.ts";

const target = (path: string) => formTarget(new URL(path, "http://127.0.0.1:3000"));

describe("where a page may post to", () => {
  it.each([
    ["/connect/acme/app?at=github.com", "https://github.com"],
    ["/connect/acme/app?at=acme.ghe.com", "https://acme.ghe.com"],
    ["/connect/acme/app?at=ghe.example.org:8443", "https://ghe.example.org:8443"],
    ["/connect/acme/app?at=[::1]:8443", "https://[::1]:8443"],
  ])("is the host that %s names", (path, expected) => {
    expect(target(path)).toBe(expected);
  });

  it.each([
    "/connect/acme/app",
    "/connect/acme/grant?at=github.com",
    "/connect/acme/app/created?at=github.com",
    "/identities?at=github.com",
    "/connect/acme/app?at=*",
    "/connect/acme/app?at=*.example.org",
    "/connect/acme/app?at=github.com/path",
    "/connect/acme/app?at=user@github.com",
    "/connect/acme/app?at=github.com%3B script-src *",
    "/connect/acme/app?at=github.com evil.example",
    "/connect/acme/app?at=",
  ])("is itself alone on %s", (path) => {
    expect(target(path)).toBeNull();
  });

  it("never is more than one word of the policy", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (at) => {
        const formTo = target(`/connect/acme/app?at=${encodeURIComponent(at)}`);
        const policy = contentSecurityPolicy({ nonce: "abc", development: false, formTo });
        const [, ...to] =
          policy
            .split("; ")
            .find((one) => one.startsWith("form-action"))
            ?.split(" ") ?? [];
        expect(to.length).toBeLessThanOrEqual(2);
        expect(policy.split("; ")).toHaveLength(14);
        if (to[1] !== undefined) expect(new URL(to[1]).origin).toBe(to[1]);
      }),
    );
  });
});
