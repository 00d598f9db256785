import { describe, expect, it, vi } from "vitest";
import type { Command } from "./command.ts";
import { commandRegistry } from "./registry.ts";

const command = (id: string, label: string): Command => ({ id, label, group: "This page", run: () => undefined });

describe("what a page offers", () => {
  it("is there until it is taken back", () => {
    const registry = commandRegistry();

    const takeBack = registry.offer([command("a", "A")]);
    expect(registry.current().map(({ id }) => id)).toEqual(["a"]);
    takeBack();

    expect(registry.current()).toEqual([]);
  });

  it("gives way to a later offer of the same id, and comes back after it", () => {
    const registry = commandRegistry();
    registry.offer([command("next", "Next row"), command("open", "Open")]);

    const takeBack = registry.offer([command("next", "Next identity")]);
    expect(registry.current().map(({ label }) => label)).toEqual(["Next identity", "Open"]);
    takeBack();

    expect(registry.current().map(({ label }) => label)).toEqual(["Next row", "Open"]);
  });

  it("stays the same array while nothing changes, and says when something does", () => {
    const registry = commandRegistry();
    const changed = vi.fn();
    const unsubscribe = registry.subscribe(changed);

    expect(registry.current()).toBe(registry.current());
    registry.offer([command("a", "A")]);
    unsubscribe();
    registry.offer([command("b", "B")]);

    expect(changed).toHaveBeenCalledTimes(1);
  });
});
