import { describe, expect, it } from "vitest";
import { ACME, API, Host } from "../systems/github/edges/testing/host.ts";
import { BUILD, DEPLOY } from "../systems/github/edges/testing/workflow-files.ts";
import { separations, type Separation } from "./separation.ts";
import type { ReachVerdict } from "./verdict.ts";

const ROLE = "arn:aws:iam::111122223333:role/ci-deployer";
const BUILDS = `${ACME}/api:workflow:.github/workflows/build.yml`;
const DEPLOYS = `${ACME}/api:workflow:.github/workflows/deploy.yml`;
const PRODUCTION = `${ACME}/api:deployment-environment:production`;

const SIGN_IN = (on: string, environment: string) => `
on: [${on}]
permissions:
  id-token: write
jobs:
  job:
    runs-on: ubuntu-24.04
    ${environment === "" ? "" : `environment: ${environment}`}
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: ${ROLE}
          aws-region: eu-central-1
`;

const verdict: ReachVerdict = {
  ...{ reaches: "yes", ability: "write", conditionalAbility: null, chainLength: 2, resources: 1, next: null },
};

function found(host: Host, own: ReachVerdict | null = null): Separation[] {
  const environments = new Map([
    [API, "production"],
    [PRODUCTION, "production"],
    [`${ACME}/api:deployment-environment:staging`, "staging"],
  ]);
  const estate = { at: host.at, domains: [host.facts()] };
  const known = { environmentOf: (alias: string) => environments.get(alias) ?? null, verdictOf: () => own };
  return [...separations({ estate, ...known })];
}

const kinds = (those: readonly Separation[]) => those.map(({ kind, subject }) => [kind, subject]);

describe("separation in the chain", () => {
  it("is missing where one role works in production and elsewhere", () => {
    const host = new Host()
      .workflow("staging.yml", SIGN_IN("push", "staging"))
      .workflow("deploy.yml", SIGN_IN("push", "production"));

    expect(kinds(found(host))).toEqual([["two-environments", ROLE]]);
  });

  it("is there where everything is production, or what the other is nobody said", () => {
    const host = new Host()
      .workflow("other.yml", SIGN_IN("push", "unclassified"))
      .workflow("deploy.yml", SIGN_IN("push", "production"));

    expect(found(host)).toEqual([]);
  });

  it("is missing where a build takes the role that deploys", () => {
    const host = new Host()
      .workflow("build.yml", SIGN_IN("pull_request", ""))
      .workflow("deploy.yml", SIGN_IN("push", "production"));

    expect(kinds(found(host))).toEqual([["build-and-deploy", ROLE]]);
  });

  it("is missing where what only builds reaches production by itself", () => {
    const host = new Host().workflow("build.yml", BUILD);

    expect(kinds(found(host, verdict))).toEqual([["build-reaches-production", BUILDS]]);
    expect(found(host, { ...verdict, chainLength: 3 })).toEqual([]);
    expect(found(host, { ...verdict, ability: "read" })).toEqual([]);
    expect(found(host, { ...verdict, reaches: "conditional" })).toEqual([]);
  });

  it("is missing where a reviewer may push, and approve runs of their own", () => {
    const host = (preventSelfReview: boolean, role: string) =>
      new Host()
        .user("anna")
        .team("web", ["anna"])
        .role("team:web", role)
        .environment("production", { reviewers: [{ team: "web" }], preventSelfReview })
        .workflow("deploy.yml", DEPLOY);

    const anna = {
      kind: "changes-and-approves",
      subject: `${ACME}:user:anna`,
      workflow: DEPLOYS,
      environment: PRODUCTION,
    };
    expect(found(host(false, "write"))).toEqual([anna]);
    expect(found(host(true, "write"))).toEqual([]);
    expect(found(host(false, "read"))).toEqual([]);
  });
});
