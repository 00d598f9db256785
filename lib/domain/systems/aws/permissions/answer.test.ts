import { describe, expect, it } from "vitest";
import { ACCOUNT, allow, ARN, ask, CREATE_USER, deny, IN_ORGANIZATION } from "./testing/ask.ts";

const IAM = { policies: { admin: { statements: [allow("iam:*")] } } };

describe("what a role may do", () => {
  it("is yes by the statement that allows it", () => {
    expect(ask(IAM, CREATE_USER)).toEqual([true, "The policy `admin` allows it, in statement 1."]);
  });

  it("is no where no policy allows it", () => {
    expect(ask({}, CREATE_USER)).toEqual([false, "No policy of it allows this."]);
  });

  it("is no by a denial, whatever was not read", () => {
    const policies = { ...IAM.policies, guard: { statements: [deny("iam:CreateUser")] } };

    expect(ask({ policies, account: null }, CREATE_USER)).toEqual([
      false,
      "The policy `guard` denies it, in statement 1.",
    ]);
  });

  it("is conditional on what the question does not say, and decided by what it says", () => {
    const statements = [allow("iam:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })];
    const world = { policies: { office: { statements } } };

    expect(ask(world, CREATE_USER)).toEqual([
      "conditional",
      "The policy `office` allows it, in statement 1.",
      "Only if the address asked from is in `10.0.0.0/8`, says statement 1 of `office`.",
    ]);
    expect(ask(world, { ...CREATE_USER, context: { "aws:SourceIp": "10.1.2.3" } })[0]).toBe(true);
    expect(ask(world, { ...CREATE_USER, context: { "aws:SourceIp": "192.0.2.1" } })[0]).toBe(false);
  });

  it("takes what the boundary does not allow away", () => {
    const policies = { ...IAM.policies, edge: { kind: "boundary", statements: [allow("s3:*")] } };

    expect(ask({ policies }, CREATE_USER)).toEqual([false, "Its permissions boundary does not allow this."]);
  });

  it("is unknown, not yes, where a boundary was not read", () => {
    expect(ask({ ...IAM, boundary: `arn:aws:iam::${ACCOUNT}:policy/edge` }, CREATE_USER)).toEqual([
      "unknown",
      "Its permissions boundary `edge` was not read.",
      "The policy `admin` allows it, in statement 1.",
    ]);
  });

  it("takes what an SCP of its root does not allow away", () => {
    const policies = { ...IAM.policies, narrow: { kind: "scp", target: "r-1", statements: [allow("s3:*")] } };

    expect(ask({ policies, account: IN_ORGANIZATION }, CREATE_USER)[0]).toBe(false);
  });

  it("does not hold SCPs against the management account", () => {
    const policies = { ...IAM.policies, narrow: { kind: "scp", target: "r-1", statements: [deny("*")] } };

    expect(ask({ policies, account: { ...IN_ORGANIZATION, management: true } }, CREATE_USER)[0]).toBe(true);
  });

  it.each([
    ["the account was not read", { account: null }],
    [
      "SCPs were refused",
      {
        account: IN_ORGANIZATION,
        unread: [{ kind: "organization-policies", scope: "organization/o-1", complete: false, reason: "" }],
      },
    ],
  ])("is unknown, not yes, where %s, and stays no", (_, world) => {
    const [allowed, first] = ask({ ...IAM, ...world }, CREATE_USER);

    expect([allowed, first]).toEqual(["unknown", expect.stringContaining("organization")]);
    expect(ask(world, CREATE_USER)[0]).toBe(false);
  });

  it("is unknown where one of its policies was not read, and yes where another allows it all the same", () => {
    const policies = { lost: { statements: null } };

    expect(ask({ policies }, CREATE_USER)).toEqual([
      "unknown",
      "The policy `lost` of it was not read.",
      "No policy of it allows this.",
    ]);
  });

  it("says where policies of resources that are not read could change the answer", () => {
    const question = { action: "s3:GetObject", resource: "arn:aws:s3:::logs/x" };

    expect(ask({}, question)).toEqual([
      false,
      "No policy of it allows this.",
      "A policy of the bucket itself could allow it; those of such resources are not read.",
    ]);
  });

  it("lets a secret's own policy allow what none of its policies do", () => {
    const secret = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:db-abc`;
    const statements = [{ Effect: "Allow", Principal: { AWS: ARN }, Action: "secretsmanager:*", Resource: "*" }];
    const policies = { own: { kind: "secret-policy", target: secret, statements } };

    expect(ask({ policies }, { action: "secretsmanager:GetSecretValue", resource: secret })).toEqual([
      true,
      "The resource policy `own` allows it, in statement 1.",
    ]);
  });

  it("needs the trust policy to assume a role", () => {
    const target = `arn:aws:iam::${ACCOUNT}:role/hub`;
    const may = { statements: [allow("sts:AssumeRole")] };
    const trusts = (AWS: string) => ({
      kind: "trust",
      target,
      statements: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }],
    });
    const question = { action: "sts:AssumeRole", resource: target };

    expect(ask({ policies: { may, trust: trusts(`arn:aws:iam::${ACCOUNT}:root`) } }, question)[0]).toBe(true);
    expect(ask({ policies: { may, trust: trusts("arn:aws:iam::999988887777:root") } }, question)[0]).toBe(false);
    expect(ask({ policies: { trust: trusts(`arn:aws:iam::${ACCOUNT}:root`) } }, question)[0]).toBe(false);
  });

  it("knows the tags of who asks", () => {
    const statements = [allow("iam:*", "*", { Condition: { StringEquals: { "aws:PrincipalTag/team": "core" } } })];

    expect(ask({ policies: { p: { statements } }, labels: { team: "core" } }, CREATE_USER)[0]).toBe(true);
    expect(ask({ policies: { p: { statements } }, labels: { team: "web" } }, CREATE_USER)[0]).toBe(false);
  });

  it.each([
    [{ verb: "get", resource: "secrets" }],
    [{ action: "s3:*", resource: "*" }],
    [{ action: "s3:GetObject", resource: "arn:aws:s3:::*" }],
    [{ action: "s3:GetObject", resource: "*", more: 1 }],
  ])("takes no question in another form: %j", (question) => {
    expect(ask({}, question)).toContain("Ask {action, resource");
  });

  it("answers about nobody else", () => {
    expect(ask({}, CREATE_USER, "aws:aws:managed-policy:1/x")).toContain("is no role, user, root or service");
  });
});
