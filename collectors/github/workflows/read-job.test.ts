import { describe, expect, it } from "vitest";
import { readAll, readJobOf, readStep } from "./testing/read.ts";

describe("permissions of a job", () => {
  it.each([
    ["", null, "inherited"],
    ["permissions: {}", {}, "none"],
    ["permissions:", {}, "none"],
    ["permissions: read-all", "read-all", "none"],
    ["permissions: write-all", "write-all", "write"],
    ["permissions: { id-token: write, contents: read }", { "id-token": "write", contents: "read" }, "write"],
    ["permissions: { id-token: none }", { "id-token": "none" }, "none"],
    ["permissions: { id-token: maybe }", {}, "none"],
  ])("%s", (keys, value, idToken) => {
    const job = readJobOf(keys);

    expect(job.permissions?.value ?? null).toEqual(value);
    expect(job.idToken).toBe(idToken);
  });

  it("are those of the workflow where it has none", () => {
    const { permissions, idToken } = readJobOf("", undefined, "permissions: { id-token: write }");

    expect(permissions).toEqual({ line: 1, from: "workflow", value: { "id-token": "write" } });
    expect(idToken).toBe("write");
  });

  it("replace those of the workflow altogether", () => {
    expect(readJobOf("permissions: { contents: read }", undefined, "permissions: write-all").idToken).toBe("none");
  });
});

describe("where a job runs", () => {
  it.each([
    ["runs-on: ubuntu-latest", [["ubuntu-latest"]], true],
    ["runs-on: [self-hosted, linux]", [["self-hosted", "linux"]], true],
    ["runs-on: 22.04", [["22.04"]], true],
    ["runs-on: { group: big, labels: [a, b] }", [["a", "b"]], true],
    ["runs-on: { group: big }", [], true],
    ["runs-on: ${{ vars.RUNNER }}", [], false],
    ["runs-on: ${{ vars.RUNNER || 'x' }}", [["x"]], false],
    ["runs-on: ${{ github.event_name == 'push' && 'x' || 'y' }}", [["x"]], true],
    ['runs-on: ${{ fromJSON(\'["self-hosted", "gpu"]\') }}', [["self-hosted", "gpu"]], true],
    ["runs-on: ${{ matrix.os }}\nstrategy: { matrix: { os: [x, y] } }", [["x"], ["y"]], true],
    [
      "runs-on: ['${{ matrix.os }}', '${{ matrix.arch }}']\nstrategy: { matrix: { os: [x, y], arch: [1, 2], exclude: [{ os: x, arch: 1 }] } }",
      [
        ["x", "2"],
        ["y", "1"],
        ["y", "2"],
      ],
      true,
    ],
    [
      "runs-on: ${{ matrix.runner || matrix.os }}\nstrategy: { matrix: { os: [x, y], include: [{ os: x, runner: big }, { os: z }] } }",
      [["big"], ["y"], ["z"]],
      true,
    ],
    [
      "runs-on: ${{ matrix.on }}\nstrategy: { matrix: { include: [{ on: [a, b] }, { on: c }] } }",
      [["a", "b"], ["c"]],
      true,
    ],
    ["runs-on: ${{ matrix.os }}\nstrategy: { matrix: { os: '${{ fromJSON(needs.x.outputs.y) }}' } }", [], false],
    ["runs-on: ${{ matrix.os }}\nstrategy: { matrix: { os: [x], b: '${{ fromJSON(inputs.b) }}' } }", [["x"]], true],
    [
      "runs-on: ${{ matrix.os }}\nstrategy: { matrix: { os: [x, y], exclude: [{ os: '${{ vars.O }}' }] } }",
      [["x"], ["y"]],
      true,
    ],
    [
      "runs-on: ${{ matrix.on }}\nstrategy: { matrix: { include: [{ on: [a, b], r: '${{ vars.R }}' }] } }",
      [["a", "b"]],
      true,
    ],
    [
      "runs-on: ${{ matrix.on }}\nstrategy: { matrix: { include: [{ on: a }, { on: '${{ vars.R }}' }] } }",
      [["a"]],
      false,
    ],
    ["runs-on: ${{ matrix.os }}\nstrategy: { matrix: { os: [x], include: '${{ fromJSON(inputs.b) }}' } }", [], false],
    ["runs-on: ${{ matrix.os }}\nstrategy: { matrix: '${{ fromJSON(inputs.matrix) }}' }", [], false],
    [
      "runs-on: ${{ matrix.os }}\nstrategy: { matrix: { a: [1,2,3,4,5,6,7,8,9,0], b: [1,2,3,4,5,6,7,8,9,0], c: [1,2,3], os: [x] } }",
      [],
      false,
    ],
  ])("%s", (keys, labels, complete) => {
    expect(readJobOf(keys).runsOn).toMatchObject({ labels, complete });
  });

  it("is the expression where only the run knows", () => {
    expect(readJobOf("runs-on: [self-hosted, '${{ inputs.size }}']").runsOn?.text).toEqual([
      "self-hosted",
      "${{ inputs.size }}",
    ]);
    expect(readJobOf("runs-on: { group: '${{ vars.G }}' }").runsOn?.group).toMatchObject({ text: "${{ vars.G }}" });
  });
});

describe("the environment of a job", () => {
  it.each([
    ["environment: production", ["production"], true],
    ["environment: { name: GovCloud (East), url: 'https://x.example' }", ["GovCloud (East)"], true],
    ["environment: ${{ env.STAGE }}\nenv: { STAGE: staging }", ["staging"], true],
    ["environment: ${{ matrix.stage }}-eu\nstrategy: { matrix: { stage: [dev, prod] } }", ["dev-eu", "prod-eu"], true],
    ["environment: ${{ inputs.stage }}", [], false],
    ["environment: [a]", [], false],
    ["environment: { url: x }", [], false],
  ])("%s", (keys, values, complete) => {
    expect(readJobOf(keys).environment).toMatchObject({ values, complete });
  });

  it("is none where none is given", () => {
    expect(readJobOf("environment:").environment).toBeNull();
  });
});

describe("secrets of a job", () => {
  it.each([
    ["run: echo ${{ secrets.A }} ${{ secrets.b-c }}", ["A", "B-C"]],
    ["run: echo ${{ secrets['A'] }}", ["A"]],
    ["run: echo ${{ SECRETS.A || Secrets.a }}", ["A"]],
    ["run: echo ${{ format('{0}', secrets.A) }} # ${{ secrets.B }}", ["A"]],
    ["run: |\n  echo x # ${{ secrets.B }}", ["B"]],
    ["run: echo secrets.A", []],
    ["run: echo ${{ 'secrets.A' }} ${{ steps.secrets.outputs.B }}", []],
    ["if: secrets.A != ''\nrun: x", ["A"]],
    ["env: { X: '${{ secrets.A }}' }\nrun: x", ["A"]],
    ["uses: a/b@v1\nwith: { x: '${{ secrets.A }}' }", ["A"]],
    ["run: ${{ secrets.GITHUB_TOKEN }} ${{ github.token }}", []],
    ["run: ${{ secrets.A b }}", ["A"]],
  ])("%j", (step, names) => {
    expect(readStep(step).secrets.map(({ name }) => name)).toEqual(names);
  });

  it("have every line that names them", () => {
    const job = readJobOf(
      "env:\n  X: ${{ secrets.A }}\nsteps:\n  - run: |\n      one\n      ${{ secrets.A }}\n  - run: ${{ secrets.B }}",
    );

    expect(job.secrets).toEqual([
      { name: "A", lines: [6, 10] },
      { name: "B", lines: [11] },
    ]);
  });

  it("are all of them where they are handed on at once or chosen at run time", () => {
    expect(readStep("run: ${{ toJSON(secrets) }}").allSecrets).toEqual([7]);
    expect(readStep("run: ${{ secrets[matrix.name] }}").allSecrets).toEqual([7]);
    expect(readStep("run: ${{ join(secrets.*) }}").allSecrets).toEqual([7]);
    expect(readStep("run: ${{ secrets.A }}").allSecrets).toEqual([]);
  });

  it("are told apart from the token of the run", () => {
    const job = readStep("run: ${{ secrets.github_token }} ${{ github.token }}");

    expect(job).toMatchObject({ secrets: [], githubToken: [7] });
  });

  it("of the workflow's environment are those of every job with steps, not of a call", () => {
    const head = "env: { X: '${{ secrets.A }}' }";

    expect(readJobOf("", undefined, head).secrets).toEqual([{ name: "A", lines: [1] }]);
    expect(readJobOf("uses: ./.github/workflows/x.yml", undefined, head).secrets).toEqual([]);
  });

  it("in credentials of containers and services count, with the registry", () => {
    const job = readJobOf(`container:
  image: ghcr.io/acme/build:1
  credentials: { username: bot, password: "\${{ secrets.A }}" }
services:
  db:
    image: postgres
    credentials: { username: bot, password: hunter2 }`);

    expect(job.secrets.map(({ name }) => name)).toEqual(["A"]);
    expect(job.containers).toEqual([
      { line: 7, of: "container", registry: "ghcr.io", secrets: ["A"] },
      { line: 11, of: "service db", registry: "docker.io", secrets: [] },
    ]);
    expect(job.literals).toEqual([{ line: 11, at: "service db.credentials.password" }]);
  });
});

describe("a call", () => {
  it("says what is handed over", () => {
    const job = readJobOf(`uses: acme/flows/.github/workflows/deploy.yml@main
with: { environment: production, role: "\${{ vars.ROLE }}", message: some words, api-token: abc }
secrets:
  token: \${{ secrets.A }}
  other: \${{ vars.B }}`);

    expect(job).toMatchObject({ runsOn: null, inheritsSecrets: false, secrets: [{ name: "A" }], vars: [{}, {}] });
    expect(job.call?.inputs.map(({ name, value }) => [name, value?.text ?? null])).toEqual([
      ["environment", "production"],
      ["role", "${{ vars.ROLE }}"],
      ["message", null],
      ["api-token", null],
    ]);
    expect(job.call?.secrets).toMatchObject([
      { name: "token", from: ["A"] },
      { name: "other", from: [] },
    ]);
  });

  it("that writes a secret out is told by its line", () => {
    const job = readJobOf("uses: ./.github/workflows/x.yml\nsecrets:\n  token: hunter2\n  other: ${{ secrets.A }}");

    expect(job.literals).toEqual([{ line: 7, at: "secrets.token" }]);
    expect(JSON.stringify(job)).not.toContain("hunter2");
  });

  it("may inherit all secrets", () => {
    expect(readJobOf("uses: ./.github/workflows/x.yml\nsecrets: inherit").inheritsSecrets).toBe(true);
  });
});

describe("what a job uses", () => {
  it.each([
    ["actions/checkout@v4", { kind: "action", repository: "actions/checkout", path: "", ref: "v4", pin: "tag" }],
    ["acme/x/y/z@main", { repository: "acme/x", path: "y/z", ref: "main", pin: "branch" }],
    [`a/b@${"0a".repeat(20)}`, { pin: "sha" }],
    ["./.github/actions/x", { repository: null, path: ".github/actions/x", ref: null, pin: "local" }],
    ["$/.github/actions/x", { repository: null, path: ".github/actions/x", pin: "local" }],
    ["./", { path: "", pin: "local" }],
    ["docker://alpine:3.20", { kind: "docker", path: "alpine", ref: "3.20", pin: "tag" }],
    ["docker://ghcr.io/a/b", { kind: "docker", path: "ghcr.io/a/b", pin: "none" }],
    ["docker://a:latest", { pin: "branch" }],
    [`docker://a@sha256:${"0".repeat(64)}`, { pin: "digest" }],
  ])("%s", (text, use) => {
    expect(readStep(`uses: ${text}`).uses).toEqual([expect.objectContaining({ ...use, text, line: 7 })]);
  });

  it("is a workflow where a job names one", () => {
    expect(readJobOf("uses: a/b/.github/workflows/c.yml@v1").uses).toMatchObject([{ kind: "workflow", pin: "tag" }]);
    expect(readJobOf("uses: $/.github/workflows/c.yml").call?.use).toMatchObject({ kind: "workflow", pin: "local" });
  });
});

describe("a condition", () => {
  it.each([
    ["if: github.ref == 'refs/heads/main' && !inputs.dry", ["github.ref", "inputs.dry"]],
    ["if: ${{ always() && contains(needs.*.result, 'x') }}", ["needs"]],
    ["if: not an expression", []],
  ])("%s looks at %j", (keys, references) => {
    expect(readJobOf(keys).condition).toEqual({ line: 5, references });
  });
});

describe("a checkout of what others wrote", () => {
  const checkouts = (on: string, step: string) =>
    readAll(`on: ${on}\njobs: { a: { runs-on: x, steps: [${step}] } }`).workflow.jobs[0]?.checkouts;

  it.each([
    [
      "pull_request_target",
      "{ uses: actions/checkout@v4, with: { ref: '${{ github.event.pull_request.head.sha }}' } }",
      1,
    ],
    [
      "pull_request_target",
      "{ uses: actions/checkout@v4, with: { ref: 'refs/pull/${{ github.event.number }}/merge' } }",
      1,
    ],
    [
      "pull_request_target",
      "{ uses: actions/checkout@v4, env: { R: x }, with: { repository: '${{ github.event.pull_request.head.repo.full_name }}' } }",
      1,
    ],
    ["workflow_run", "{ uses: actions/checkout@v4, with: { ref: '${{ github.event.workflow_run.head_sha }}' } }", 1],
    ["issue_comment", "{ run: 'gh pr checkout 1' }", 1],
    ["pull_request_target", "{ uses: actions/checkout@v4 }", 0],
    ["pull_request_target", "{ uses: actions/checkout@v4, with: { ref: main } }", 0],
    ["pull_request", "{ uses: actions/checkout@v4, with: { ref: '${{ github.head_ref }}' } }", 0],
  ])("on %s: %s", (on, step, count) => {
    expect(checkouts(on, step)).toHaveLength(count);
  });

  it("is seen by way of a variable", () => {
    const step = "{ uses: actions/checkout@v4, env: { R: '${{ github.head_ref }}' }, with: { ref: '${{ env.R }}' } }";

    expect(checkouts("[push, pull_request_target]", step)).toEqual([
      { line: 2, references: ["github.head_ref"], triggers: ["pull_request_target"], guard: "none" },
    ]);
  });

  it.each([
    ["pull_request_target", "v4", "false", "none"],
    ["pull_request_target", "v7", "false", "refuses-forks"],
    ["pull_request_target", "v10.1.0", "false", "refuses-forks"],
    ["pull_request_target", "v7", "true", "none"],
    ["pull_request_target", "v7", "${{ inputs.unsafe }}", "unknown"],
    ["pull_request_target", "main", "false", "unknown"],
    ["pull_request_target", "0123456789012345678901234567890123456789", "false", "unknown"],
    ["workflow_run", "v7", "false", "unknown"],
  ])("on %s by checkout@%s with allow-unsafe-pr-checkout: %s has the guard %s", (on, ref, unsafe, guard) => {
    const given = `ref: '\${{ github.event.pull_request.head.sha }}', allow-unsafe-pr-checkout: '${unsafe}'`;

    expect(checkouts(on, `{ uses: actions/checkout@${ref}, with: { ${given} } }`)).toMatchObject([{ guard }]);
  });
});
