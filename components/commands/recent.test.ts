import { describe, expect, it } from "vitest";
import { addRecent, forgetRecent, MAX_RECENT, readRecent } from "./recent.ts";

function storage(kept?: string) {
  const items = new Map(kept === undefined ? [] : [["rollcall-recent", kept]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

describe("what was chosen last", () => {
  it("stands first, once, and no more than a few are kept", () => {
    const kept = storage();
    for (const id of ["a", "b", "c", "d", "e", "f", "g", "b"]) addRecent(kept, { id, label: id.toUpperCase() });

    expect(readRecent(kept).map(({ id }) => id)).toEqual(["b", "g", "f", "e", "d", "c"]);
    expect(readRecent(kept)).toHaveLength(MAX_RECENT);
  });

  it("keeps ids and labels only, and of long labels the beginning", () => {
    const kept = storage();
    const chosen = { id: "a", label: "x".repeat(500), secret: "y" };
    addRecent(kept, chosen);

    expect(kept.getItem("rollcall-recent")).toBe(JSON.stringify([{ id: "a", label: "x".repeat(100) }]));
  });

  it.each(["", "{", "3", '{"id":"a"}', '[1,null,{"id":1,"label":"x"},{"id":"a"}]'])(
    "is nothing where %s stands",
    (kept) => {
      expect(readRecent(storage(kept))).toEqual([]);
    },
  );

  it("is forgotten when somebody signs out", () => {
    const kept = storage();
    addRecent(kept, { id: "a", label: "A" });
    forgetRecent(kept);

    expect(readRecent(kept)).toEqual([]);
  });

  it("is nothing in a browser that keeps nothing", () => {
    const refuse = () => {
      throw new Error("SecurityError");
    };

    expect(readRecent({ getItem: refuse })).toEqual([]);
    expect(() => forgetRecent({ removeItem: refuse })).not.toThrow();
    expect(() => addRecent({ getItem: refuse, setItem: refuse }, { id: "a", label: "A" })).not.toThrow();
  });
});
