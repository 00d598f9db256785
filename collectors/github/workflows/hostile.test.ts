import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { readWorkflow } from "./read-workflow.ts";
import { PLACE } from "./testing/read.ts";

const LOGIN = "uses: aws-actions/configure-aws-credentials@v4\n        with: { role-to-assume: '${{ env.A }}' }";

function workflow(job: string, head = ""): string {
  return `on: push\n${head}\njobs:\n  a:\n    runs-on: x\n    ${job}\n`;
}

function step(text: string): string {
  return workflow(`steps:\n      - ${text}`);
}

function repeated(piece: string, size = 450_000): string {
  return piece.repeat(Math.floor(size / piece.length));
}

function list<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Files within the limit of size that would take long, or overflow the stack, if anything in them were not bounded. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ["expressions that never end", step(`run: |\n          docker login ${repeated("${{ ")}`)],
  ["a line of one command over and over", step(`run: |\n          ${repeated("git fetch ")}`)],
  ["a line of addresses", step(`run: |\n          ${repeated("https://")}`)],
  ["quotes that never end", step(`run: "\${{ ${repeated("' ")} }}"`)],
  ["an expression of accesses", step(`run: \${{ a${repeated("[0]", 20_000)} }}`)],
  ["an expression of alternatives", step(`run: \${{ ${repeated("a||", 20_000)}a }}`)],
  ["an expression of negations", step(`if: ${repeated("!", 20_000)}a\n        run: x`)],
  ["an expression of comparisons", step(`run: \${{ ${repeated("a==", 20_000)}a }}`)],
  [
    "brackets in brackets",
    workflow(
      `strategy: { matrix: { x: "\${{ fromJSON('${"[".repeat(9000)}${"]".repeat(9000)}') }}" } }\n    steps: []`,
    ),
  ],
  [
    "a long list of expressions in one value",
    workflow(`environment: "${repeated("${{ env.A }}")}"\n    steps: []`, "env: { A: '${{ inputs.a }}' }"),
  ],
  [
    "variables that name variables that name variables",
    workflow(
      `env: { B: "${repeated("${{ env.A }}", 100_000)}" }\n    steps:\n      - ${LOGIN.replaceAll("env.A", "env.C")}\n        env: { C: "${repeated("${{ env.B }}", 100_000)}" }`,
      `env: { A: "${repeated("${{ vars.A }}", 100_000)}" }`,
    ),
  ],
  [
    "a long variable that is named often",
    workflow(
      `environment: "${repeated("${{ env.A }}", 200_000)}"\n    steps: []`,
      `env: { A: "${"x".repeat(200_000)}\${{ vars.A }}" }`,
    ),
  ],
  [
    "a long text that aliases name",
    `on: push\nx: &x "${repeated("${{ secrets.A }}", 200_000)}"\njobs: { a: { steps: [${list(9000, () => "{ run: *x }").join()}] } }`,
  ],
  [
    "a matrix of many names",
    workflow(`strategy: { matrix: { ${list(20_000, (index) => `k${index}: [1]`).join()} } }\n    steps: [{ run: x }]`),
  ],
  [
    "a matrix of many inclusions",
    workflow(
      `strategy: { matrix: { a: [${list(256, (index) => index).join()}], include: [${list(20_000, (index) => `{ a: ${index} }`).join()}] } }\n    steps: [{ run: x }]`,
    ),
  ],
  [
    "labels without end",
    `on: push\njobs: { a: { runs-on: [${list(40_000, (index) => `l${index}`).join()}], steps: [] } }`,
  ],
  [
    "many jobs on many branches in many environments",
    `on: { push: { branches: [${list(1000, (index) => `b${index}`).join()}] } }\npermissions: write-all\njobs: { ${list(1000, (index) => `j${index}: { environment: "\${{ matrix.e }}", strategy: { matrix: { e: &e${index} [${list(60, (e) => `e${e}`).join()}] } }, steps: [] }`).join()} }`,
  ],
  [
    "many steps that use an action of many steps",
    `on: push\njobs: { ${list(1000, (index) => `j${index}: { steps: [{ uses: ./x }, { uses: ./x }, { uses: ./x }] }`).join()} }`,
  ],
  ["many commands", step(`run: |\n          ${repeated("docker login ghcr.io; ")}`)],
  ["many keys", `on: push\njobs: { ${list(40_000, (index) => `j${index}: 1`).join()} }`],
  [
    "many variables",
    workflow(
      `env: { ${list(20_000, (index) => `V${index}: x`).join()} }\n    steps: [${list(2000, () => "{ run: make }").join()}]`,
    ),
  ],
];

const ACTION = `runs: { using: composite, steps: [${list(2000, () => "{ run: docker login }").join()}, { uses: ./x }] }`;

describe("a file made to take long", () => {
  it.each(HOSTILE)("is read or refused: %s", (_, text) => {
    expect(text.length).toBeLessThan(512 * 1024);
    const read = readWorkflow(text, PLACE, () => ACTION);

    expect(read).toHaveProperty("ok");
    if (read.ok) {
      const facts = { ...unknownRepository("acme", "api"), ownerId: "1", repositoryId: "2" };
      expect(workflowView(read.workflow, facts, null).jobs).toHaveLength(read.workflow.jobs.length);
    }
  });
});
