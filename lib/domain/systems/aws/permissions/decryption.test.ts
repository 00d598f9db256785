import { describe, expect, it } from "vitest";
import { ACCOUNT, allow, ARN, ask, deny, ROLE, type World } from "./testing/ask.ts";

const SECRET = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:db-AbCdEf`;
const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${ID}`;
const READ = { action: "secretsmanager:GetSecretValue", resource: SECRET };

const reads = { statements: [allow("secretsmanager:GetSecretValue", SECRET)] };
const decrypts = { statements: [allow("kms:Decrypt", KEY)] };

const keyPolicy = (principal: string, more = {}) => ({
  kind: "key-policy",
  target: KEY,
  statements: [{ ...allow("kms:*"), Principal: { AWS: principal }, ...more }],
});

const allowed = (world: World) => ask(world, READ)[0];

describe("reading a secret under a customer's key", () => {
  it.each<[string, World["policies"], unknown]>([
    ["is yes where the key names the role", { reads, key: keyPolicy(ARN) }, true],
    [
      "is yes where the key lets the account and its policies the role",
      { reads, decrypts, key: keyPolicy(ACCOUNT) },
      true,
    ],
    ["is no where nothing lets it decrypt", { reads, key: keyPolicy(ACCOUNT) }, false],
    ["is no where it may decrypt and not read", { decrypts, key: keyPolicy(ACCOUNT) }, false],
    ["is no where the key denies", { reads, decrypts, key: keyPolicy(ARN, { Effect: "Deny" }) }, false],
    [
      "is yes where the key is for the service alone",
      {
        reads,
        key: keyPolicy(ARN, {
          Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
        }),
      },
      true,
    ],
    [
      "is no where the key is for another service",
      {
        reads,
        key: keyPolicy(ARN, { Condition: { StringEquals: { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" } } }),
      },
      false,
    ],
    [
      "is conditional where the key is",
      { reads, key: keyPolicy(ARN, { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }) },
      "conditional",
    ],
  ])("%s", (_, policies = {}, expected) => {
    expect(allowed({ policies, keys: { [SECRET]: KEY } })).toBe(expected);
    expect(allowed({ policies, keys: { [SECRET]: ID } })).toBe(expected);
  });

  it("is unknown where the policies of keys were not read", () => {
    const unread = [{ kind: "keys", scope: `account/${ACCOUNT}`, complete: false, reason: "It was refused." }];

    expect(allowed({ policies: { reads, decrypts }, keys: { [SECRET]: KEY }, unread })).toBe("unknown");
  });

  it("is unknown where an alias does not say which key it is", () => {
    expect(ask({ policies: { reads }, keys: { [SECRET]: "alias/prod" } }, READ).slice(0, 2)).toEqual([
      "unknown",
      "It is encrypted with the key `alias/prod`, and whom that lets decrypt was not read.",
    ]);
  });

  it("asks for no key where it is AWS's own, where nothing is read, and where it is denied anyway", () => {
    const denied = { statements: [deny("secretsmanager:*")] };

    expect(allowed({ policies: { reads }, keys: { [SECRET]: "alias/aws/secretsmanager" } })).toBe(true);
    expect(allowed({ policies: { reads: { statements: [allow("secretsmanager:*")] } } })).toBe(true);
    expect(ask({ policies: { reads, denied }, keys: { [SECRET]: KEY } }, READ)).toEqual([
      false,
      "The policy `denied` denies it, in statement 1.",
    ]);
    expect(
      ask(
        { policies: { all: { statements: [allow("secretsmanager:*")] } }, keys: { [SECRET]: KEY } },
        { ...READ, action: "secretsmanager:DescribeSecret" },
        ROLE,
      )[0],
    ).toBe(true);
  });

  it("says which key it needs", () => {
    expect(ask({ policies: { reads, key: keyPolicy(ARN) }, keys: { [SECRET]: KEY } }, READ)).toContain(
      `It is encrypted with the key \`${KEY}\`, which it may use.`,
    );
  });
});
