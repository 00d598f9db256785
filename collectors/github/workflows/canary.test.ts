import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { readWorkflow } from "./read-workflow.ts";
import { PLACE } from "./testing/read.ts";

/** A value that has no form by which it could be told from a name: it stands where nothing is kept. */
const SECRET = "cAnArY-9f27b1c4";

/** Values whose form gives them away: they are kept nowhere, not even where a name would be. */
const MACHINE_MADE = [
  "AKIAIOSFODNN7EXAMPLE",
  `ghp_${"a1B2".repeat(9)}`,
  `github_pat_${"a1B2".repeat(10)}`,
  "xoxb-123456789012-abcdefABCDEF",
  `AIza${"aB3_".repeat(9)}`,
  `eyJhbGciOiJIUzI1NiJ9.${"a1B2".repeat(6)}.${"a1B2".repeat(6)}`,
  `sk_live_${"a1B2".repeat(6)}`,
  `glpat-${"a1B2".repeat(5)}`,
  "hvs.CAESIJ1b2c3",
  `${"aB3d".repeat(10)}`,
  "0123456789abcdef0123456789abcdef01234567",
  "https://bot:pass1word@registry.example/x",
];

/** A workflow that has the value wherever a value may stand that is not kept. */
function workflowWith(value: string): string {
  const text = JSON.stringify(value);
  return `
# ${value}
run-name: ${text}
on:
  workflow_call:
    inputs:
      password: { default: ${text}, description: ${text} }
      other: { description: ${text} }
    outputs: { x: { value: ${text} } }
    secrets: { a: { description: ${text} } }
concurrency: ${text}
defaults: { run: { shell: ${text} } }
x-unknown: ${text}
env:
  A: ${text}
  AWS_SECRET_ACCESS_KEY: ${text}
jobs:
  a:
    runs-on: ubuntu-latest
    if: github.ref == '${value}'
    timeout-minutes: ${text}
    outputs: { x: ${text} }
    strategy: { matrix: { x: [${text}], include: [{ y: ${text} }] } }
    environment: { name: prod, url: ${text} }
    container: { image: ${JSON.stringify(`${value}/${value}:1`)}, options: ${text}, env: { X: ${text} }, credentials: { username: ${text}, password: ${text} } }
    services: { db: { image: ${text}, env: { P: ${text} }, credentials: { username: ${text}, password: ${text} } } }
    steps:
      - name: ${text}
        run: |
          deploy ${value}
          docker login -u ${value} -p ${value}
          docker login ${value}
          az login --service-principal -p ${value}
          npm publish --token=${value}
        env: { NODE_AUTH_TOKEN: ${text}, ARM_CLIENT_SECRET: ${text}, GH_TOKEN: ${text}, KUBECONFIG: ${text}, TF_TOKEN_x: ${text}, GOOGLE_CREDENTIALS: ${text}, COSIGN_KEY: ${text} }
      - uses: docker/login-action@v3
        with: { password: ${text}, ecr: ${text}, logout: ${text} }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { aws-access-key-id: ${text}, aws-secret-access-key: ${text}, aws-session-token: ${text}, role-external-id: ${text} }
      - uses: azure/login@v2
        with: { creds: ${text} }
      - uses: google-github-actions/auth@v2
        with: { credentials_json: ${text} }
      - uses: actions/create-github-app-token@v2
        with: { private-key: ${text} }
      - uses: hashicorp/vault-action@v3
        with: { token: ${text}, secrets: ${text}, jwtPrivateKey: ${text} }
      - uses: peter-evans/create-pull-request@v7
        with: { token: ${text}, body: ${text} }
      - uses: actions/checkout@v4
        with: { token: ${text}, ssh-key: ${text}, path: ${text} }
      - uses: ./.github/actions/x
        with: { password: ${text}, other: ${text} }
      - uses: acme/x@v1
        with: { github-token: "\${{ '${value}' }}", x: "\${{ format('${value}') }}" }
      - uses: docker/login-action@v3
        with: { password: "\${{ env.A }}", registry: "\${{ env.B }}" }
  b:
    uses: acme/flows/.github/workflows/x.yml@v1
    with: { password: ${text}, message: ${text}, api-token: ${text} }
    secrets: { x: ${text} }
`;
}

/** The same where names stand that are kept if they look like names. Forty hex digits behind an `@` are a commit. */
function namesWith(value: string): string {
  const text = JSON.stringify(value);
  return `
name: ${text}
on:
  push: { branches: [${text}], tags: [${text}], paths: [${text}] }
  workflow_dispatch: { inputs: { stage: { default: ${text}, options: [${text}] } } }
env: { V: ${text} }
jobs:
  a:
    name: ${text}
    runs-on: [${text}, "\${{ env.V }}", "\${{ github.actor == 'x' && '${value}' || 'y' }}"]
    environment: ${text}
    strategy: { matrix: { v: [${text}] } }
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: ${text}, aws-region: ${text}, audience: ${text} }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "\${{ matrix.v }}" }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "\${{ vars.R || '${value}' }}${value}" }
      - uses: docker/login-action@v3
        with: { registry: ${text}, username: ${text} }
      - uses: actions/create-github-app-token@v2
        with: { app-id: ${text}, owner: ${text} }
      - uses: hashicorp/vault-action@v3
        with: { role: ${text}, url: ${text}, path: ${text} }
      - uses: acme/x@${/^[0-9a-f]{40}$/.test(value) ? "main" : value}
      - uses: google-github-actions/auth@v2
        with: { service_account: ${text}, workload_identity_provider: ${text}, project_id: ${text} }
  b:
    uses: acme/flows/.github/workflows/x.yml@v1
    with: { environment: ${text}, role: ${text}, runs-on: ${text}, registry: ${text} }
`;
}

/** Everything that comes out of a file. */
function outcome(text: string): string {
  const read = readWorkflow(text, PLACE, (path) =>
    path === ".github/actions/x"
      ? `inputs: { password: {}, other: { default: "${SECRET}" } }\nruns: { using: composite, steps: [{ uses: docker/login-action@v3, with: { password: "\${{ inputs.password }}\${{ inputs.other }}" } }] }`
      : null,
  );
  const view = read.ok ? workflowView(read.workflow, unknownRepository("acme", "api"), null) : null;
  return JSON.stringify({ read, view });
}

describe("a value that stands where a secret may", () => {
  it("is nowhere in what is read", () => {
    const text = workflowWith(SECRET);
    const result = readWorkflow(text, PLACE);

    expect(outcome(text)).not.toContain(SECRET);
    expect(result).toMatchObject({ ok: true, problems: [] });
  });

  it("is nowhere in the messages of a file that cannot be read", () => {
    const whole = workflowWith(SECRET);
    const broken = [
      ...Array.from({ length: 60 }, (_, index) => whole.slice(0, Math.floor((whole.length * (index + 1)) / 61))),
      `${SECRET}: 1\n${SECRET}: 2\n`,
      `on: push\njobs: *${SECRET}\n`,
      `on: push\njobs: { ${SECRET}!: {} }\n`,
      `on: [${SECRET}!, [${SECRET}]]\njobs: { a: { permissions: ${SECRET}, uses: "${SECRET} x" } }\n`,
      `on: push\njobs: { a: { steps: [{ uses: "${SECRET} x" }, { run: "\${{ ${SECRET} ${SECRET} }}" }] } }\n`,
      `on: push\njobs: !${SECRET} { a: ${SECRET} }\n`,
    ];

    for (const text of broken) expect(outcome(text)).not.toContain(SECRET);
  });
});

describe("a value that a machine made", () => {
  it.each(MACHINE_MADE)("is kept nowhere, not even where names are: %s", (value) => {
    expect(outcome(namesWith(value))).not.toContain(value);
    expect(outcome(workflowWith(value))).not.toContain(value);
  });
});
