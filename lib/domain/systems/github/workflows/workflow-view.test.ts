import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unknownRepository } from "./repository-facts.ts";
import { documentOf } from "./testing/documents.ts";
import { workflowView } from "./workflow-view.ts";

const TEXT = readFileSync(
  new URL("../../../../../collectors/github/workflows/fixtures/release.yml", import.meta.url),
  "utf8",
);

const REPOSITORY = {
  ...unknownRepository("acme", "api"),
  defaultBranch: "main",
  oidc: { claims: null, immutable: false },
};

const SIGNER = "https://github.com/acme/api/.github/workflows/release.yml@*";

describe("what a workflow says", () => {
  it("is what a person reads in it", () => {
    expect(workflowView(documentOf(TEXT), REPOSITORY, "main")).toEqual({
      repository: "acme/api",
      path: ".github/workflows/release.yml",
      ref: "main",
      triggers: ["push", "schedule", "workflow_dispatch", "workflow_call"],
      permissions: { contents: "read" },
      jobs: [
        {
          id: "build",
          permissions: { packages: "write", "id-token": "write" },
          idToken: "write",
          environment: null,
          runsOn: ["ubuntu-latest", "windows-latest", "self-hosted"],
          secrets: ["CHECKOUT_TOKEN", "REGISTRY_PASSWORD", "NPM_TOKEN"],
          inheritsSecrets: false,
          uses: ["actions/checkout@v4", "docker/login-action@v3"],
          identities: [
            { system: "docker", kind: "registry", value: "ghcr.io", static: false },
            { system: "github", kind: "token", value: "${{ secrets.CHECKOUT_TOKEN }}", static: true },
            { system: "docker", kind: "registry", value: "ghcr.io", static: true },
            { system: "npm", kind: "token", value: "${{ secrets.NPM_TOKEN }}", static: true },
            { system: "sigstore", kind: "signer", value: SIGNER, static: false },
          ],
          subjects: [
            "repo:acme/api:ref:refs/heads/main",
            "repo:acme/api:ref:refs/heads/release/**",
            "repo:acme/api:ref:refs/tags/v*",
            "repo:acme/api:ref:refs/heads/*",
            "repo:acme/api:ref:refs/tags/*",
            "repo:*",
          ],
        },
        {
          id: "deploy",
          permissions: { "id-token": "write", contents: "read" },
          idToken: "write",
          environment: "${{ inputs.stage == 'production' && 'production' || 'staging' }}",
          runsOn: ["self-hosted", "ubuntu-latest", "${{ inputs.runner }}"],
          secrets: ["KUBECONFIG"],
          inheritsSecrets: false,
          uses: [
            "aws-actions/configure-aws-credentials@e6de054238d6b7531b4efff3b6587d9aade6a06c",
            "google-github-actions/auth@v2",
            "azure/login@v2",
            "./.github/actions/deploy",
          ],
          identities: [
            { system: "aws", kind: "role", value: "arn:aws:iam::123456789012:role/release", static: false },
            { system: "gcp", kind: "service-account", value: "deploy@acme.iam.gserviceaccount.com", static: false },
            { system: "azure", kind: "client", value: "${{ vars.CLIENT }}", static: false },
          ],
          subjects: expect.arrayContaining([
            "repo:acme/api:environment:production",
            "repo:acme/api:environment:staging",
            "repo:*:environment:production",
            "repo:*:environment:staging",
          ]),
        },
        {
          id: "call",
          permissions: { contents: "read" },
          idToken: "none",
          environment: null,
          runsOn: [],
          secrets: [],
          inheritsSecrets: true,
          uses: ["acme/flows/.github/workflows/notify.yml@v1"],
          identities: [],
          subjects: [],
        },
        {
          id: "all",
          permissions: { contents: "read" },
          idToken: "none",
          environment: null,
          runsOn: ["ubuntu-latest"],
          secrets: ["*"],
          inheritsSecrets: false,
          uses: [],
          identities: [],
          subjects: [],
        },
      ],
    });
  });

  it("names groups of runners as such, and an environment that is one of several as written", () => {
    const view = workflowView(
      documentOf(`
on: push
jobs:
  a:
    runs-on: { group: big, labels: [linux] }
    environment: \${{ github.ref == 'refs/heads/main' && 'a' || 'a' }}
    steps: []
`),
      REPOSITORY,
      null,
    );

    expect(view.jobs[0]).toMatchObject({ runsOn: ["group:big", "linux"], environment: "a" });
  });
});
