import { describe, expect, it } from "vitest";
import { areSingleKeys, keyCaps, keyWords } from "./key-caps.ts";

describe("the caps of a shortcut", () => {
  it.each([
    ["x", false, [["x"]]],
    ["g i", false, [["g"], ["i"]]],
    ["$mod+k", false, [["Ctrl", "k"]]],
    ["$mod+k", true, [["⌘", "k"]]],
    ["[Shift]+?", false, [["?"]]],
    ["Escape", true, [["Esc"]]],
    ["ArrowDown", false, [["↓"]]],
    ["$mod++", false, [["Ctrl", "+"]]],
  ])("%s, mac: %s", (keys, mac, caps) => {
    expect(keyCaps(keys, mac)).toEqual(caps);
  });

  it.each([
    ["x", true],
    ["g i", true],
    ["[Shift]+?", true],
    ["$mod+k", false],
    ["Escape", false],
    ["ArrowDown", false],
  ])("%s can be switched off: %s", (keys, single) => {
    expect(areSingleKeys(keys)).toBe(single);
  });

  it("are said in words where caps cannot be shown", () => {
    expect(keyWords("g i", false)).toBe("g then i");
    expect(keyWords("$mod+k", false)).toBe("Ctrl+k");
    expect(keyWords("$mod+k", true)).toBe("⌘k");
  });
});
