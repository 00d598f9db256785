import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../../facts/json.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { matchToken, type Provider } from "./match.ts";
import { trustTable } from "./table.ts";
import type { Token } from "./token.ts";
import { gitlabToken, githubToken, serviceAccountToken, terraformToken, tokenOf } from "./tokens.ts";

const GITHUB = "token.actions.githubusercontent.com";
const EKS = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";

function providerOf(issuer: string, clientIds = ["sts.amazonaws.com"]): Provider {
  return { arn: `arn:aws:iam::111111111111:oidc-provider/${issuer}`, issuer, clientIds };
}

/** A trust policy of one statement; claims in conditions get the issuer before them. */
function trustOf(issuer: string, condition: Record<string, Record<string, Json>>, more: JsonObject[] = []) {
  const conditions = Object.fromEntries(
    Object.entries(condition).map(([operator, claims]) => [
      operator,
      Object.fromEntries(
        Object.entries(claims).map(([claim, value]) => [claim.includes(":") ? claim : `${issuer}:${claim}`, value]),
      ),
    ]),
  );
  return parsePolicy({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: providerOf(issuer).arn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: conditions,
      },
      ...more,
    ],
  });
}

function github(subject: string, known: Record<string, string> = {}): Token {
  return githubToken({ subject: `repo:acme/api:${subject}`, certain: true }, GITHUB, known);
}

const MAIN = "ref:refs/heads/main";
const ANY_BRANCH = "ref:refs/heads/*";
const AUD = { aud: "sts.amazonaws.com" };

type Row = [string, Record<string, Record<string, Json>>, Token, string];

const GITHUB_ROWS: Row[] = [
  ["the very subject", { StringEquals: { ...AUD, sub: `repo:acme/api:${MAIN}` } }, github(MAIN), "yes"],
  ["another branch", { StringEquals: { ...AUD, sub: `repo:acme/api:${MAIN}` } }, github("ref:refs/heads/dev"), "no"],
  ["one of any branch", { StringEquals: { ...AUD, sub: `repo:acme/api:${MAIN}` } }, github(ANY_BRANCH), "conditional"],
  ["any branch by a pattern", { StringLike: { sub: "repo:acme/api:ref:refs/heads/*" } }, github(ANY_BRANCH), "yes"],
  ["a repository", { StringLike: { sub: "repo:acme/api:*" }, StringEquals: AUD }, github("pull_request"), "yes"],
  ["an organization", { StringLike: { sub: "repo:acme/*" } }, github("environment:production"), "yes"],
  [
    "an environment",
    { StringEquals: { sub: "repo:acme/api:environment:production" } },
    github("environment:production"),
    "yes",
  ],
  [
    "an environment in other letters",
    { StringEquals: { sub: "repo:acme/api:environment:Production" } },
    github("environment:production"),
    "no",
  ],
  [
    "without regard to letters",
    { StringEqualsIgnoreCase: { sub: "repo:Acme/API:environment:Production" } },
    github("environment:production"),
    "yes",
  ],
  [
    "an environment that is worked out",
    { StringEquals: { sub: "repo:acme/api:environment:production" } },
    github("environment:*"),
    "conditional",
  ],
  [
    "a branch where an environment is meant",
    { StringLike: { sub: "repo:acme/api:environment:*" } },
    github(ANY_BRANCH),
    "no",
  ],
  ["a star in equals", { StringEquals: { sub: "repo:acme/api:*" } }, github(MAIN), "no"],
  ["a question mark", { StringLike: { sub: "repo:acme/api:ref:refs/heads/mai?" } }, github(MAIN), "yes"],
  ["one of several", { StringLike: { sub: ["repo:acme/web:*", `repo:acme/api:${MAIN}`] } }, github(MAIN), "yes"],
  [
    "several that together are all",
    { StringLike: { sub: ["repo:acme/api:ref:refs/heads/m*", "repo:acme/api:*"] } },
    github(ANY_BRANCH),
    "yes",
  ],
  [
    "a filter within the pattern",
    { StringLike: { sub: "repo:acme/api:ref:refs/heads/release/*" } },
    github("ref:refs/heads/release/**"),
    "yes",
  ],
  [
    "a filter across the pattern",
    { StringLike: { sub: "repo:acme/api:ref:refs/heads/release/*" } },
    github("ref:refs/heads/rel*/**"),
    "conditional",
  ],
  [
    "a filter of digits",
    { StringLike: { sub: "repo:acme/api:ref:refs/tags/v*" } },
    github("ref:refs/tags/v[0-9]+"),
    "yes",
  ],
  [
    "a filter with one that may lack",
    { StringEquals: { sub: "repo:acme/api:ref:refs/heads/v1x" } },
    github("ref:refs/heads/v1x?"),
    "conditional",
  ],
  [
    "all but one, and it is another",
    { StringNotEquals: { sub: `repo:acme/api:${MAIN}` } },
    github("ref:refs/heads/dev"),
    "yes",
  ],
  ["all but one, and it is that", { StringNotEquals: { sub: `repo:acme/api:${MAIN}` } }, github(MAIN), "no"],
  [
    "all but one, and it may be that",
    { StringNotEquals: { sub: `repo:acme/api:${MAIN}` } },
    github(ANY_BRANCH),
    "conditional",
  ],
  [
    "two that exclude each other",
    {
      StringLike: { sub: "repo:acme/api:ref:refs/heads/m*" },
      StringNotLike: { sub: "repo:acme/api:ref:refs/heads/m*" },
    },
    github(ANY_BRANCH),
    "no",
  ],
  [
    "a subject with ids by its name",
    { StringLike: { sub: "repo:acme/api:*" } },
    githubToken({ subject: `repo:acme@1/api@2:${MAIN}`, certain: true }),
    "no",
  ],
  [
    "a subject with ids",
    { StringLike: { sub: "repo:acme@1/api@2:*" } },
    githubToken({ subject: `repo:acme@1/api@2:${MAIN}`, certain: true }),
    "yes",
  ],
  [
    "any caller",
    { StringLike: { sub: "repo:acme/api:*" } },
    githubToken({ subject: "repo:*", certain: true }),
    "conditional",
  ],
  ["no audience, no subject", {}, github(MAIN), "yes"],
  [
    "an audience that the provider does not take",
    { StringEquals: { aud: "https://github.com/acme" } },
    github(MAIN),
    "no",
  ],
  ["an audience by pattern", { StringLike: { aud: "sts.*" } }, github(MAIN), "yes"],
  ["an audience of several", { "ForAnyValue:StringEquals": AUD }, github(MAIN), "yes"],
  ["a claim of the subject: the repository", { StringEquals: { repository: "acme/api" } }, github(MAIN), "yes"],
  ["a claim of the subject: another repository", { StringEquals: { repository: "acme/web" } }, github(MAIN), "no"],
  ["a claim of the subject: the ref", { StringEquals: { ref: "refs/heads/main" } }, github(MAIN), "yes"],
  ["a claim that only some tokens have", { StringEquals: { environment: "production" } }, github(MAIN), "no"],
  ["that claim if it exists", { StringEqualsIfExists: { environment: "production" } }, github(MAIN), "yes"],
  ["a claim that is not known", { StringEquals: { actor: "octocat" } }, github(MAIN), "conditional"],
  [
    "a workflow that is known",
    { StringLike: { job_workflow_ref: "acme/api/.github/workflows/deploy.yml@*" } },
    github(MAIN, { job_workflow_ref: "acme/api/.github/workflows/deploy.yml@refs/heads/main" }),
    "yes",
  ],
  [
    "a workflow that is another",
    { StringLike: { job_workflow_ref: "acme/api/.github/workflows/deploy.yml@*" } },
    github(MAIN, { job_workflow_ref: "acme/api/.github/workflows/test.yml@refs/heads/main" }),
    "no",
  ],
  ["a claim that AWS does not read", { StringEquals: { repository_owner: "acme" } }, github(MAIN), "no"],
  ["that claim, excluded", { StringNotEquals: { repository_visibility: "public" } }, github(MAIN), "yes"],
  ["a claim that must be there", { Null: { sub: "false" } }, github(MAIN), "yes"],
  ["a claim that must not", { Null: { sub: "true" } }, github(MAIN), "no"],
  ["an address", { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, github(MAIN), "conditional"],
  [
    "a variable",
    { StringEquals: { sub: "repo:acme/api:environment:${aws:RequestTag/stage}" } },
    github("environment:production"),
    "conditional",
  ],
  ["the claim of another issuer", { StringEquals: { "gitlab.com:sub": "x" } }, github(MAIN), "no"],
  [
    "a custom subject",
    { StringLike: { sub: "repository_owner:acme:*" } },
    githubToken({ subject: "repository_owner:acme:environment:production", certain: true }),
    "yes",
  ],
  [
    "a subject that may not be asked for",
    { StringLike: { sub: "repo:acme/api:*" } },
    githubToken({ subject: `repo:acme/api:${MAIN}`, certain: false }),
    "conditional",
  ],
];

const OTHER_ROWS: [string, string, Record<string, Record<string, Json>>, Token, string][] = [
  [
    "a service account",
    EKS,
    { StringEquals: { ...AUD, sub: "system:serviceaccount:payments:api" } },
    serviceAccountToken(`https://${EKS}`, "payments", "api"),
    "yes",
  ],
  [
    "a service account of another namespace",
    EKS,
    { StringEquals: { sub: "system:serviceaccount:payments:api" } },
    serviceAccountToken(`https://${EKS}`, "web", "api"),
    "no",
  ],
  [
    "a service account of another cluster",
    EKS,
    { StringLike: { sub: "*" } },
    serviceAccountToken(`https://${EKS}D`, "payments", "api"),
    "no",
  ],
  [
    "a namespace",
    EKS,
    { StringLike: { sub: "system:serviceaccount:payments:*" } },
    serviceAccountToken(`https://${EKS}`, "payments", "api"),
    "yes",
  ],
  [
    "a namespace that begins alike",
    EKS,
    { StringLike: { sub: "system:serviceaccount:pay*:*" } },
    serviceAccountToken(`https://${EKS}`, "payroll", "api"),
    "yes",
  ],
  [
    "a workspace",
    "app.terraform.io",
    { StringLike: { sub: "organization:acme:project:*:workspace:prod:run_phase:*" } },
    terraformToken({ organization: "acme", project: "main", workspace: "prod", phase: "apply" }),
    "yes",
  ],
  [
    "a workspace in one phase",
    "app.terraform.io",
    { StringLike: { sub: "organization:acme:project:main:workspace:prod:run_phase:apply" } },
    terraformToken({ organization: "acme", project: "main", workspace: "prod", phase: null }),
    "conditional",
  ],
  [
    "a project",
    "gitlab.com",
    { StringLike: { sub: "project_path:acme/api:ref_type:branch:ref:main" } },
    gitlabToken("acme/api", "branch", "main"),
    "yes",
  ],
  [
    "a project on another branch",
    "gitlab.com",
    { StringLike: { sub: "project_path:acme/api:ref_type:branch:ref:main" } },
    gitlabToken("acme/api", "branch", "dev"),
    "no",
  ],
  [
    "an enterprise's own issuer",
    `${GITHUB}/acme-corp`,
    { StringLike: { sub: "repo:acme/api:*" } },
    githubToken({ subject: `repo:acme/api:${MAIN}`, certain: true }, `https://${GITHUB}/acme-corp`),
    "yes",
  ],
  [
    "GitHub's own where an enterprise's is trusted",
    `${GITHUB}/acme-corp`,
    { StringLike: { sub: "repo:acme/api:*" } },
    github(MAIN),
    "no",
  ],
  [
    "an enterprise server",
    "ghe.acme.example/_services/token",
    { StringLike: { sub: "repo:acme/api:*" } },
    githubToken({ subject: `repo:acme/api:${MAIN}`, certain: true }, "https://ghe.acme.example/_services/token"),
    "yes",
  ],
  [
    "a claim of an enterprise server",
    "ghe.acme.example/_services/token",
    { StringEquals: { repository: "acme/api" } },
    githubToken({ subject: `repo:acme/api:${MAIN}`, certain: true }, "https://ghe.acme.example/_services/token"),
    "conditional",
  ],
  [
    "any other by its claims",
    "idp.example/tenant",
    { StringEquals: { email: "ci@acme.example" } },
    tokenOf("https://idp.example/tenant/", "ci", { email: "ci@acme.example" }),
    "yes",
  ],
  [
    "any other without that claim",
    "idp.example/tenant",
    { StringEquals: { email: "ci@acme.example" } },
    tokenOf("https://idp.example/tenant/", "ci", { email: null }),
    "no",
  ],
];

describe("tokens and a trust policy", () => {
  it.each(GITHUB_ROWS)("of GitHub: %s", (_, condition, token, answer) => {
    expect(matchToken(trustOf(GITHUB, condition), token, providerOf(GITHUB)).answer).toBe(answer);
  });

  it.each(OTHER_ROWS)("of others: %s", (_, issuer, condition, token, answer) => {
    const table = trustTable(trustOf(issuer, condition), [token], [providerOf(issuer)]);

    expect(table.matches.map((match) => match.answer)).toEqual([answer]);
  });

  it("say which condition is left, with a value that passes and one that does not", () => {
    const trust = trustOf(GITHUB, { StringLike: { sub: "repo:acme/api:ref:refs/heads/rel*" } });

    const { remaining } = matchToken(trust, github(ANY_BRANCH), providerOf(GITHUB));

    expect(remaining).toMatchObject([
      {
        statement: 0,
        condition: {
          claim: "sub",
          passing: "repo:acme/api:ref:refs/heads/rel",
          failing: "repo:acme/api:ref:refs/heads/",
        },
      },
    ]);
  });

  it("fall under a Deny, of the role and of the organization", () => {
    const deny = {
      Effect: "Deny",
      Principal: "*",
      Action: "sts:AssumeRoleWithWebIdentity",
      Resource: "*",
      Condition: { StringNotLike: { [`${GITHUB}:sub`]: "repo:acme/*" } },
    };
    const open = trustOf(GITHUB, {});
    const limit = parsePolicy({ Version: "2012-10-17", Statement: [deny] });
    const stranger = githubToken({ subject: "repo:evil/api:pull_request", certain: true });

    expect(matchToken(open, stranger, providerOf(GITHUB)).answer).toBe("yes");
    expect(matchToken(trustOf(GITHUB, {}, [deny]), stranger, providerOf(GITHUB)).answer).toBe("no");
    expect(matchToken(open, stranger, providerOf(GITHUB), [limit]).answer).toBe("no");
    expect(matchToken(open, github(MAIN), providerOf(GITHUB), [limit]).answer).toBe("yes");
  });

  it("let nobody in where the account has no such provider, or the statement is about something else", () => {
    const assume = parsePolicy({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { Federated: providerOf(GITHUB).arn }, Action: "sts:TagSession" },
    });

    expect(matchToken(trustOf(GITHUB, {}), github(MAIN), null).answer).toBe("no");
    expect(matchToken(assume, github(MAIN), providerOf(GITHUB)).answer).toBe("no");
  });

  it("are not known where the policy is not understood", () => {
    const trust = parsePolicy({ Version: "2012-10-17", Statement: [{ Effect: "Perhaps" }] });

    expect(matchToken(trust, github(MAIN), providerOf(GITHUB)).answer).toBe("unknown");
  });

  it("stand beside each condition", () => {
    const trust = trustOf(GITHUB, { StringEquals: AUD, StringLike: { sub: `repo:acme/api:${MAIN}` } });
    const tokens = [github(MAIN), github("pull_request"), github(ANY_BRANCH)];

    const { statements } = trustTable(trust, tokens, [providerOf(GITHUB)]);

    expect(statements).toMatchObject([
      {
        yes: [tokens[0]],
        no: [tokens[1]],
        conditional: [tokens[2]],
        conditions: [
          { passing: tokens, failing: [] },
          {
            passing: [tokens[0]],
            failing: [tokens[1]],
            partly: [{ token: tokens[2], passing: `repo:acme/api:${MAIN}` }],
          },
        ],
      },
    ]);
  });
});
