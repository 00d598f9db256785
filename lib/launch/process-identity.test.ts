import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { parentOf, processCommand, processStart } from "./process-identity.mjs";

describe("processStart", () => {
  it("stays the same while a process runs, and is nothing afterwards", async () => {
    const child = spawn("sleep", ["60"]);
    const pid = child.pid ?? 0;
    const start = processStart(pid);

    expect(start).toBeDefined();
    expect(processStart(pid)).toBe(start);
    expect(processCommand(pid)).toContain("sleep 60");

    child.kill("SIGKILL");
    await once(child, "exit");
    expect(processStart(pid)).toBeUndefined();
  });

  it("knows no process by what is not a pid", () => {
    expect([0, -1, Number.NaN, 2 ** 40].map(processStart)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("parentOf", () => {
  it.runIf(process.platform === "linux")("reads who started a process", () => {
    expect(parentOf(process.pid)).toBe(process.ppid);
  });
});
