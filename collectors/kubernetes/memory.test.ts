import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { writeFiles, writeList } from "./testing/large-cluster.ts";

const SCALE = Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1);
const OBJECTS = 100_000;
const MEASURE = fileURLToPath(new URL("testing/measure.ts", import.meta.url));

describe.skipIf(SCALE < 1)("100,000 objects (left out below ROLLCALL_TEST_SCALE=1)", () => {
  it.each([
    ["one YAML list", writeList],
    ["many small files", writeFiles],
  ])("in %s are read within 512 MiB", { timeout: 300_000 }, async (name, write) => {
    const directory = mkdtempSync(join(tmpdir(), "rollcall-large-"));
    try {
      write(directory, OBJECTS);
      const { stdout } = await promisify(execFile)(process.execPath, [MEASURE, directory]);
      const measured: unknown = JSON.parse(stdout);
      process.stdout.write(`${OBJECTS} objects in ${name}: ${stdout}`);

      expect(measured).toMatchObject({ facts: OBJECTS + 200, problems: 0, peakMiB: expect.any(Number) });
      expect((measured as { peakMiB: number }).peakMiB).toBeLessThan(512);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
