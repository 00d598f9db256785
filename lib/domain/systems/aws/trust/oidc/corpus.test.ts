import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../facts/json.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { matchToken } from "./match.ts";
import { trustRemarks } from "./remarks.ts";
import { githubToken } from "./tokens.ts";

const ISSUER = "token.actions.githubusercontent.com";
const PROVIDER = {
  arn: `arn:aws:iam::123456123456:oidc-provider/${ISSUER}`,
  issuer: ISSUER,
  clientIds: ["sts.amazonaws.com"],
};

/** Policies and conditions of GitHub's own guide; a condition stands in the statement of the whole one. */
function trustIn(file: string) {
  const read = (name: string) => JSON.parse(readFileSync(`${CORPUS}/aws/oidc-trust/${name}`, "utf8")) as JsonObject;
  const whole = read("github-docs-any-ref.json");
  const document = read(file);
  if (document.Statement !== undefined) return parsePolicy(document);
  const [statement] = whole.Statement as JsonObject[];
  return parsePolicy({ ...whole, Statement: [{ ...statement, ...document }] });
}

function answer(file: string, subject: string): string {
  return matchToken(
    trustIn(file),
    githubToken({ subject: `repo:octo-org/octo-repo:${subject}`, certain: true }),
    PROVIDER,
  ).answer;
}

describe.skipIf(!hasCorpus)("the trust policies of GitHub's guide", () => {
  it.each([
    ["github-docs-any-ref.json", "pull_request", "yes"],
    ["github-docs-any-ref.json", "environment:prod", "yes"],
    ["github-docs-condition-branch.json", "ref:refs/heads/octo-branch", "yes"],
    ["github-docs-condition-branch.json", "ref:refs/heads/*", "conditional"],
    ["github-docs-condition-branch.json", "environment:prod", "no"],
    ["github-docs-condition-environment.json", "environment:prod", "yes"],
    ["github-docs-condition-environment.json", "ref:refs/heads/octo-branch", "no"],
  ])("%s: %s", (file, subject, expected) => {
    expect(answer(file, subject)).toBe(expected);
  });

  it.each([
    ["github-docs-any-ref.json", ["any-context"]],
    ["github-docs-condition-branch.json", []],
    ["github-docs-condition-environment.json", []],
  ])("%s has remarks", (file, kinds) => {
    expect(trustRemarks(trustIn(file), [PROVIDER]).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("lets anybody's audience in where the template asks for none", () => {
    // federated-setup/github-actions-oidc-federation-and-role.yml, with its defaults.
    const trust = parsePolicy({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: PROVIDER.arn },
        Condition: { StringLike: { [`${ISSUER}:sub`]: "repo:octo-org/*:ref:refs/heads/*" } },
      },
    });

    expect(trustRemarks(trust, [PROVIDER]).map(({ kind }) => kind)).toEqual(["whole-owner", "no-audience"]);
  });
});
