import { describe, expect, it } from "vitest";
import { printable } from "./printable.ts";
import { readTime } from "./times.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

describe("readTime", () => {
  it.each([
    ["2026-03-03", "2026-03-03T00:00:00.000Z"],
    ["2026-03-03T09:00:00Z", "2026-03-03T09:00:00.000Z"],
    ["7d", "2026-11-13T12:00:00.000Z"],
    ["90m", "2026-11-20T10:30:00.000Z"],
  ])("reads %s", (text, expected) => {
    expect(readTime(text, NOW).toISOString()).toBe(expected);
  });

  it.each(["yesterday", "", "7", "99999999d", "2026-13-99"])("refuses %j and says how to write one", (text) => {
    expect(() => readTime(text, NOW)).toThrow(/Write a time like/);
  });
});

describe("printable", () => {
  it("shows what could move the cursor or turn the text as its code point", () => {
    expect(printable("a\u001b[2Jb\u202ec")).toBe("a\\u{1b}[2Jb\\u{202e}c");
  });
});
