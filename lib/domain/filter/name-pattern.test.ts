import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, namePattern } from "./name-pattern.ts";

describe("a name", () => {
  it.each([
    ["ci", "ci", true],
    ["ci", "ci-2", false],
    ["CI", "ci", true],
    ["caf\u0065\u0301", "café", true],
    ["ci*", "ci", true],
    ["ci*", "ci-deployer", true],
    ["*ci", "ci-deployer", false],
    ["*-ci-*", "web-ci-runner", true],
    ["a*a", "a", false],
    ["*ab*ab", "ab", false],
    ["*ab*ab*", "abab", true],
    ["*", "", true],
    ["a.c", "abc", false],
    ["100%", "100%", true],
    ["a_c", "abc", false],
    ["__proto__", "__proto__", true],
  ])("asked for as %s: %s is one: %s", (pattern, name, matches) => {
    expect(namePattern(pattern).matches(foldName(name))).toBe(matches);
  });

  it("matches as a walk through every possibility says", () => {
    const text = fc.array(fc.constantFrom("a", "b"), { maxLength: 8 }).map((parts) => parts.join(""));
    const pattern = fc.array(fc.constantFrom("a", "b", "*"), { maxLength: 8 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, text, (asked, name) => {
        expect(namePattern(asked).matches(name)).toBe(slowMatch(asked, name));
      }),
      { numRuns: 2000 },
    );
  });
});

function slowMatch(pattern: string, name: string): boolean {
  if (pattern === "") return name === "";
  const [head] = pattern;
  if (head === "*") return slowMatch(pattern.slice(1), name) || (name !== "" && slowMatch(pattern, name.slice(1)));
  return name.startsWith(head ?? "") && name !== "" && slowMatch(pattern.slice(1), name.slice(1));
}
