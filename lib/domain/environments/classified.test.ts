import { describe, expect, it } from "vitest";
import { classifyAll, type PlacedResource } from "./classified.ts";
import type { EnvironmentRule } from "./rule.ts";

const RULES: EnvironmentRule[] = [
  { environment: "staging", match: "name", patterns: ["staging"] },
  { environment: "production", match: "name", patterns: ["prod"] },
];

function resources(...placed: [name: string, container: string | null][]): Map<string, PlacedResource> {
  return new Map(
    placed.map(([name, container]) => [name, { alias: name, kind: "unit", name, content: {}, container }]),
  );
}

const environments = (of: Map<string, PlacedResource>) =>
  Object.fromEntries(
    [...classifyAll(RULES, of, () => "tag")].map(([alias, { name, by }]) => [alias, `${name} by ${by}`]),
  );

describe("classifyAll", () => {
  it("gives what no rule matches the environment of what it lives in, however far around", () => {
    expect(
      environments(resources(["secret", "payments"], ["payments", "prod"], ["prod", "root"], ["root", null])),
    ).toEqual({ secret: "production by prod", payments: "production by prod", prod: "production by prod" });
  });

  it("lets a resource differ from what it lives in", () => {
    expect(environments(resources(["staging", "prod"], ["prod", null], ["inside", "staging"]))).toEqual({
      staging: "staging by staging",
      prod: "production by prod",
      inside: "staging by staging",
    });
  });

  it("leaves unclassified what lives in nothing known, or in itself", () => {
    expect(environments(resources(["a", "gone"], ["b", "c"], ["c", "b"], ["d", "d"]))).toEqual({});
  });

  it("decides the same in any order", () => {
    const forward = resources(["a", "b"], ["b", "c"], ["c", "prod"], ["prod", null]);
    expect(environments(new Map([...forward].toReversed()))).toEqual(environments(forward));
  });
});
