import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

const page = { nonce: "abc", path: "/identities", https: false, development: false };

function directives(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values];
    }),
  );
}

describe("Content-Security-Policy", () => {
  it("is exactly this in production", () => {
    expect(directives(contentSecurityPolicy(page))).toEqual({
      "default-src": ["'self'"],
      "script-src": ["'nonce-abc'", "'strict-dynamic'"],
      "script-src-attr": ["'none'"],
      "style-src": ["'self'", "'nonce-abc'"],
      "style-src-elem": ["'self'", "'nonce-abc'"],
      "style-src-attr": ["'unsafe-inline'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'"],
      "connect-src": ["'self'"],
      "object-src": ["'none'"],
      "frame-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
    });
  });

  it("lets scripts be evaluated in development only, and never inline ones", () => {
    const scripts = directives(contentSecurityPolicy({ ...page, development: true }))["script-src"];
    expect(scripts).toContain("'unsafe-eval'");
    expect(scripts).not.toContain("'unsafe-inline'");
  });
});

describe("securityHeaders", () => {
  it("promises https only where it is", () => {
    expect(securityHeaders(page)).not.toHaveProperty("strict-transport-security");
    expect(securityHeaders({ ...page, https: true })["strict-transport-security"]).toMatch(/^max-age=31536000/);
  });

  it.each([
    ["/identities", "same-origin"],
    ["/sign-in", "same-origin"],
    ["/sign-in/first", "strict-origin"],
  ])("names no path to others from %s, and still lets forms say where they come from", (path, policy) => {
    expect(securityHeaders({ ...page, path })["referrer-policy"]).toBe(policy);
  });

  it("keeps other sites from framing, opening, embedding and guessing types", () => {
    expect(securityHeaders(page)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
  });
});
