import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
  existsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareBinaries } from "./binaries.ts";

let root = "";
let installed = { major: 18 as const, version: "18.4", packageVersion: "18.4.0-beta.1", directory: "" };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "binaries-"));
  const directory = join(root, "package");
  for (const part of ["bin", "lib/postgresql", "share"])
    mkdirSync(join(directory, "native", part), { recursive: true });
  writeFileSync(join(directory, "native/bin/postgres"), "", { mode: 0o700 });
  writeFileSync(join(directory, "native/lib/libpq.so.5.18"), "", { mode: 0o600 });
  writeFileSync(join(directory, "native/lib/libpgcommon.a"), "");
  const links = [{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }];
  writeFileSync(join(directory, "native/pg-symlinks.json"), JSON.stringify(links));
  installed = { ...installed, directory };
});

afterEach(() => rmSync(root, { recursive: true }));

describe("prepareBinaries", () => {
  it("makes the links in place, as often as it is asked", () => {
    for (let time = 0; time < 2; time += 1) {
      expect(prepareBinaries(installed, join(root, "copies"), false)).toBe(join(installed.directory, "native", "bin"));
    }

    expect(readlinkSync(join(installed.directory, "native/lib/libpq.so.5"))).toBe("libpq.so.5.18");
    expect(existsSync(join(root, "copies"))).toBe(false);
  });

  it("makes a copy that every user can read", () => {
    chmodSync(join(installed.directory, "native"), 0o700);
    const mask = process.umask(0o077);
    const bin = prepareBinaries(installed, join(root, "copies"), true);
    process.umask(mask);

    expect(statSync(join(bin, "postgres")).mode & 0o777).toBe(0o755);
    expect(statSync(join(bin, "../lib/libpq.so.5.18")).mode & 0o777).toBe(0o644);
    for (const directory of ["..", "../..", "../../..", "../lib/postgresql"]) {
      expect(statSync(join(bin, directory)).mode & 0o777).toBe(0o755);
    }
    expect(lstatSync(join(bin, "../lib/libpq.so.5")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(bin, "../lib/libpgcommon.a"))).toBe(false);
    expect(prepareBinaries(installed, join(root, "copies"), true)).toBe(bin);
  });

  it("removes the halves of copies whose makers were killed", () => {
    const half = join(root, "copies", `18.4.0-beta.1-${process.arch}.${2 ** 22 + 1}`);
    mkdirSync(half, { recursive: true });
    prepareBinaries(installed, join(root, "copies"), true);

    expect(existsSync(half)).toBe(false);
  });
});
