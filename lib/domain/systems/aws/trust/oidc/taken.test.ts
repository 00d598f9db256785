import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../facts/json.ts";
import { parsePolicy } from "../../policy/parse-policy.ts";
import { namespacesIn, repositoriesIn, subjectsTaken, trustedIssuers } from "./taken.ts";

const GITHUB = "token.actions.githubusercontent.com";
const IAM = "arn:aws:iam::111122223333";

function statement(issuer: string, condition: JsonObject = {}, more: JsonObject = {}) {
  const Principal = { Federated: `${IAM}:oidc-provider/${issuer}` };
  return { Effect: "Allow", Principal, Action: "sts:AssumeRoleWithWebIdentity", Condition: condition, ...more };
}

const policyOf = (...Statement: JsonObject[]) => parsePolicy({ Version: "2012-10-17", Statement });

describe("the issuers of a trust policy", () => {
  it("are those of its OIDC providers that it allows", () => {
    const policy = policyOf(
      statement(GITHUB),
      statement("GHE.acme.example/_services/token"),
      statement("oidc.example", {}, { Effect: "Deny" }),
      statement("", {}, { Principal: { Federated: `${IAM}:saml-provider/idp` } }),
    );

    expect(trustedIssuers(policy)).toEqual([GITHUB, "ghe.acme.example/_services/token"]);
  });
});

describe("the subjects that are taken of an issuer", () => {
  const sub = (operator: string, ...values: string[]) => ({ [operator]: { [`${GITHUB}:sub`]: values } });

  it("are those of its conditions, and any where a statement has none that says which", () => {
    const taken = (...conditions: JsonObject[]) =>
      subjectsTaken(policyOf(...conditions.map((one) => statement(GITHUB, one))), GITHUB);

    expect(taken(sub("StringLike", "repo:acme/*", "repo:acme/api:*"))).toEqual(["repo:acme/*", "repo:acme/api:*"]);
    expect(taken({})).toEqual(["*"]);
    expect(taken(sub("StringNotLike", "repo:acme/old:*"))).toEqual(["*"]);
    expect(taken({ StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } })).toEqual(["*"]);
    expect(taken(sub("StringEquals", "repo:acme/api:environment:production"), {})).toContain("*");
  });

  it("are none where it is not trusted", () => {
    expect(subjectsTaken(policyOf(statement(GITHUB)), "ghe.acme.example/_services/token")).toBeNull();
    expect(subjectsTaken(policyOf(statement(`${GITHUB}/acme`)), GITHUB)).toBeNull();
  });
});

describe("the repositories of patterns", () => {
  it.each([
    ["repo:acme/api:*", "acme/api", true],
    ["repo:acme/api:environment:production", "acme/api", true],
    ["repo:acme@1/api@2:ref:refs/heads/main", "acme/api", true],
    ["repo:acme/*", "acme/", false],
    ["repo:acme/api-*:pull_request", "acme/api-", false],
    ["repo:acme*", "acme", false],
    ["repo:ac?e/api:*", "ac", false],
    ["repo:*", "", false],
    ["*", "", false],
    ["repository_owner:acme:*", "", false],
  ])("%s", (pattern, text, whole) => {
    expect(repositoriesIn([pattern])).toEqual([{ text, whole }]);
  });

  it("are all of them as soon as one says no name", () => {
    expect(repositoriesIn(["repo:acme/api:*", "repo:*:environment:production"])).toEqual([{ text: "", whole: false }]);
  });
});

describe("the namespaces of patterns", () => {
  const of = (name: string) => `system:serviceaccount:${name}`;

  it("are those that are named, or any", () => {
    expect(namespacesIn([of("shop:cart"), of("shop:*"), of("pay:*")])).toEqual(["shop", "pay"]);
    expect(namespacesIn([of("shop:cart"), of("team-*:deployer")])).toBeNull();
    expect(namespacesIn([of("shop:cart"), of("*:deployer")])).toBeNull();
    expect(namespacesIn(["*"])).toBeNull();
    expect(namespacesIn(["repo:acme/*"])).toEqual([]);
  });
});
