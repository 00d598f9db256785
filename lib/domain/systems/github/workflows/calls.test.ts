import { describe, expect, it } from "vitest";
import { expandCall, type FindWorkflow } from "./calls.ts";
import type { WorkflowDocument } from "./document.ts";
import { findAmong } from "./find-workflow.ts";
import { unknownRepository } from "./repository-facts.ts";
import { subjectsOf } from "./subjects.ts";
import { documentOf, onlyJob } from "./testing/documents.ts";

const CALLER = documentOf(`
on: push
permissions: { id-token: write }
jobs:
  ship:
    uses: ./.github/workflows/deploy.yml
    with: { environment: production, role: arn:aws:iam::123456789012:role/deploy, runner: big }
    secrets: { token: "\${{ secrets.DEPLOY_TOKEN }}" }
`);

const DEPLOY = documentOf(
  `
on:
  workflow_call:
    inputs:
      environment: { type: string, required: true }
      role: { type: string, required: true }
      runner: { type: string, default: ubuntu-latest }
      region: { type: string, default: eu-west-1 }
    secrets: { token: { required: true } }
jobs:
  apply:
    runs-on: [self-hosted, "\${{ inputs.runner }}"]
    environment: "\${{ inputs.environment }}-\${{ inputs.region }}"
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "\${{ inputs.role }}", aws-region: "\${{ inputs.region }}" }
      - run: deploy "\${{ secrets.token }}" "\${{ secrets.other }}"
  report:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps: [{ run: make report }]
`,
  ".github/workflows/deploy.yml",
);

function finding(...documents: WorkflowDocument[]): FindWorkflow {
  return ({ owner, repository, path }) =>
    documents.find((it) => it.owner === owner && it.repository === repository && it.path === path) ?? null;
}

describe("a call", () => {
  it("puts its inputs into the jobs it leads to", () => {
    const { jobs, unresolved } = expandCall(CALLER, onlyJob(CALLER), finding(DEPLOY));
    const [apply] = jobs;

    expect(unresolved).toEqual([]);
    expect(jobs.map(({ chain }) => chain)).toEqual([
      ["ship", "apply"],
      ["ship", "report"],
    ]);
    expect(apply?.job.environment).toMatchObject({ values: ["production-eu-west-1"], complete: true });
    expect(apply?.job.runsOn).toMatchObject({ labels: [["self-hosted", "big"]], complete: true });
    expect(apply?.job.identities[0]).toMatchObject({
      kind: "role",
      value: { values: ["arn:aws:iam::123456789012:role/deploy"], complete: true },
      about: { region: { values: ["eu-west-1"] } },
    });
  });

  it("hands over the secrets it names, and no others", () => {
    const { jobs } = expandCall(CALLER, onlyJob(CALLER), finding(DEPLOY));

    expect(jobs[0]?.secrets).toEqual([
      { name: "TOKEN", from: ["DEPLOY_TOKEN"] },
      { name: "OTHER", from: [] },
    ]);
  });

  it("hands over all secrets where they are inherited, through several calls", () => {
    const outer = documentOf(`{ on: push, jobs: { a: { uses: ./.github/workflows/middle.yml, secrets: inherit } } }`);
    const middle = documentOf(
      `{ on: workflow_call, jobs: { b: { uses: ./.github/workflows/deploy.yml, secrets: { token: "\${{ secrets.T }}" } } } }`,
      ".github/workflows/middle.yml",
    );
    const { jobs } = expandCall(outer, onlyJob(outer), finding(middle, DEPLOY));

    expect(jobs[0]).toMatchObject({ chain: ["a", "b", "apply"], secrets: [{ from: ["T"] }, { from: [] }] });
  });

  it("grants no more than the caller has", () => {
    const { jobs } = expandCall(CALLER, onlyJob(CALLER), finding(DEPLOY));
    const poor = documentOf(`{ on: push, permissions: {}, jobs: { a: { uses: ./.github/workflows/deploy.yml } } }`);

    expect(jobs.map(({ idToken }) => idToken)).toEqual(["write", "none"]);
    expect(expandCall(poor, onlyJob(poor), finding(DEPLOY)).jobs.map(({ idToken }) => idToken)).toEqual([
      "none",
      "none",
    ]);
  });

  it("of a workflow that is not known stays open, and says which", () => {
    const outer = documentOf(`{ on: push, jobs: { a: { uses: other/flows/.github/workflows/x.yml@v1 } } }`);

    expect(expandCall(outer, onlyJob(outer), () => null)).toMatchObject({
      jobs: [],
      unresolved: [
        {
          chain: ["a"],
          place: { owner: "other", repository: "flows", path: ".github/workflows/x.yml", ref: "v1" },
          because: "not known",
        },
      ],
    });
  });

  it("of itself ends", () => {
    const loop = documentOf(`{ on: [push, workflow_call], jobs: { a: { uses: ./.github/workflows/release.yml } } }`);

    expect(expandCall(loop, onlyJob(loop), finding(loop))).toMatchObject({
      jobs: [],
      unresolved: [{ because: "too deep" }],
    });
  });

  it("looks for what lies beside a workflow of another repository in that repository, at the same ref", () => {
    const outer = documentOf(`{ on: push, jobs: { a: { uses: acme/flows/.github/workflows/m.yml@v2 } } }`);
    const middle = documentOf(
      `{ on: workflow_call, jobs: { b: { uses: ./.github/workflows/deploy.yml } } }`,
      ".github/workflows/m.yml",
      "flows",
    );
    const { unresolved } = expandCall(outer, onlyJob(outer), finding(middle, DEPLOY));

    expect(unresolved[0]?.place).toEqual({
      owner: "acme",
      repository: "flows",
      path: ".github/workflows/deploy.yml",
      ref: "v2",
    });
  });
});

describe("what was read", () => {
  const at = (owner: string, ref: string | null) => ({
    owner,
    repository: "API",
    path: ".github/workflows/deploy.yml",
    ref,
  });

  it("is found by its place, whatever the case of its owner, at the branch it was read from", () => {
    const find = findAmong([{ document: DEPLOY, ref: "main" }], "main");

    expect(find(at("ACME", null))).toBe(DEPLOY);
    expect(find(at("acme", "main"))).toBe(DEPLOY);
    expect(find(at("acme", "v1"))).toBeNull();
    expect(find({ ...at("acme", null), path: ".github/workflows/Deploy.yml" })).toBeNull();
    expect(findAmong([{ document: DEPLOY, ref: "main" }], "next")(at("acme", null))).toBeNull();
  });
});

describe("the subjects of a call", () => {
  const facts = { ...unknownRepository("acme", "api"), defaultBranch: "main" };
  const texts = (find?: FindWorkflow, claims: string[] | null = null) =>
    subjectsOf(CALLER, onlyJob(CALLER), { ...facts, oidc: { claims, immutable: false } }, find).map(
      ({ subject }) => subject,
    );

  it("are those of the jobs it leads to, in the name of the caller", () => {
    expect(texts(finding(DEPLOY))).toEqual(["repo:acme/api:environment:production-eu-west-1"]);
  });

  it("have any environment where the called workflow is not known", () => {
    expect(texts()).toEqual([
      "repo:acme/api:ref:refs/heads/*",
      "repo:acme/api:ref:refs/tags/*",
      "repo:acme/api:environment:*",
    ]);
  });

  it("name the called workflow where the subject is made of that", () => {
    expect(texts(finding(DEPLOY), ["job_workflow_ref"])).toEqual([
      "job_workflow_ref:acme/api/.github/workflows/deploy.yml@refs/heads/*",
      "job_workflow_ref:acme/api/.github/workflows/deploy.yml@refs/tags/*",
    ]);
  });
});
