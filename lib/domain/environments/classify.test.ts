import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import type { EnvironmentRule } from "./rule.ts";

const KEYS = ["environment", "env"];
const RULES: EnvironmentRule[] = [
  { environment: "tooling", match: "listed", aliases: ["kubernetes:a:namespace:ci-prod"] },
  { environment: "production", match: "label", keys: KEYS, values: ["production", "prod"] },
  { environment: "staging", match: "label", keys: KEYS, values: ["staging"] },
  { environment: "staging", match: "name", kinds: ["namespace"], patterns: ["pre-prod", "qa-*"] },
  { environment: "production", match: "name", kinds: ["namespace"], patterns: ["prod"] },
];

const namespace = (name: string, labels: Record<string, string> = {}) => ({
  kind: "namespace",
  alias: `kubernetes:a:namespace:${name}`,
  name,
  content: { labels },
});

describe("classify", () => {
  it.each([
    [namespace("a", { environment: "production" }), "production", "namespace label environment=production"],
    [namespace("a", { "example.com/env": "Prod" }), "production", "namespace label example.com/env=Prod"],
    [namespace("a", { env: "staging" }), "staging", "namespace label env=staging"],
    [namespace("shop-prod"), "production", "namespace name matches prod"],
    [namespace("shop_pre_prod"), "staging", "namespace name matches pre-prod"],
    [namespace("qa-7"), "staging", "namespace name matches qa-*"],
    [namespace("ci-prod", { env: "prod" }), "tooling", "namespace named in a rule"],
  ])("classifies %j", (resource, name, because) => {
    expect(classify(RULES, resource)).toMatchObject({ name, because });
  });

  it.each([
    [namespace("a")],
    [namespace("product")],
    [namespace("a", { environment: "moon" })],
    [namespace("a", { stage: "production" })],
    [{ ...namespace("prod"), kind: "repository" }],
    [{ ...namespace("a"), content: { labels: ["production"] } }],
  ])("leaves %j unclassified", (resource) => {
    expect(classify(RULES, resource)).toBeNull();
  });

  it("lets the first rule that matches decide, and says which", () => {
    expect(classify(RULES, namespace("prod", { env: "staging", environment: "prod" }))).toMatchObject({
      name: "production",
      rule: 1,
    });
  });
});
