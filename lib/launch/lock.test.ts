import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isHeld, tryLock, waitForLock } from "./lock.ts";
import { processStart } from "./process-identity.mjs";

let directory = "";
let path = "";

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "lock-"));
  path = join(directory, "app.lock");
});

afterEach(() => rmSync(directory, { recursive: true }));

function writeHolder(holder: { pid: number; startedAt: string | undefined }): void {
  writeFileSync(path, JSON.stringify({ ...holder, token: "theirs", purpose: "serves http://localhost:3000" }));
}

describe("tryLock", () => {
  it("gives a lock to one, and to the next when it was released", () => {
    const first = tryLock(path, "serves http://localhost:3000");
    if (!isHeld(first)) throw new Error("somebody else holds it");

    expect(tryLock(path, "serves http://localhost:3001")).toMatchObject({
      pid: process.pid,
      purpose: "serves http://localhost:3000",
    });

    first.release();
    expect(isHeld(tryLock(path, "serves http://localhost:3001"))).toBe(true);
  });

  it("leaves nothing but the lock behind", () => {
    tryLock(path, "tests");

    expect(readdirSync(directory)).toEqual(["app.lock"]);
  });

  it.each([
    ["a process that is gone", { pid: 2 ** 22 + 1, startedAt: "boot/1" }],
    ["another process that has the pid now", { pid: process.pid, startedAt: "boot/1" }],
  ])("takes over from %s", (_case, holder) => {
    writeHolder(holder);

    expect(isHeld(tryLock(path, "tests"))).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(`"pid":${process.pid}`);
  });

  it("takes over a file that is no lock", () => {
    writeFileSync(path, "half a lo");

    expect(isHeld(tryLock(path, "tests"))).toBe(true);
  });

  it("does not release what somebody else took over", () => {
    const lock = tryLock(path, "tests");
    writeHolder({ pid: process.ppid, startedAt: processStart(process.ppid) });
    if (isHeld(lock)) lock.release();

    expect(readFileSync(path, "utf8")).toContain("theirs");
  });
});

describe("waitForLock", () => {
  it("waits for the holder", async () => {
    const first = await waitForLock(path, "is starting the database", 1000);
    const second = waitForLock(path, "is starting the database", 5000);
    first.release();

    expect(isHeld(await second)).toBe(true);
  });

  it("says who has not finished", async () => {
    await waitForLock(path, "is starting the database", 1000);

    await expect(waitForLock(path, "tests", 0)).rejects.toThrow(`Process ${process.pid} is starting the database`);
  });
});
