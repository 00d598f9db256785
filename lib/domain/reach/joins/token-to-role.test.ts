import { describe, expect, it } from "vitest";
import { collectFiles } from "#collectors/github/testing/collect.ts";
import type { JsonObject } from "../../facts/json.ts";
import type { AccountSpec, RoleSpec } from "../../systems/aws/trust/testing/account-spec.ts";
import { isEdge } from "../edge.ts";
import type { DomainFacts } from "../estate.ts";
import { domainFactsOf } from "./testing/domain-facts.ts";
import { domainOf, estateOf, withAws } from "./testing/estate.ts";
import { tokenToRole } from "./token-to-role.ts";

const A = "111111111111";
const GITHUB = "token.actions.githubusercontent.com";
const EKS = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";

function trusting(issuer: string, sub: string, more: JsonObject = {}): JsonObject {
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${A}:oidc-provider/${issuer}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { [`${issuer}:sub`]: sub, [`${issuer}:aud`]: "sts.amazonaws.com" } },
    ...more,
  };
}

function account(trust: RoleSpec["trust"], more: AccountSpec = {}): DomainFacts {
  const oidc = { [GITHUB]: ["sts.amazonaws.com"], [EKS]: ["sts.amazonaws.com"] };
  return withAws({ [A]: { roles: { app: { trust: trust ?? [] } }, oidc, ...more } });
}

function edges(...domains: DomainFacts[]): string[] {
  const found = [...tokenToRole.build(estateOf(...domains))].filter(isEdge);
  // Workflows that somebody may write yet are cases of own-workflow-tokens.test.ts.
  return found
    .filter(({ from }) => !from.endsWith("#own-workflows"))
    .map(({ from, to, answer }) => {
      return `${from.slice(from.lastIndexOf(":") + 1)} ${to.slice(to.lastIndexOf("/") + 1)} ${answer}`;
    });
}

async function repository(workflow: string): Promise<DomainFacts> {
  const collected = await collectFiles({ "acme__shop/.github/workflows/deploy.yml": workflow });
  return domainFactsOf("github", "github", collected, false);
}

const DEPLOY = `
on: { push: { branches: [main] } }
permissions: { id-token: write }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`;

describe("tokens of workflows", () => {
  it("let the workflow in whose subject the trust admits", async () => {
    const github = await repository(DEPLOY);
    expect(edges(github, account(trusting(GITHUB, "repo:acme/shop:ref:refs/heads/main")))).toEqual([
      ".github/workflows/deploy.yml app yes",
    ]);
    expect(edges(github, account(trusting(GITHUB, "repo:acme/shop:*")))).toHaveLength(1);
  });

  it("do not for a branch, repository or environment that the trust does not admit", async () => {
    const github = await repository(DEPLOY);
    expect(edges(github, account(trusting(GITHUB, "repo:acme/shop:ref:refs/heads/release")))).toEqual([]);
    expect(edges(github, account(trusting(GITHUB, "repo:acme/other:*")))).toEqual([]);
    expect(edges(github, account(trusting(GITHUB, "repo:acme/shop:environment:production")))).toEqual([]);
  });

  it("do not without the provider, with another audience, by a denial of the trust or the organization", async () => {
    const github = await repository(DEPLOY);
    const trust = trusting(GITHUB, "repo:acme/shop:*");
    const deny = { ...trust, Effect: "Deny" };
    expect(edges(github, account(trust))).toHaveLength(1);
    expect(edges(github, account(trust, { oidc: {} }))).toEqual([]);
    expect(edges(github, account(trust, { oidc: { [GITHUB]: ["elsewhere"] } }))).toEqual([]);
    expect(edges(github, account([trust, deny]))).toEqual([]);
    const rcp = [{ Effect: "Deny", Principal: "*", Action: "sts:*", Resource: "*" }];
    expect(edges(github, account(trust, { rcp }))).toEqual([]);
  });

  it("do not where jobs cannot ask for tokens", async () => {
    const github = await repository(DEPLOY.replace("id-token: write", "contents: read"));
    expect(edges(github, account(trusting(GITHUB, "repo:acme/shop:*")))).toEqual([]);
  });

  it("are unknown where identity providers or the limits of the account were not read", async () => {
    const github = await repository(DEPLOY);
    const aws = account(trusting(GITHUB, "repo:acme/shop:*"));
    const without = (kind: string): DomainFacts => ({
      ...aws,
      of: (noun, ...kinds) =>
        aws.of(noun, ...kinds).filter((fact) => kind !== "identity-providers" || fact.kind !== "oidc-provider"),
      listings: aws.listings.filter((one) => one.kind !== kind),
    });
    expect(edges(github, without("identity-providers"))).toEqual([".github/workflows/deploy.yml app unknown"]);
    expect(edges(github, without("organization-policies"))).toEqual([".github/workflows/deploy.yml app unknown"]);
  });

  it("go over one hub where several roles take them alike", async () => {
    const github = await repository(DEPLOY);
    const trust = trusting(GITHUB, "repo:acme/*");
    const aws = withAws({
      [A]: { roles: { one: { trust }, two: { trust } }, oidc: { [GITHUB]: ["sts.amazonaws.com"] } },
    });
    const all = [...tokenToRole.build(estateOf(github, aws))].filter(isEdge);
    // Two into the hub, of the workflow and of those that somebody may write yet; two out of it.
    expect(all.map(({ kind }) => kind).toSorted()).toEqual([
      "join/takes-token",
      "join/takes-token",
      "join/token-to-role",
      "join/token-to-role",
    ]);
  });
});

describe("tokens of service accounts", () => {
  const cluster = domainOf("kubernetes", "prod", [
    { noun: "resource", kind: "cluster", alias: "kubernetes:prod:cluster:prod", content: { issuer: `https://${EKS}` } },
    {
      ...{ noun: "identity", kind: "service-account", alias: "kubernetes:prod:serviceaccount:shop/api" },
      ...{ name: "api", scope: "namespace/shop" },
    },
  ]);

  it("let the account in that the trust names, in its namespace and cluster alone", () => {
    expect(edges(cluster, account(trusting(EKS, "system:serviceaccount:shop:api")))).toEqual(["shop/api app yes"]);
    expect(edges(cluster, account(trusting(EKS, "system:serviceaccount:other:api")))).toEqual([]);
    expect(edges(cluster, account(trusting(EKS, "system:serviceaccount:shop:worker")))).toEqual([]);
    expect(edges(cluster, account(trusting(`${EKS}DEF`, "system:serviceaccount:shop:api")))).toEqual([]);
  });
});
