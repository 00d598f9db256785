import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { type AccountSpec, type OrganizationSpec, worldFrom } from "../trust/testing/account-spec.ts";
import { trustIndex } from "../trust/who-can-become.ts";
import { actorOf, type World } from "../trust/world.ts";
import { escalationIndex } from "./escalation-index.ts";
import { escalationsOf } from "./escalations.ts";
import { readSecret } from "./kinds/read-secret.ts";
import { ACCOUNT, endWords, foundIn } from "./testing/found-in.ts";

const READ = "secretsmanager:GetSecretValue";
const APP = `arn:aws:iam::${ACCOUNT}:role/app`;
const OTHER = "222222222222";

const arnOf = (name: string, account = ACCOUNT) => `arn:aws:secretsmanager:eu-west-1:${account}:secret:${name}`;

function statement(effect: "Allow" | "Deny", principal: string, more: JsonObject = {}): JsonObject {
  return { Effect: effect, Principal: { AWS: principal }, Action: READ, Resource: "*", ...more };
}

const decrypt = (principal: string, more: JsonObject = {}) => ({
  ...statement("Allow", principal, more),
  Action: "kms:Decrypt",
});

/** What a role of an account reads: `hub secrets yes`. */
function read(account: AccountSpec): string[] {
  return foundIn(account, "role/app", readSecret);
}

function readIn(world: World, arn: string): string[] {
  const actor = actorOf(world, arn);
  if (!actor) throw new Error(`${arn} is not there`);
  return escalationsOf(escalationIndex(trustIndex(world)), actor, [readSecret]).map(
    ({ to, answer }) => `${endWords(to)} ${answer}`,
  );
}

describe("reading a secret", () => {
  it.each<[string, AccountSpec, string[]]>([
    [
      "is denied by its policy",
      { roles: { app: { allow: [READ] } }, secrets: ["db"], secretPolicies: { db: [statement("Deny", "*")] } },
      [],
    ],
    [
      "is let by its policy alone",
      { roles: { app: {} }, secrets: ["db", "api"], secretPolicies: { db: [statement("Allow", APP)] } },
      ["hub secrets with the policy of db yes"],
    ],
    [
      "is not let by a policy that names the account, without permission",
      { roles: { app: {} }, secrets: ["db"], secretPolicies: { db: [statement("Allow", ACCOUNT)] } },
      [],
    ],
    [
      "is conditional on what its policy asks for",
      {
        roles: { app: {} },
        secrets: ["db"],
        secretPolicies: {
          db: [statement("Allow", APP, { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })],
        },
      },
      ["hub secrets with the policy of db conditional"],
    ],
    [
      "is one way to all whose policies differ in their own name only",
      {
        roles: { app: { allow: [READ] } },
        secrets: ["a", "b", "c"],
        secretPolicies: Object.fromEntries(
          ["a", "b"].map((name) => [name, [statement("Deny", `${APP}2`, { Resource: arnOf(name) })]]),
        ),
      },
      ["hub secrets with the policy of a yes", "hub secrets yes"],
    ],
    [
      "needs the key it is encrypted with",
      { roles: { app: { allow: [READ] } }, sealed: ["db"], keyPolicy: [decrypt(ACCOUNT)] },
      [],
    ],
    [
      "uses a key that names the role",
      { roles: { app: { allow: [READ] } }, sealed: ["db"], keyPolicy: [decrypt(APP)] },
      ["hub secrets under key 1 yes"],
    ],
    [
      "uses a key of the account by its own policies",
      { roles: { app: { allow: [READ, "kms:Decrypt"] } }, sealed: ["db"], keyPolicy: [decrypt(ACCOUNT)] },
      ["hub secrets under key 1 yes"],
    ],
    [
      "uses a key that only its service may be asked through",
      {
        roles: { app: { allow: [READ] } },
        sealed: ["db"],
        keyPolicy: [
          decrypt("*", {
            Condition: {
              StringEquals: {
                "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
                "kms:CallerAccount": ACCOUNT,
              },
            },
          }),
        ],
      },
      ["hub secrets under key 1 yes"],
    ],
    [
      "is conditional where the policy of the key was not read",
      { roles: { app: { allow: [READ, "kms:*"] } }, sealed: ["db"] },
      ["hub secrets under own keys conditional"],
    ],
  ])("%s", (_, account, expected) => {
    expect(read(account).toSorted()).toEqual(expected);
  });

  it("is conditional where not all policies of secrets were read", () => {
    const spec = { [ACCOUNT]: { roles: { app: { allow: [READ] } }, secrets: ["db"] } };
    const known = worldFrom(spec);
    const secrets = known.secrets.map((secret) => ({ ...secret, policyKnown: false }));

    expect(readIn(known, APP)).toEqual(["hub secrets yes"]);
    expect(readIn({ ...known, secrets }, APP)).toEqual(["hub secrets conditional"]);
  });

  const shared = (sealed: boolean, allow: string[]): OrganizationSpec => ({
    [ACCOUNT]: { roles: { app: { allow } } },
    [OTHER]: {
      ...(sealed ? { sealed: ["db"] } : { secrets: ["db"] }),
      secretPolicies: { db: [statement("Allow", APP)] },
      keyPolicy: [decrypt(APP)],
    },
  });

  it.each<[string, OrganizationSpec, string[]]>([
    [
      "with both sides' consent",
      shared(true, [READ, "kms:Decrypt"]),
      ["hub secrets under key 1 with the policy of db yes"],
    ],
    ["not without its own permission", shared(true, ["kms:Decrypt"]), []],
    ["not without the key", shared(true, [READ]), []],
    ["not under a key of AWS's own", shared(false, [READ, "kms:Decrypt"]), []],
  ])("of another account: %s", (_, spec, expected) => {
    expect(readIn(worldFrom(spec), APP)).toEqual(expected);
  });
});
