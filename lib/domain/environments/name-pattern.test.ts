import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameMatches } from "./name-pattern.ts";

describe("nameMatches", () => {
  it.each([
    ["prod", "prod", true],
    ["prod", "Shop-PROD-eu", true],
    ["prod", "shop.prod", true],
    ["prod", "product", false],
    ["prod", "shop-prod2", false],
    ["pre-prod", "shop_pre.prod_1", true],
    ["pre-prod", "prod", false],
    ["prod-*", "prod-eu", true],
    ["prod-*", "shop-prod-eu", false],
    ["*prod*", "product", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*a", "a", false],
    ["*", "", true],
    ["-", "shop-prod", false],
  ])("%s in %s: %s", (pattern, name, matches) => {
    expect(nameMatches(pattern, name)).toBe(matches);
  });

  it("agrees with a regular expression on patterns with stars", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 }), (text, name) => {
        const pattern = `*${text}`;
        expect(nameMatches(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name));
      }),
    );
  });
});
