import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../facts/json.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { trustRemarks } from "./remarks.ts";

const GITHUB = "token.actions.githubusercontent.com";
const AUD = { [`${GITHUB}:aud`]: "sts.amazonaws.com" };

function remarks(condition: JsonObject, issuer = GITHUB, providers = [issuer]): string[] {
  const arnOf = (one: string) => `arn:aws:iam::111111111111:oidc-provider/${one}`;
  const trust = parsePolicy({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Federated: arnOf(issuer) },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: condition,
    },
  });
  const known = providers.map((one) => ({ arn: arnOf(one), issuer: one, clientIds: ["sts.amazonaws.com"] }));
  return trustRemarks(trust, known).map(({ kind }) => kind);
}

function sub(value: string | string[], operator = "StringLike", issuer = GITHUB): JsonObject {
  const aud = { [`${issuer}:aud`]: "sts.amazonaws.com" };
  const subject = { [`${issuer}:sub`]: value };
  return operator === "StringEquals"
    ? { StringEquals: { ...aud, ...subject } }
    : { StringEquals: aud, [operator]: subject };
}

const EKS = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";

describe("remarks on trust in an identity provider", () => {
  it.each<[string, string[], JsonObject]>([
    ["the very branch", [], { StringEquals: { ...AUD, [`${GITHUB}:sub`]: "repo:acme/api:ref:refs/heads/main" } }],
    ["an environment", [], { StringEquals: { ...AUD, [`${GITHUB}:sub`]: "repo:acme/api:environment:production" } }],
    ["branches by a pattern", [], sub("repo:acme/api:ref:refs/heads/release/*")],
    ["no subject", ["no-subject"], { StringEquals: AUD }],
    ["nothing at all", ["no-subject", "no-audience"], {}],
    [
      "a subject if it exists",
      ["no-subject", "no-audience"],
      { StringLikeIfExists: { [`${GITHUB}:sub`]: "repo:acme/*" } },
    ],
    ["a star", ["any-subject"], sub("*")],
    ["any repository", ["any-subject"], sub("repo:*")],
    ["any environment of that name", ["any-subject"], sub("repo:*:ref:refs/heads/*")],
    ["an owner that is not closed", ["open-owner"], sub("repo:acme*")],
    ["an owner that is not closed, with a name", ["open-owner"], sub("repo:acme-*/api:*")],
    ["a name that is not closed", ["open-owner"], sub("repo:acme/api*")],
    ["an organization", ["whole-owner"], sub("repo:acme/*")],
    ["a repository", ["any-context"], sub("repo:acme/api:*")],
    ["pull requests", ["pull-request"], sub("repo:acme/api:pull_request", "StringEquals")],
    ["pull requests by a pattern", ["pull-request"], sub("repo:acme/api:pull*")],
    ["only exclusions", ["only-exclusions"], sub("repo:evil/*", "StringNotLike")],
    [
      "an audience that the provider does not take",
      ["unregistered-audience"],
      { StringEquals: { [`${GITHUB}:aud`]: "x", [`${GITHUB}:sub`]: "repo:acme/api:environment:production" } },
    ],
    ["stars in equals", ["wildcard-in-equals"], sub("repo:acme/api:*", "StringEquals")],
    ["no stars in like", ["like-without-wildcard"], sub("repo:acme/api:environment:production")],
    ["a repository by its own claim", [], { StringEquals: { ...AUD, [`${GITHUB}:repository`]: "acme/api" } }],
    [
      "a claim that AWS does not read",
      ["no-subject", "unread-claim"],
      { StringEquals: { ...AUD, [`${GITHUB}:repository_owner`]: "acme" } },
    ],
    [
      "the claim of somebody else",
      ["no-subject", "no-audience", "other-issuer"],
      { StringEquals: { "gitlab.com:sub": "x" } },
    ],
    ["the worst of several", ["whole-owner", "any-context"], sub(["repo:acme/api:*", "repo:acme/*"])],
  ])("%s", (_, expected, condition) => {
    expect(remarks(condition)).toEqual(expected);
  });

  it("say that the account has no such provider", () => {
    expect(remarks(sub("repo:acme/api:environment:production", "StringEquals"), GITHUB, [])).toEqual(["no-provider"]);
  });

  it.each([
    ["system:serviceaccount:payments:api", "StringEquals", []],
    ["system:serviceaccount:payments:*", "StringLike", ["whole-owner"]],
    ["system:serviceaccount:*:*", "StringLike", ["any-subject"]],
  ])("of a cluster: %s", (value, operator, expected) => {
    expect(remarks(sub(value, operator, EKS), EKS)).toEqual(expected);
  });

  it.each([
    ["app.terraform.io", "organization:*", ["any-subject"]],
    ["app.terraform.io", "organization:acme:*", ["whole-owner"]],
    ["gitlab.com", "project_path:acme/*", ["whole-owner"]],
    ["gitlab.com", "*:ref:main", ["any-subject"]],
  ])("of %s: %s", (issuer, value, expected) => {
    expect(remarks(sub(value, "StringLike", issuer), issuer)).toEqual(expected);
  });
});
