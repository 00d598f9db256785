import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sourceStamp } from "./source-stamp.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stamp-"));
  mkdirSync(join(root, "app", "page"), { recursive: true });
  writeFileSync(join(root, "app", "page", "page.tsx"), "one");
  writeFileSync(join(root, "next.config.js"), "two");
});

afterEach(() => rmSync(root, { recursive: true }));

const stamp = (): string => sourceStamp(root, ["app", "next.config.js", "public"]);

it("stays the same while the sources do", () => {
  expect(stamp()).toBe(stamp());
});

it.each([
  ["a content", () => writeFileSync(join(root, "app", "page", "page.tsx"), "changed")],
  ["a name", () => renameSync(join(root, "app", "page"), join(root, "app", "other"))],
  ["a new file", () => writeFileSync(join(root, "app", "new.ts"), "")],
  ["a file that is gone", () => rmSync(join(root, "next.config.js"))],
])("changes with %s", (_case, change) => {
  const before = stamp();
  change();

  expect(stamp()).not.toBe(before);
});

it("does not change with a test", () => {
  const before = stamp();
  writeFileSync(join(root, "app", "page.test.tsx"), "");

  expect(stamp()).toBe(before);
});
