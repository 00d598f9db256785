import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { mutate } from "../../shared/testing/mutate.ts";
import { readWorkflow } from "./read-workflow.ts";
import { PLACE } from "./testing/read.ts";

/** A hundred thousand at a scale of fifty. */
const MUTATIONS = scaled(2000);

/** Pieces that mean something to one of the readers. */
const TOKENS = [
  "${{ ",
  " }}",
  "${{ secrets",
  "secrets[",
  "fromJSON('[",
  "matrix.",
  "env.",
  "inputs.",
  "'",
  '"',
  "\n",
  "\t",
  "\0",
  "\r\n",
  "---\n",
  "- ",
  ": ",
  "{",
  "}",
  "[",
  "]",
  "*aws",
  "&aws ",
  "<<: ",
  "|\n",
  ">-\n",
  "!!str ",
  "on: ",
  "jobs:\n",
  "steps:\n",
  "uses: ./",
  "with:\n",
  "permissions: write-all\n",
  "runs-on: ",
  "__proto__: ",
  "null",
  "||",
  "&&",
  "\\",
  "\ud800",
  "\u202e",
  "? ",
];

const TEXT = readFileSync(new URL("fixtures/release.yml", import.meta.url), "utf8");
const ACTION =
  'inputs: { kubeconfig: {} }\nruns: { using: composite, steps: [{ uses: azure/k8s-set-context@v4, with: { kubeconfig: "${{ inputs.kubeconfig }}" } }, { uses: ./.github/actions/deploy }] }';

describe("a mutated workflow", () => {
  it(`is read or refused with a line, ${MUTATIONS} times, and its view can be printed`, { timeout: 900_000 }, () => {
    let readable = 0;
    for (let seed = 1; seed <= MUTATIONS; seed++) {
      const text = mutate(TEXT, seed, TOKENS).toString();
      const read = readWorkflow(text, PLACE, () => (seed % 2 === 0 ? ACTION : mutate(ACTION, seed, TOKENS).toString()));
      const lines = text.split("\n").length + 1;
      if (!read.ok) {
        expect(read.line, `seed ${seed}`).toBeGreaterThanOrEqual(1);
        expect(read.line, `seed ${seed}`).toBeLessThanOrEqual(lines);
        continue;
      }
      readable += 1;
      const view = workflowView(read.workflow, unknownRepository("acme", "api"), null);
      const found = linesIn([read.workflow, read.problems]);
      expect(Math.min(...found), `seed ${seed}`).toBeGreaterThanOrEqual(1);
      expect(Math.max(...found), `seed ${seed}`).toBeLessThanOrEqual(lines);
      expect(JSON.parse(JSON.stringify(read.workflow)), `seed ${seed}`).toEqual(read.workflow);
      expect(view.jobs).toHaveLength(read.workflow.jobs.length);
    }
    expect(readable).toBeGreaterThan(MUTATIONS / 10);
  });
});

/** Every line that a result names. */
function linesIn(value: unknown, key = ""): number[] {
  if (typeof value === "number") return key === "line" || key === "lines" ? [value] : [1];
  if (Array.isArray(value)) return value.flatMap((item) => linesIn(item, key));
  if (typeof value !== "object" || value === null) return [1];
  return Object.entries(value).flatMap(([name, inner]) => linesIn(inner, name));
}
