import { describe, expect, it } from "vitest";
import { readWorkflow } from "./read-workflow.ts";
import { PLACE, readAll } from "./testing/read.ts";

const JOB = "jobs: { a: { runs-on: x, steps: [{ run: make }] } }";

describe("a file that is no workflow", () => {
  it.each([
    ["", 1, "it is empty"],
    ["# nothing\n", 1, "it is empty"],
    ["- a\n- b\n", 1, "it is no mapping, as a workflow is"],
    ["name: x\njobs: {}\n", 1, "it does not say `on`: what starts it"],
    ["on: push\n", 1, "it has no jobs"],
    ["on: push\njobs:\n  - a\n", 2, "it has no jobs"],
    [
      "on: push\nname: a\nName: b\njobs: {}\n",
      3,
      "it is not valid YAML: the same key stands twice in one mapping: keep one of them",
    ],
    [
      "on: push\njobs:\n  a:\n    x: 1\n    x: 2\n",
      5,
      "it is not valid YAML: the same key stands twice in one mapping: keep one of them",
    ],
    ["a: &a { b: 1 }\non: push\njobs:\n  <<: *a\n", 4, "it holds a merge key, which GitHub does not take"],
    [
      "on: push\njobs: *later\n",
      2,
      "it is not valid YAML: an alias names an anchor that this document does not define before it",
    ],
    ["on: push\njobs: &a { b: *a }\n", 2, "an alias stands inside of what it names"],
    ["on: push\njobs: {}\n---\non: push\n", 3, "a second document begins in it"],
    ["on: push\njobs: { a: [", 2, "it is not valid YAML: a bracket or brace is not closed"],
    ["on: push\n\tjobs: {}\n", 2, "it is not valid YAML: a tab stands where only spaces may indent"],
    ["on: push\n? [a]\n: b\n", 2, "it is not valid YAML: a mapping key is itself a list or mapping"],
    [
      `on: push\njobs: ${"[".repeat(150)}${"]".repeat(150)}\n`,
      2,
      "it is not valid YAML: it is nested deeper than 100 levels",
    ],
    [`#${"x".repeat(600_000)}\n`, 1, "it is larger than 512 KB"],
  ])("%j is refused at line %i", (text, line, message) => {
    expect(readWorkflow(text, PLACE)).toEqual({ ok: false, line, message });
  });

  it("whose aliases make much of little is refused", () => {
    const lines = Array.from({ length: 30 }, (_, index) => `x${index}: &x${index} [*x${index - 1}, *x${index - 1}]`);
    const text = `x: &x-1 [a, a]\n${lines.join("\n")}\non: push\n${JOB}\n`;

    expect(readWorkflow(text, PLACE)).toMatchObject({ ok: false, message: "it holds more than 100000 values" });
  });
});

describe("a workflow", () => {
  it.each([
    ["with a byte order mark", `\uFEFFon: push\n${JOB}\n`],
    ["with line ends of Windows", `on: push\r\n${JOB}\r\n`],
    ["with `on` in quotes", `"on": push\n${JOB}\n`],
    ["with a document marker", `---\non: push\n${JOB}\n...\n`],
    ["with keys nobody knows", `on: push\nx-y: { z: [1] }\n${JOB}\n`],
    ["with anchors", `on: push\njobs:\n  a: &a { runs-on: x, steps: [{ run: make }] }\n`],
    ["as JSON", `{ "on": "push", "jobs": { "a": { "runs-on": "x", "steps": [{ "run": "make" }] } } }`],
  ])("%s is read", (_, text) => {
    expect(readAll(text)).toMatchObject({
      workflow: { triggers: [{ event: "push" }], jobs: [{ id: "a" }] },
      problems: [],
    });
  });

  it("has its name, its place and the line of everything", () => {
    const { workflow } = readAll(
      "name: Build ${{ github.ref }}\n\non:\n  push:\npermissions:\n  contents: read\njobs:\n  # first\n  a:\n    runs-on: x\n    needs: [b]\n    steps: [{ run: make }]\n  b:\n    runs-on: x\n    steps: [{ run: make }]\n",
    );

    expect(workflow).toMatchObject({
      ...PLACE,
      name: "Build ${{ github.ref }}",
      triggers: [{ event: "push", line: 4 }],
      permissions: { line: 5, from: "workflow", value: { contents: "read" } },
      jobs: [
        { id: "a", line: 9, runsOn: { line: 10 }, needs: [{ name: "b", line: 11 }] },
        { id: "b", line: 13 },
      ],
    });
  });

  it.each([
    ["jobs:\n  a: { runs-on: x }\n", 3, "a job has neither steps nor `uses`"],
    ["jobs:\n  a: make\n", 3, "a job is no mapping"],
    ["jobs:\n  1a: { runs-on: x, steps: [] }\n", 3, "the id of a job is none that GitHub takes"],
    ["jobs:\n  a: { uses: nonsense }\n", 3, "`uses` of a job names no workflow"],
    ["jobs:\n  a: { runs-on: x, steps: [make] }\n", 3, "a step is no mapping"],
    ["jobs:\n  a:\n    steps:\n      - uses: nonsense\n", 5, "`uses` names neither an action nor an image"],
    [
      "jobs:\n  a:\n    permissions: [x]\n    steps: []\n",
      4,
      "`permissions` is neither read-all nor write-all nor a mapping of what is permitted",
    ],
    [
      "jobs:\n  a:\n    permissions:\n      contents: admin\n    steps: []\n",
      5,
      "a permission is none of read, write and none",
    ],
    [
      "jobs:\n  a:\n    steps:\n      - run: |\n          one\n          ${{ a b }}\n",
      7,
      "an expression cannot be read",
    ],
  ])("with a fault keeps the rest: %j", (jobs, line, message) => {
    const { workflow, problems } = readAll(`on: push\n${jobs}  good: { runs-on: x, steps: [] }\n`);

    expect(problems).toEqual([{ line, message }]);
    expect(workflow.jobs.at(-1)?.id).toBe("good");
  });

  it("keeps the events it can", () => {
    const { workflow, problems } = readAll(`on:\n  - push\n  - [x]\n  - "No such"\n${JOB}\n`);

    expect(workflow.triggers.map(({ event }) => event)).toEqual(["push"]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4]);
  });

  it("with too many jobs says so", () => {
    const jobs = Array.from({ length: 1001 }, (_, index) => `  j${index}: { steps: [] }\n`).join("");
    const { workflow, problems } = readAll(`on: push\njobs:\n${jobs}`);

    expect(workflow.jobs).toHaveLength(1000);
    expect(problems).toEqual([{ line: 2, message: "it has more than 1000 jobs; the rest is left out" }]);
  });
});

describe("what starts a workflow", () => {
  it("is kept with its filters, inputs and secrets", () => {
    const { workflow } = readAll(`
on:
  push: { branches: [main, 'v*'], branches-ignore: x, tags: [t], tags-ignore: [u], paths: [p], paths-ignore: [q] }
  pull_request: { types: opened }
  schedule: [{ cron: '0 6 * * TUE' }]
  workflow_run: { workflows: [CI], types: [completed] }
  workflow_dispatch:
    inputs:
      stage: { type: choice, options: [dev, prod], default: dev, required: true }
      password: { default: hunter2 }
  workflow_call:
    secrets:
      token: { required: true }
${JOB}
`);
    const [push, pull, schedule, run, dispatch, call] = workflow.triggers;

    expect(push).toMatchObject({
      branches: ["main", "v*"],
      branchesIgnore: ["x"],
      tags: ["t"],
      tagsIgnore: ["u"],
      paths: ["p"],
      pathsIgnore: ["q"],
    });
    expect(pull?.types).toEqual(["opened"]);
    expect(schedule?.schedules).toEqual(["0 6 * * TUE"]);
    expect(run).toMatchObject({ workflows: ["CI"], types: ["completed"] });
    expect(dispatch?.inputs).toEqual([
      { name: "stage", line: 9, required: true, type: "choice", default: "dev", options: ["dev", "prod"] },
      { name: "password", line: 10, required: false, type: null, default: null, options: [] },
    ]);
    expect(call?.secrets).toEqual([{ name: "token", line: 13, required: true }]);
  });
});
