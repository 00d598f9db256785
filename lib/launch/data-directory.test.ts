import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainFullDisk, explainUnwritable, prepareDataDirectory, requireFreeSpace } from "./data-directory.ts";

let directory = "";

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "data-"))));

afterEach(() => rmSync(directory, { recursive: true }));

describe("prepareDataDirectory", () => {
  it("makes a directory that nobody else can list", () => {
    const dataDir = join(directory, "deep", "er");
    prepareDataDirectory(dataDir);

    expect(statSync(dataDir).mode & 0o066).toBe(0);
  });

  it("leaves the rights of a directory that is there", () => {
    prepareDataDirectory(directory);

    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it("says what is in its place", () => {
    const file = join(directory, "file");
    writeFileSync(file, "");

    expect(() => prepareDataDirectory(join(file, "data"))).toThrow(/a file is in its place/);
  });
});

describe("explainUnwritable", () => {
  it.each([
    ["EACCES", /cannot be written by this user/],
    ["EROFS", /read-only/],
    ["ENOSPC", /too little room/],
    ["EEXIST", /a file is in its place/],
  ])("%s", (code, sentence) => {
    const text = explainUnwritable(directory, code);

    expect(text).toMatch(sentence);
    expect(text).toContain("ROLLCALL_DATA_DIR");
  });
});

describe("requireFreeSpace", () => {
  it("has nothing to say about this disk", () => {
    expect(() => requireFreeSpace(directory)).not.toThrow();
  });

  it("says how much is left", () => {
    expect(explainFullDisk("/srv", 12_345_678)).toMatch(/\/srv has too little room \(12 MB free/);
  });
});
