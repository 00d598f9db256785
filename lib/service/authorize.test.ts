import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import { authorize, may, PERMISSIONS, type Permission } from "./authorize.ts";

const user = (role: "viewer" | "engineer" | "administrator"): Actor => ({ kind: "user", id: "u", name: "u", role });
const ALL = Object.keys(PERMISSIONS) as Permission[];

describe("authorize", () => {
  it("lets a viewer read, and nothing that others notice", () => {
    expect(ALL.filter((permission) => may(user("viewer"), permission))).toEqual([
      "inventory.read",
      "inventory.export",
      "view.read",
      "view.save",
      "changes.read",
      "sources.read",
    ]);
  });

  it("lets administrators, operators and Rollcall itself do everything", () => {
    for (const actor of [
      user("administrator"),
      { kind: "operator", id: "o", name: "o" },
      { kind: "system", id: "s", name: "s" },
    ] as const) {
      expect(ALL.filter((permission) => !may(actor, permission))).toEqual([]);
    }
  });

  it("refuses with the role that is needed", () => {
    expect(() => authorize(user("engineer"), "sample.remove")).toThrow(/role administrator/);
  });
});
