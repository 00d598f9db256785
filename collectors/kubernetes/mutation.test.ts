import { readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SLICE_IDS } from "./manifest.ts";
import { AppError } from "#lib/errors.ts";
import { mutate } from "../shared/testing/mutate.ts";
import { collect } from "./testing/collect.ts";

const MUTATIONS = Math.ceil(300 * Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));

/** Pieces that mean something to one of the readers. */
const TOKENS = [
  "---\n",
  "...\n",
  "&a ",
  "*a ",
  "<<: ",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "|\n",
  "\t",
  "\0",
  "\r\n",
  "!!binary ",
  "kind: ",
  "items:\n",
  "__proto__: ",
  "null",
  "yes",
  "{{",
  ",",
  "\\",
  "\ud800",
  "‮",
  "? ",
  "%YAML 1.1\n",
  "é",
  '"items": [',
  '"kind": "List"',
];

const FIXTURES = ["payments.yaml", "cluster.json"].map((file) => ({
  file,
  text: readFileSync(new URL(`fixtures/${file}`, import.meta.url), "utf8"),
}));

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-mutation-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe.each(FIXTURES)("mutated $file", ({ file, text }) => {
  it(`is read or refused, ${MUTATIONS} times, and never crashes or hangs`, { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= MUTATIONS; seed++) {
      const mutated = mutate(text, seed, TOKENS);
      writeFileSync(join(directory, file), mutated);
      writeFileSync(join(directory, "good.yaml"), "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: good }\n");
      const start = performance.now();
      const collected = await collect(directory).catch((error: unknown) => {
        throw new Error(`seed ${seed} of ${file}: ${error instanceof AppError ? "refused whole" : String(error)}`);
      });

      expect(performance.now() - start, `seed ${seed}`).toBeLessThan(5000);
      expect(collected.slices, `seed ${seed}`).toHaveLength(SLICE_IDS.length);
      expect(
        collected.facts.some(({ name }) => name === "good"),
        `seed ${seed}`,
      ).toBe(true);
      for (const { coverage } of collected.slices) {
        for (const problem of coverage.problems)
          expect(problem).toMatchObject({ where: file, message: expect.any(String) });
      }
    }
  });

  it("as the head of an export is read or refused with a sentence", async () => {
    for (let seed = 1; seed <= MUTATIONS / 4; seed++) {
      writeFileSync(join(directory, "collection.json"), mutate(text, seed, TOKENS));
      const refusal = await collect(directory).catch((error: unknown) => error);

      expect(refusal, `seed ${seed}`).toMatchObject({ code: "invalid-input" });
    }
  });
});
