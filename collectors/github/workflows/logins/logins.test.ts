import { describe, expect, it } from "vitest";
import { readJobOf, readStep } from "../testing/read.ts";

/** An identity in short: system, kind, value (`?` before an expression), `static` where it is. */
type Short = [system: string, kind: string, value: string | null, lasting?: "static"];

function identities(step: string, rest = ""): Short[] {
  return readStep(step, rest).identities.map(({ system, kind, value, static: lasts }) => {
    const text = value === null ? null : value.complete ? value.values.join("|") : `? ${value.text}`;
    return lasts ? [system, kind, text, "static"] : [system, kind, text];
  });
}

const ROLE = "arn:aws:iam::123456789012:role/deploy";
const GUID = "01234567-89ab-cdef-0123-456789abcdef";
const POOL = "projects/1/locations/global/workloadIdentityPools/github/providers/acme";

describe("the identity of an action", () => {
  it.each<[string, Record<string, string>, Short[]]>([
    ["aws-actions/configure-aws-credentials@v4", { "role-to-assume": ROLE }, [["aws", "role", ROLE]]],
    [
      "AWS-Actions/Configure-AWS-Credentials@main",
      { "Role-To-Assume": "${{ vars.R }}" },
      [["aws", "role", "? ${{ vars.R }}"]],
    ],
    ["acme-fork/configure-aws-credentials@v4", { "role-to-assume": "deploy" }, [["aws", "role", "deploy"]]],
    [
      "aws-actions/configure-aws-credentials@v4",
      { "aws-access-key-id": "${{ secrets.K }}", "aws-secret-access-key": "${{ secrets.S }}" },
      [["aws", "access-key", "? ${{ secrets.K }}", "static"]],
    ],
    [
      "aws-actions/configure-aws-credentials@v4",
      { "aws-access-key-id": "${{ secrets.K }}", "role-to-assume": ROLE },
      [
        ["aws", "access-key", "? ${{ secrets.K }}", "static"],
        ["aws", "role", ROLE, "static"],
      ],
    ],
    [
      "aws-actions/configure-aws-credentials@v4",
      { "aws-access-key-id": "${{ steps.x.outputs.id }}" },
      [["aws", "access-key", "? ${{ steps.x.outputs.id }}"]],
    ],
    ["aws-actions/configure-aws-credentials@v4", { "aws-region": "x" }, [["aws", "runner", null]]],
    ["aws-actions/amazon-ecr-login@v2", {}, [["docker", "registry", "*.dkr.ecr.*.amazonaws.com"]]],
    ["aws-actions/amazon-ecr-login@v2", { "registry-type": "public" }, [["docker", "registry", "public.ecr.aws"]]],
    [
      "aws-actions/amazon-ecr-login@v2",
      { registries: "111111111111,222222222222" },
      [["docker", "registry", "111111111111.dkr.ecr.*.amazonaws.com|222222222222.dkr.ecr.*.amazonaws.com"]],
    ],
    ["azure/login@v2", { "client-id": GUID, "tenant-id": GUID }, [["azure", "client", GUID]]],
    ["Azure/login@v2", { creds: "${{ secrets.C }}" }, [["azure", "credentials", "? ${{ secrets.C }}", "static"]]],
    ["azure/login@v2", { "auth-type": "IDENTITY" }, [["azure", "runner", null]]],
    [
      "google-github-actions/auth@v2",
      { workload_identity_provider: POOL, service_account: "a@b.iam.gserviceaccount.com" },
      [["gcp", "service-account", "a@b.iam.gserviceaccount.com"]],
    ],
    [
      "google-github-actions/auth@v2",
      { workload_identity_provider: POOL },
      [["gcp", "workload-identity-provider", POOL]],
    ],
    [
      "google-github-actions/auth@v2",
      { credentials_json: "${{ secrets.G }}" },
      [["gcp", "service-account-key", "? ${{ secrets.G }}", "static"]],
    ],
    [
      "google-github-actions/setup-gcloud@v0",
      { service_account_key: "${{ secrets.G }}" },
      [["gcp", "service-account-key", "? ${{ secrets.G }}", "static"]],
    ],
    ["google-github-actions/setup-gcloud@v2", {}, []],
    [
      "docker/login-action@v3",
      { username: "u", password: "${{ secrets.P }}" },
      [["docker", "registry", "docker.io", "static"]],
    ],
    [
      "docker/login-action@v3",
      { registry: "ghcr.io", password: "${{ secrets.GITHUB_TOKEN }}" },
      [["docker", "registry", "ghcr.io"]],
    ],
    [
      "docker/login-action@v3",
      { registry: "ghcr.io", password: "${{ github.token }}" },
      [["docker", "registry", "ghcr.io"]],
    ],
    [
      "docker/login-action@v3",
      { registry: "${{ vars.R }}.azurecr.io", password: "${{ inputs.p }}" },
      [["docker", "registry", "? ${{ vars.R }}.azurecr.io", "static"]],
    ],
    [
      "docker/login-action@v3",
      { registry: "x.example", password: "hunter2" },
      [["docker", "registry", "x.example", "static"]],
    ],
    [
      "actions/create-github-app-token@v2",
      { "app-id": "12345", "private-key": "${{ secrets.K }}" },
      [["github", "app", "12345", "static"]],
    ],
    [
      "actions/create-github-app-token@v2",
      { "client-id": "Iv1.0123456789abcdef", "private-key": "${{ secrets.K }}" },
      [["github", "app", "Iv1.0123456789abcdef", "static"]],
    ],
    [
      "tibdex/github-app-token@v2",
      { app_id: "${{ vars.A }}", private_key: "${{ secrets.K }}" },
      [["github", "app", "? ${{ vars.A }}", "static"]],
    ],
    [
      "peter-evans/create-pull-request@v7",
      { token: "${{ secrets.PAT }}" },
      [["github", "token", "? ${{ secrets.PAT }}", "static"]],
    ],
    ["peter-evans/create-pull-request@v7", { token: "${{ secrets.GITHUB_TOKEN }}" }, []],
    ["peter-evans/create-pull-request@v7", { token: "${{ steps.app.outputs.token }}" }, []],
    ["actions/checkout@v4", { token: "${{ secrets.PAT }}" }, [["github", "token", "? ${{ secrets.PAT }}", "static"]]],
    ["actions/checkout@v4", { "ssh-key": "${{ secrets.K }}" }, [["ssh", "key", "? ${{ secrets.K }}", "static"]]],
    ["actions/checkout@v4", { ref: "main" }, []],
    [
      "acme/anything@v1",
      { "github-token": "${{ secrets.PAT }}" },
      [["github", "token", "? ${{ secrets.PAT }}", "static"]],
    ],
    ["acme/anything@v1", { token: "${{ secrets.X }}" }, []],
    ["slackapi/slack-github-action@v2", { token: "${{ secrets.SLACK }}" }, []],
    ["hashicorp/setup-terraform@v3", {}, []],
    [
      "hashicorp/setup-terraform@v3",
      { cli_config_credentials_token: "${{ secrets.T }}" },
      [["terraform", "token", "? ${{ secrets.T }}", "static"]],
    ],
    [
      "hashicorp/vault-action@v3",
      { url: "https://vault.example", method: "jwt", role: "ci" },
      [["vault", "role", "ci"]],
    ],
    [
      "hashicorp/vault-action@v3",
      { url: "https://vault.example", token: "${{ secrets.V }}" },
      [["vault", "token", "? ${{ secrets.V }}", "static"]],
    ],
    [
      "azure/k8s-set-context@v4",
      { kubeconfig: "${{ secrets.KC }}" },
      [["kubernetes", "kubeconfig", "? ${{ secrets.KC }}", "static"]],
    ],
    [
      "azure/aks-set-context@v4",
      { "cluster-name": "prod", "resource-group": "g" },
      [["kubernetes", "cluster", "prod"]],
    ],
    [
      "google-github-actions/get-gke-credentials@v2",
      { cluster_name: "prod", location: "x" },
      [["kubernetes", "cluster", "prod"]],
    ],
    ["pypa/gh-action-pypi-publish@release/v1", {}, [["pypi", "trusted-publisher", "pypi.org"]]],
    [
      "pypa/gh-action-pypi-publish@release/v1",
      { password: "${{ secrets.P }}" },
      [["pypi", "token", "? ${{ secrets.P }}", "static"]],
    ],
    [
      "actions/attest-build-provenance@v2",
      {},
      [["sigstore", "signer", "https://github.com/acme/api/.github/workflows/ci.yml@*"]],
    ],
    ["sigstore/cosign-installer@v3", {}, []],
    [
      "webfactory/ssh-agent@v0.9.0",
      { "ssh-private-key": "${{ secrets.K }}" },
      [["ssh", "key", "? ${{ secrets.K }}", "static"]],
    ],
    [
      "cloudflare/wrangler-action@v3",
      { apiToken: "${{ secrets.C }}" },
      [["cloudflare", "token", "? ${{ secrets.C }}", "static"]],
    ],
    ["rubygems/configure-rubygems-credentials@v1", {}, [["rubygems", "trusted-publisher", "rubygems.org"]]],
    ["octo-sts/action@v1", { identity: "release" }, [["github", "token-service", "release"]]],
  ])("%s with %j", (uses, given, expected) => {
    expect(identities(`uses: ${uses}\nwith: ${JSON.stringify(given)}`)).toEqual(expected);
  });

  it("with the signer is there where the job may ask for an OIDC token", () => {
    expect(identities("uses: sigstore/cosign-installer@v3", "permissions: { id-token: write }")).toHaveLength(1);
  });

  it("has its lines, its secrets and what else is known of it", () => {
    const [identity] = readStep(`uses: azure/login@v2
with:
  client-id: \${{ secrets.CLIENT }}
  tenant-id: ${GUID}
  creds: \${{ secrets.CREDS }}`).identities;

    expect(identity).toEqual({
      system: "azure",
      kind: "credentials",
      value: { line: 11, text: "${{ secrets.CREDS }}", values: [], complete: false },
      static: true,
      line: 7,
      secrets: ["CREDS"],
      literal: false,
      by: "azure/login",
      via: null,
      about: { tenant: { line: 10, text: GUID, values: [GUID], complete: true } },
    });
  });

  it("follows variables and the matrix to what they stand for", () => {
    const step = "uses: aws-actions/configure-aws-credentials@v4\nwith: { role-to-assume: '${{ env.ROLE }}' }";

    expect(identities(step, `env: { ROLE: '${ROLE}' }`)).toEqual([["aws", "role", ROLE]]);
    expect(identities(step, "env: { ROLE: '${{ secrets.ROLE }}' }")).toEqual([
      ["aws", "role", "? ${{ secrets.ROLE }}"],
    ]);
    expect(
      identities(
        step,
        "strategy: { matrix: { r: [one, two] } }\nenv: { ROLE: 'arn:aws:iam::123456789012:role/${{ matrix.r }}' }",
      ),
    ).toEqual([["aws", "role", "arn:aws:iam::123456789012:role/one|arn:aws:iam::123456789012:role/two"]]);
  });
});

describe("the identity of a script", () => {
  it.each<[string, string, Short[]]>([
    [
      "echo ${{ secrets.P }} | docker login -u bot --password-stdin",
      "",
      [["docker", "registry", "docker.io", "static"]],
    ],
    [
      'docker login ghcr.io -u "${{ github.actor }}" -p ${{ secrets.GITHUB_TOKEN }}',
      "",
      [["docker", "registry", "ghcr.io"]],
    ],
    [
      'docker login -u "$U" -p "$P" quay.io',
      "env: { P: '${{ secrets.P }}' }",
      [["docker", "registry", "quay.io", "static"]],
    ],
    ["docker login internal.example", "", [["docker", "registry", null]]],
    ["helm registry login ghcr.io -u x", "", [["docker", "registry", "ghcr.io"]]],
    ["az acr login --name x", "", [["docker", "registry", "*.azurecr.io"]]],
    ["aws eks update-kubeconfig --name prod", "", [["kubernetes", "cluster", null]]],
    ["cosign sign --yes image", "", [["sigstore", "signer", "https://github.com/acme/api/.github/workflows/ci.yml@*"]]],
    [
      "cosign sign --key env://COSIGN_PRIVATE_KEY image",
      "env: { COSIGN_PRIVATE_KEY: '${{ secrets.K }}' }",
      [["sigstore", "key", "? ${{ secrets.K }}", "static"]],
    ],
    ["echo '${{ secrets.PROD_KUBECONFIG }}' > kubeconfig", "", []],
    [
      "base64 -d <<< '${{ secrets.PROD_KUBECONFIG }}' > kubeconfig",
      "",
      [["kubernetes", "kubeconfig", "? ${{ secrets.PROD_KUBECONFIG }}", "static"]],
    ],
    ["npm publish", "env: { NODE_AUTH_TOKEN: '${{ secrets.N }}' }", [["npm", "token", "? ${{ secrets.N }}", "static"]]],
    ["npm publish --dry-run", "env: { NODE_AUTH_TOKEN: '${{ secrets.N }}' }", []],
    ["npm publish", "", []],
    [
      "twine upload dist/*",
      "env: { TWINE_PASSWORD: '${{ secrets.N }}' }",
      [["pypi", "token", "? ${{ secrets.N }}", "static"]],
    ],
    ["gh auth login --with-token <<< ${{ secrets.PAT }}", "", [["github", "token", "? ${{ secrets.PAT }}", "static"]]],
    ["gh auth login --with-token <<< ${{ steps.x.outputs.t }}", "", []],
    [
      "git push https://x:${{ secrets.PAT }}@github.com/acme/api",
      "",
      [["github", "token", "? ${{ secrets.PAT }}", "static"]],
    ],
    ["# docker login\necho docker login", "", []],
    [
      "make deploy",
      "env: { AWS_ACCESS_KEY_ID: '${{ secrets.K }}', AWS_SECRET_ACCESS_KEY: '${{ secrets.S }}' }",
      [["aws", "access-key", "? ${{ secrets.K }}", "static"]],
    ],
    [
      "make deploy",
      "env: { ARM_CLIENT_ID: '${{ vars.C }}', ARM_CLIENT_SECRET: '${{ secrets.S }}' }",
      [["azure", "client", "? ${{ vars.C }}", "static"]],
    ],
    ["make deploy", "env: { GH_TOKEN: '${{ secrets.PAT }}' }", [["github", "token", "? ${{ secrets.PAT }}", "static"]]],
    ["make deploy", "env: { GH_TOKEN: '${{ github.token }}' }", []],
  ])("%s", (run, rest, expected) => {
    expect(identities(`run: |\n  ${run.replaceAll("\n", "\n  ")}`, rest)).toEqual(expected);
  });

  it("by OIDC needs the permission", () => {
    expect(identities("run: npm publish", "permissions: { id-token: write }")).toEqual([
      ["npm", "trusted-publisher", "registry.npmjs.org"],
    ]);
  });

  it("that a variable of all steps gives is one", () => {
    const job = readJobOf("env: { GH_TOKEN: '${{ secrets.PAT }}' }\nsteps:\n  - run: one\n  - run: two");

    expect(job.identities).toHaveLength(1);
    expect(job.identities[0]).toMatchObject({ line: 5, by: "env" });
  });
});

describe("a credential that is written out", () => {
  it.each([
    ["uses: docker/login-action@v3\nwith:\n  password: hunter2", [{ line: 9, at: "with.password" }]],
    ["uses: docker/login-action@v3\nwith:\n  password: ${{ 'hunter2' }}", [{ line: 9, at: "with.password" }]],
    [
      "uses: docker/login-action@v3\nenv: { P: hunter2 }\nwith: { password: '${{ env.P }}' }",
      [{ line: 9, at: "with.password" }],
    ],
    ["run: make\nenv: { AWS_SECRET_ACCESS_KEY: hunter2 }", [{ line: 8, at: "env.AWS_SECRET_ACCESS_KEY" }]],
    ["uses: docker/login-action@v3\nwith: { password: '${{ secrets.P }}' }", []],
  ])("%j is named by its place", (step, literals) => {
    const job = readStep(step);

    expect(job.literals).toEqual(literals);
    expect(JSON.stringify(job)).not.toContain("hunter2");
    expect(job.identities.some(({ literal }) => literal)).toBe(literals.length > 0);
  });
});

describe("an action that lies beside the workflow", () => {
  const files: Record<string, string> = {
    ".github/actions/deploy": `
inputs:
  role: { default: reader }
  password: {}
runs:
  using: composite
  steps:
    - uses: aws-actions/configure-aws-credentials@v4
      with: { role-to-assume: "\${{ inputs.role }}" }
    - uses: ./.github/actions/registry
      with: { password: "\${{ inputs.password }}" }
`,
    ".github/actions/registry": `
inputs: { password: {} }
runs:
  using: composite
  steps: [{ uses: docker/login-action@v3, with: { password: "\${{ inputs.password }}" } }]
`,
    ".github/actions/node": "runs: { using: node20, main: index.js }",
    ".github/actions/broken": "runs: [",
    ".github/actions/loop":
      "runs: { using: composite, steps: [{ uses: ./.github/actions/loop }, { run: npm publish }] }",
  };
  const read = (step: string) => readStep(step, "", (path) => files[path] ?? null);

  it("counts for the job, with what is handed to it", () => {
    const job = read("uses: ./.github/actions/deploy\nwith: { role: '${{ vars.R }}', password: '${{ secrets.P }}' }");

    expect(job.identities).toMatchObject([
      { system: "aws", value: { text: "${{ vars.R }}" }, line: 7, via: "./.github/actions/deploy" },
      { system: "docker", static: true, secrets: ["P"], line: 7, via: "./.github/actions/deploy" },
    ]);
    expect(job.uses.map(({ text }) => text)).toEqual(["./.github/actions/deploy"]);
    expect(job.secrets).toEqual([{ name: "P", lines: [8] }]);
  });

  it("has its defaults where nothing is handed to it", () => {
    expect(read("uses: ./.github/actions/deploy").identities).toMatchObject([
      { system: "aws", value: { values: ["reader"] } },
      { system: "docker", static: false },
    ]);
  });

  it.each(["node", "broken", "missing"])("that is no composite one is left alone: %s", (name) => {
    expect(read(`uses: ./.github/actions/${name}`).identities).toEqual([]);
  });

  it("that uses itself ends", () => {
    expect(read("uses: ./.github/actions/loop").identities).toEqual([]);
  });
});
