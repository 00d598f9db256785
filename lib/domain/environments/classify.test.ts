import { describe, expect, it } from "vitest";
import { classify, type EnvironmentRule } from "./classify.ts";

const RULES: EnvironmentRule[] = [
  { environment: "production", match: "label", keys: ["environment", "env"], values: ["production", "prod"] },
  { environment: "staging", match: "label", keys: ["environment", "env"], values: ["staging"] },
];

describe("classify", () => {
  it.each([
    [{ environment: "production" }, "production", "namespace label environment=production"],
    [{ "example.com/env": "Prod" }, "production", "namespace label example.com/env=Prod"],
    [{ env: "staging" }, "staging", "namespace label env=staging"],
  ])("classifies %j", (labels, name, because) => {
    expect(classify(RULES, "namespace", { labels })).toEqual({ name, because });
  });

  it.each([[{}], [{ environment: "moon" }], [{ stage: "production" }]])("leaves %j unclassified", (labels) => {
    expect(classify(RULES, "namespace", { labels })).toBeNull();
  });

  it("lets the first rule that matches decide", () => {
    const both = { env: "staging", environment: "prod" };

    expect(classify(RULES, "namespace", { labels: both })?.name).toBe("production");
  });
});
