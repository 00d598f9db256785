import { describe, expect, it } from "vitest";
import { credential } from "./credential-words.ts";
import { holds } from "./secret-words.ts";

const created = "2026-01-01T00:00:00Z";

describe("a token in a Secret", () => {
  const token = { kind: "service-account-token", content: { created, expires: null } };

  it.each([
    ["2022-12-27T00:00:00.000Z", created],
    ["2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"],
  ])("that was not used since uses are noted (%s) was never used since %s", (watched, since) => {
    expect(credential(token, null, watched).lastUsed).toEqual({ never: true, since });
  });

  it("whose use is not known to be noted may have been used", () => {
    expect(credential(token, null, null).lastUsed).toHaveProperty("unknown");
  });

  it("that the server made invalid says so", () => {
    const content = { ...token.content, invalidSince: "2026-02-01T00:00:00.000Z" };

    expect(credential({ ...token, content }, null, null).remarks).toEqual([
      { words: "no longer works since 2026-02-01: unused for too long", grave: false },
    ]);
  });
});

it("a node's first token ends at a time that stands among values", () => {
  const token = { kind: "bootstrap-token", content: { created } };

  expect(credential(token, null, "2022-12-27T00:00:00.000Z")).toMatchObject({
    expires: { unknown: expect.stringContaining("never read") },
    lifetime: null,
    lastUsed: { unknown: expect.stringContaining("audit log") },
  });
});

it.each([
  ["kubernetes.io/dockerconfigjson", "registry sign-in"],
  ["Opaque", "values of any kind"],
  ["example.com/own", "example.com/own"],
  ["__proto__", "__proto__"],
])("a Secret of type %s holds: %s", (type, expected) => {
  expect(holds({ type }, "")).toBe(expected);
});
