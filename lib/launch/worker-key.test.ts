import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findWorkerKey } from "./worker-key.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");

describe("findWorkerKey", () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "rollcall-key-"));
  });

  afterEach(() => rmSync(dataDir, { recursive: true }));

  it("makes one the first time, which only its owner can read, and finds it again", () => {
    const first = findWorkerKey({}, dataDir);

    const path = join(dataDir, "worker-key");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(first.env).toEqual({ ROLLCALL_WORKER_KEY_FILE: path });
    expect(findWorkerKey({}, dataDir).value).toBe(first.value);
  });

  it("takes the operator's, as it is or from a file", () => {
    const path = join(dataDir, "shared");
    writeFileSync(path, `${KEY}\n`);

    expect(findWorkerKey({ ROLLCALL_WORKER_KEY: KEY }, dataDir).env).toEqual({ ROLLCALL_WORKER_KEY: KEY });
    expect(findWorkerKey({ ROLLCALL_WORKER_KEY_FILE: path }, dataDir)).toEqual({
      value: KEY,
      env: { ROLLCALL_WORKER_KEY_FILE: path },
    });
  });

  it("refuses what is none, without repeating it", () => {
    expect(() => findWorkerKey({ ROLLCALL_WORKER_KEY: "too-short" }, dataDir)).toThrow(/ROLLCALL_WORKER_KEY holds no/);
    expect(() => findWorkerKey({ ROLLCALL_WORKER_KEY: "too-short" }, dataDir)).not.toThrow(/too-short/);
    expect(() => findWorkerKey({ ROLLCALL_WORKER_KEY_FILE: "/nowhere" }, dataDir)).toThrow(/cannot be read/);
  });
});
