import { describe, expect, it } from "vitest";
import { tokenWarning } from "./token-warning.ts";

const NOW = new Date("2026-03-01T00:00:00Z");
const tokenOf = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
const endingIn = (days: number) => tokenOf({ exp: NOW.getTime() / 1000 + days * 86_400 });

describe("what a token says of its end", () => {
  it("is a warning when it ends soon, or never", () => {
    expect(tokenWarning(endingIn(13), NOW)).toEqual([expect.stringContaining("ends at 2026-03-14T00:00:00.000Z")]);
    expect(tokenWarning(endingIn(-1), NOW)).toHaveLength(1);
    expect(tokenWarning(tokenOf({ iss: "kubernetes/serviceaccount" }), NOW)).toEqual([
      expect.stringMatching(/never expires/),
    ]);
  });

  it("is none when there is time, or nothing can be read", () => {
    for (const token of [
      endingIn(15),
      null,
      "",
      "opaque",
      "a.b.c",
      "..",
      tokenOf({ exp: "soon" }),
      tokenOf({ exp: 1e300 }),
    ]) {
      expect(tokenWarning(token, NOW), String(token)).toEqual([]);
    }
  });
});
