import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mutate } from "#collectors/shared/testing/mutate.ts";
import { AppError } from "#lib/errors.ts";
import { DETAILS, REPORT } from "./testing/account-rows.ts";
import { collect } from "./testing/collect.ts";

const MUTATIONS = Math.ceil(300 * Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));

/** Pieces that mean something to one of the readers. */
const TOKENS = [
  ...["{", "}", "[", "]", '"', ",", ":", "\\", "null", "\n", "\r\n", "\0", "\ud800", "‮", "__proto__", "%7B", "1e999"],
  ...[
    '"RoleDetailList": [',
    '"Policies"',
    '"Statement": {',
    '"IsTruncated": true',
    "arn:aws:iam::",
    "arn:aws-cn:iam::1",
  ],
  ...["N/A", '""', "<root_account>", "constructor"],
];

const OTHER = JSON.stringify(DETAILS).replaceAll("::111122223333:", "::444455556666:");

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-mutation-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe.each([
  { file: "iam.json", text: JSON.stringify(DETAILS, null, 1) },
  { file: "report.csv", text: REPORT },
])("mutated $file", ({ file, text }) => {
  it(`is read or refused, ${MUTATIONS} times, and never crashes or hangs`, { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= MUTATIONS; seed++) {
      writeFileSync(join(directory, file), mutate(text, seed, TOKENS));
      writeFileSync(join(directory, "other.json"), OTHER);
      const start = performance.now();
      const collected = await collect(directory).catch((error: unknown) => {
        // Accounts of another partition: said, and nothing is read.
        if (error instanceof AppError && error.message.includes("several partitions")) return null;
        throw new Error(`seed ${seed} of ${file}: ${String(error)}`);
      });

      expect(performance.now() - start, `seed ${seed}`).toBeLessThan(5000);
      if (!collected) continue;
      expect(
        collected.facts.some(({ alias }) => alias === "aws:aws:444455556666:role/team/deploy"),
        `seed ${seed}`,
      ).toBe(true);
      for (const { coverage } of collected.slices) {
        if (coverage.problemCount > 0) expect(coverage.status, `seed ${seed}`).toBe("partial");
      }
    }
  });
});
