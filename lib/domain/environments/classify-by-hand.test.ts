import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import { classifyByHand } from "./classify-by-hand.ts";
import { EnvironmentRules, type EnvironmentRule } from "./rule.ts";

const byName: EnvironmentRule = { environment: "staging", match: "name", patterns: ["*"] };
const listed = (environment: string, ...aliases: string[]): EnvironmentRule => ({
  environment,
  match: "listed",
  aliases,
});

describe("classifyByHand", () => {
  it("makes a rule on top, and goes on with it", () => {
    const first = classifyByHand([byName], "production", ["a"]);
    expect(first).toEqual([listed("production", "a"), byName]);
    expect(classifyByHand(first, "production", ["b"])).toEqual([listed("production", "a", "b"), byName]);
  });

  it("takes it out of the rules that named it before", () => {
    expect(classifyByHand([listed("production", "a"), byName], "tooling", ["a"])).toEqual([
      listed("tooling", "a"),
      byName,
    ]);
  });

  it("does not go on with a rule that others come before", () => {
    const below = [byName, listed("production", "a")];
    expect(classifyByHand(below, "production", ["b"])).toEqual([listed("production", "b"), ...below]);
  });

  it("always decides as the person said, by rules that can be saved", () => {
    const alias = fc.constantFrom("a", "b", "c", "d");
    const rule: fc.Arbitrary<EnvironmentRule> = fc.oneof(
      fc.constant(byName),
      fc.record({
        environment: fc.constantFrom("production", "staging"),
        match: fc.constant("listed" as const),
        aliases: fc.uniqueArray(alias, { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), fc.uniqueArray(alias, { minLength: 1 }), (rules, aliases) => {
        const after = EnvironmentRules.parse(classifyByHand(rules, "production", aliases));
        for (const one of ["a", "b", "c", "d"]) {
          const resource = { alias: one, kind: "namespace", name: one, content: {} };
          const expected = new Set<string>(aliases).has(one) ? "production" : classify(rules, resource)?.name;
          expect(classify(after, resource)?.name).toBe(expected);
        }
      }),
    );
  });

  it("makes more rules where one cannot name them all", () => {
    const many = Array.from({ length: 450 }, (_, index) => `r-${index}`);
    const after = classifyByHand([listed("production", "a")], "production", many);
    expect(after.map((one) => (one.match === "listed" ? one.aliases.length : 0))).toEqual([200, 51, 200]);
    expect(EnvironmentRules.safeParse(after).success).toBe(true);
  });
});
