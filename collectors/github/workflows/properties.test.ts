import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView, type WorkflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { readWorkflow } from "./read-workflow.ts";
import { PLACE } from "./testing/read.ts";

const RUNS = lawRuns(150);

type Tree = Record<string, unknown>;

const text = fc.constantFrom(
  "ubuntu-latest",
  "${{ secrets.A }}",
  "${{ secrets.b || secrets.GITHUB_TOKEN }}",
  "${{ env.X }}",
  "${{ matrix.os }}",
  "${{ inputs.stage }}",
  "production",
  "on",
  "1.10",
  "{{ x }}",
  "# no comment",
  "a: b",
);
const env = fc.dictionary(fc.constantFrom("X", "Y", "AWS_ACCESS_KEY_ID", "GH_TOKEN"), text, { maxKeys: 3 });
const permissions = fc.oneof(
  fc.constantFrom("read-all", "write-all"),
  fc.dictionary(fc.constantFrom("id-token", "contents", "packages"), fc.constantFrom("read", "write", "none")),
);
const step = fc.oneof(
  fc.record({ run: fc.constantFrom("npm publish", "docker login -p ${{ secrets.D }}", "make"), env }),
  fc.record({
    uses: fc.constantFrom(
      "actions/checkout@v4",
      "docker/login-action@v3",
      "aws-actions/configure-aws-credentials@main",
    ),
    with: fc.dictionary(fc.constantFrom("token", "password", "registry", "role-to-assume"), text),
  }),
);
const plainJob = fc.record(
  {
    "runs-on": fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
    environment: text,
    permissions,
    env,
    strategy: fc.record({ matrix: fc.record({ os: fc.constant(["x", "y"]) }) }),
    steps: fc.array(step, { maxLength: 4 }),
    if: fc.constantFrom("secrets.C != ''", "always()"),
  },
  { requiredKeys: ["runs-on", "steps"] },
);
const call = fc.record(
  {
    uses: fc.constantFrom("./.github/workflows/x.yml", "a/b/.github/workflows/c.yml@v1"),
    secrets: fc.oneof(fc.constant("inherit"), fc.dictionary(fc.constantFrom("s", "t"), text)),
    with: fc.dictionary(fc.constantFrom("environment", "other"), text),
    permissions,
  },
  { requiredKeys: ["uses"] },
);
const jobs = fc.dictionary(fc.constantFrom("build", "test", "deploy", "ship"), fc.oneof(plainJob, call), {
  minKeys: 1,
});
const on = fc.dictionary(
  fc.constantFrom("push", "pull_request", "workflow_dispatch", "workflow_call", "schedule"),
  fc.constantFrom(null, { branches: ["main"] }),
  { minKeys: 1 },
);
const workflow = fc.record({ on, jobs, permissions, env }, { requiredKeys: ["on", "jobs"] });

function viewOf(source: string): WorkflowView {
  const read = readWorkflow(source, PLACE);
  if (!read.ok) throw new Error(`line ${read.line}: ${read.message}`);
  return workflowView(read.workflow, unknownRepository("acme", "api"), null);
}

/** What a workflow says, whatever the order it says it in where that order means nothing. */
function essence(view: WorkflowView): unknown {
  const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
  return {
    ...view,
    triggers: sorted(view.triggers),
    jobs: view.jobs
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((job) => ({
        ...job,
        secrets: sorted(job.secrets),
        identities: sorted(job.identities),
        subjects: sorted(job.subjects),
      })),
  };
}

function yaml(value: unknown, flowLevel = -1): string {
  return dump(value, { noRefs: true, flowLevel });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("a workflow says the same", () => {
  it.each<[string, (made: Tree) => string]>([
    ["in block style and in flow style", (made) => yaml(made, 0)],
    ["as YAML and as JSON", (made) => JSON.stringify(made)],
    ["with its keys in another order", (made) => yaml(reversed(made))],
    [
      "with comments, a marker and keys nobody knows",
      (made) => `# \${{ secrets.N }}\n---\n${yaml({ ...made, "x-y": [1] })}`,
    ],
    ["with line ends of Windows", (made) => yaml(made).replaceAll("\n", "\r\n")],
    ["with a name for its runs", (made) => yaml({ ...made, "run-name": "${{ github.sha }}" })],
  ])("%s", (_, other) => {
    fc.assert(
      fc.property(workflow, (made) => {
        expect(essence(viewOf(other(made as Tree)))).toEqual(essence(viewOf(yaml(made))));
      }),
      RUNS,
    );
  });
});

describe("a job", () => {
  it("that is renamed changes in its id alone", () => {
    fc.assert(
      fc.property(workflow, (made) => {
        const renamed = {
          ...made,
          jobs: Object.fromEntries(Object.entries(made.jobs).map(([id, job]) => [`x-${id}`, job])),
        };
        const expected = viewOf(yaml(made));

        expect(viewOf(yaml(renamed))).toEqual({
          ...expected,
          jobs: expected.jobs.map((job) => ({ ...job, id: `x-${job.id}` })),
        });
      }),
      RUNS,
    );
  });

  it("says nothing of another", () => {
    fc.assert(
      fc.property(workflow, plainJob, (made, added) => {
        const more = viewOf(yaml({ ...made, jobs: { ...made.jobs, zzz: added } }));

        expect(more.jobs.filter(({ id }) => id !== "zzz")).toEqual(viewOf(yaml(made)).jobs);
      }),
      RUNS,
    );
  });

  it("mints nothing without the permission, and something with it", () => {
    fc.assert(
      fc.property(workflow, (made) => {
        for (const job of viewOf(yaml(made)).jobs) {
          if (job.idToken === "none") expect(job.subjects).toEqual([]);
          if (job.idToken === "write") expect(job.subjects).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });
});
