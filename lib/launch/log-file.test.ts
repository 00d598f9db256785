import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LogFile, logPath } from "./log-file.ts";

let directory = "";

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "log-"))));

afterEach(() => rmSync(directory, { recursive: true }));

describe("LogFile", () => {
  it("appends, for its owner only", () => {
    const path = logPath(directory, "web");
    writeFileSync(path, "before\n", { mode: 0o644 });
    const log = new LogFile(path);
    log.write("after");
    log.close();
    log.write("too late");

    expect(readFileSync(path, "utf8")).toBe("before\nafter\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("puts a long log aside, at the start and while it grows", () => {
    const path = logPath(directory, "web");
    writeFileSync(path, "x".repeat(10_000_001));
    const log = new LogFile(path);
    expect(statSync(path).size).toBe(0);
    expect(statSync(`${path}.1`).size).toBe(10_000_001);

    log.write("y".repeat(10_000_000));
    log.write("z");
    log.close();
    expect(readFileSync(path, "utf8")).toBe("z\n");
    expect(statSync(`${path}.1`).size).toBe(10_000_001);
  });
});
