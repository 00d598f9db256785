import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { compileGlob, globMatches, wildcardTokens } from "./glob.ts";

const matches = (pattern: string, text: string) => globMatches(compileGlob(wildcardTokens(pattern)), text);

describe("a pattern", () => {
  it("matches as one that tries everything", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 10 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*", "?"), maxLength: 8 });
    const law = fc.property(pattern, text, (p, t) => {
      expect(matches(p, t)).toBe(naive(p, t));
    });

    fc.assert(law, lawRuns(5000));
  });

  it.each([
    ["", "", true],
    ["*", "", true],
    ["?", "", false],
    ["a*a", "a", false],
    ["s3:Get*", "s3:GetObject", true],
    ["*:*", "s3:GetObject", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*?c", "ac", false],
    ["[a]", "[a]", true],
    [".*", "abc", false],
  ])("%j against %j: %j", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

function naive(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [first, ...rest] = pattern;
  if (first === "*") return naive(rest.join(""), text) || (text !== "" && naive(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text[0]) && naive(rest.join(""), text.slice(1));
}
