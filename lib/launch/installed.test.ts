import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holds, installStamp, isInstalled, markInstalled } from "./installed.mjs";

const LOCK = { packages: { "": {}, "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } } };

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "installed-"));
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "package-lock.json"), JSON.stringify(LOCK));
});

afterEach(() => rmSync(root, { recursive: true }));

describe("isInstalled", () => {
  it("does not take a half-finished install for one", () => {
    expect(isInstalled(root, "production")).toBe(false);
  });

  it("believes its own stamp until the lock file changes", () => {
    markInstalled(root, "all");
    expect(isInstalled(root, "production")).toBe(true);

    writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: {}, changed: true }));
    expect(isInstalled(root, "production")).toBe(false);
  });

  it("installs again for the tests what was installed without their packages", () => {
    markInstalled(root, "production");

    expect(isInstalled(root, "production")).toBe(true);
    expect(isInstalled(root, "all")).toBe(false);
  });

  it("accepts an install that somebody made with npm, and remembers it", () => {
    writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify(LOCK));

    expect(isInstalled(root, "all")).toBe(true);
    const stamp = readFileSync(join(root, "node_modules", ".rollcall-install"), "utf8");
    expect(stamp).toBe(installStamp(JSON.stringify(LOCK), "all"));
  });
});

describe("holds", () => {
  const wanted = { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };

  it.each([
    ["the same packages", wanted, true],
    ["more than is wanted", { ...wanted, "node_modules/b": { version: "2.0.0" } }, true],
    ["another version", { "node_modules/a": { version: "1.0.1", integrity: "sha512-a" } }, false],
    ["another content", { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } }, false],
    ["nothing", {}, false],
  ])("answers for %s", (_case, installed, expected) => {
    expect(holds(installed, wanted, "all")).toBe(expected);
  });

  it("misses neither packages for other platforms nor, for the app, those for development", () => {
    const lock = {
      "node_modules/mac": { version: "1.0.0", optional: true },
      "node_modules/dev": { version: "1.0.0", dev: true },
    };

    expect(holds({}, lock, "production")).toBe(true);
    expect(holds({}, lock, "all")).toBe(false);
  });
});
