import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { type Becoming, isOpen, membersOf } from "./becoming.ts";
import { type AccountSpec, type OrganizationSpec, type RoleSpec, worldFrom } from "./testing/account-spec.ts";
import { whoCanBecomeRole } from "./who-can-become.ts";

const A = "111111111111";
const B = "222222222222";
const C = "333333333333";
const TARGET = `arn:aws:iam::${A}:role/target`;

/** `role/app yes`, `account 3… conditional (sts:ExternalId)`. */
function answers(spec: OrganizationSpec, target = TARGET): string[] {
  return whoCanBecomeRole(worldFrom(spec), target)
    .filter(isOpen)
    .map((becoming) => {
      const keys = [...new Set(becoming.conditions.map(({ condition }) => condition.key))];
      return `${nameOf(becoming)} ${becoming.answer}${keys.length > 0 ? ` (${keys.join(", ")})` : ""}`;
    });
}

function nameOf({ who }: Becoming): string {
  switch (who.kind) {
    case "actor":
    case "stranger":
    case "session":
      return who.arn.replace(/^arn:aws:(?:iam|sts)::/u, "");
    case "holders":
      return `holders ${who.account}`;
    case "account":
      return `account ${who.account}`;
    case "service":
      return who.service;
    case "federated":
      return who.provider;
    case "anyone":
      return "anyone";
  }
}

function organization(
  trust: RoleSpec["trust"],
  more: AccountSpec = {},
  others: OrganizationSpec = {},
): OrganizationSpec {
  return { [A]: { ...more, roles: { target: { trust: trust ?? [] }, ...more.roles } }, ...others };
}

const ASSUME = "sts:AssumeRole";

function allow(principal: JsonObject | string, condition?: JsonObject, action: string | string[] = ASSUME): JsonObject {
  return { Effect: "Allow", Principal: principal, Action: action, ...(condition ? { Condition: condition } : {}) };
}

function deny(principal: JsonObject | string, condition?: JsonObject): JsonObject {
  return { ...allow(principal, condition), Effect: "Deny" };
}

const app = `arn:aws:iam::${A}:role/app`;
const other = `arn:aws:iam::${B}:role/app`;
const root = `arn:aws:iam::${A}:root`;

describe("who can become a role", () => {
  it.each<[string, OrganizationSpec, string[]]>([
    [
      "one of its account that is named needs no permission",
      organization(app, { roles: { app: {} } }),
      [`${A}:role/app yes`],
    ],
    [
      "one of its account that is named and denied does not",
      organization(app, { roles: { app: { deny: [ASSUME] } } }),
      [],
    ],
    ["nobody by a trust in the account without permission", organization(root, { roles: { app: {} } }), []],
    [
      "those of the account with permission for it",
      organization(root, { roles: { app: { allow: [`${ASSUME} on ${TARGET}`] } } }),
      [`${A}:role/app yes`],
    ],
    [
      "by a pattern",
      organization(A, { roles: { app: { allow: [`${ASSUME} on arn:aws:iam::*:role/tar*`] } } }),
      [`${A}:role/app yes`],
    ],
    [
      "not by a pattern of others",
      organization(A, { roles: { app: { allow: [`${ASSUME} on arn:aws:iam::*:role/other*`] } } }),
      [],
    ],
    [
      "whoever may become any is one answer",
      organization(root, { roles: { app: { allow: [ASSUME] }, admin: { allow: ["*"] } } }),
      [`holders ${A} yes`],
    ],
    [
      "a user by a group",
      organization(root, { users: { eve: { groups: ["ops"] } }, groups: { ops: { allow: [`sts:* on ${TARGET}`] } } }),
      [`${A}:user/eve yes`],
    ],
    ["not beyond a boundary", organization(root, { roles: { app: { allow: [ASSUME], boundary: ["s3:*"] } } }), []],
    [
      "within a boundary",
      organization(root, { roles: { app: { allow: [ASSUME], boundary: ["sts:*"] } } }),
      [`${A}:role/app yes`],
    ],
    [
      "by NotAction",
      organization(root, { roles: { app: { statements: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] } } }),
      [`holders ${A} yes`],
    ],
    [
      "by NotResource",
      organization(root, {
        roles: { app: { statements: [{ Effect: "Allow", Action: ASSUME, NotResource: "arn:aws:iam::*:role/admin" }] } },
      }),
      [`${A}:role/app yes`],
    ],
    [
      "across accounts with both",
      organization(other, {}, { [B]: { roles: { app: { allow: [`${ASSUME} on ${TARGET}`] } } } }),
      [`${B}:role/app yes`],
    ],
    ["not across accounts without permission", organization(other, {}, { [B]: { roles: { app: {} } } }), []],
    [
      "across accounts by the other account",
      organization(B, {}, { [B]: { roles: { app: { allow: [ASSUME] } } } }),
      [`holders ${B} yes`],
    ],
    ["not across accounts without trust", organization(root, {}, { [B]: { roles: { app: { allow: [ASSUME] } } } }), []],
    [
      "one of an account that was not read is not known",
      organization(other, {}, { [B]: { unread: true } }),
      [`${B}:role/app unknown`],
    ],
    ["one of a strange account is not known", organization(other), [`${B}:role/app unknown`]],
    ["one that is gone is nobody", organization(other, {}, { [B]: {} }), []],
    ["one that was removed is nobody", organization("AROAEXAMPLEEXAMPLE"), []],
    ["a strange account as a whole", organization(C), [`account ${C} yes`]],
    [
      "a strange account that must bring an id",
      organization(allow({ AWS: C }, { StringEquals: { "sts:ExternalId": "x" } })),
      [`account ${C} conditional (sts:ExternalId)`],
    ],
    [
      "with a second factor",
      organization(allow({ AWS: app }, { Bool: { "aws:MultiFactorAuthPresent": "true" } }), {
        users: { app: {} },
        roles: { app: {} },
      }),
      [`${A}:role/app conditional (aws:MultiFactorAuthPresent)`],
    ],
    [
      "from an address",
      organization(allow({ AWS: app }, { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }), { roles: { app: {} } }),
      [`${A}:role/app conditional (aws:SourceIp)`],
    ],
    [
      "by a tag it has",
      organization(allow({ AWS: app }, { StringEquals: { "aws:PrincipalTag/team": "pay" } }), {
        roles: { app: { tags: { team: "pay" } } },
      }),
      [`${A}:role/app yes`],
    ],
    [
      "not by a tag it has not",
      organization(allow({ AWS: app }, { StringEquals: { "aws:PrincipalTag/team": "pay" } }), { roles: { app: {} } }),
      [],
    ],
    [
      "by a tag its session could bring",
      organization(allow({ AWS: app }, { StringEquals: { "aws:PrincipalTag/team": "pay" } }), {
        roles: { app: { trust: allow({ AWS: A }, undefined, [ASSUME, "sts:TagSession"]) } },
      }),
      [`${A}:role/app conditional (aws:PrincipalTag/team)`],
    ],
    [
      "by a tag of the role",
      organization(allow({ AWS: root }), {
        roles: {
          app: {
            statements: [
              {
                Effect: "Allow",
                Action: ASSUME,
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceTag/open": "yes" } },
              },
            ],
          },
          target: { trust: root, tags: { open: "yes" } },
        },
      }),
      [`${A}:role/app yes`],
    ],
    [
      "with a tag for the session",
      organization(allow({ AWS: app }, { StringEquals: { "aws:RequestTag/team": "pay" } }), { roles: { app: {} } }),
      [`${A}:role/app conditional (aws:RequestTag/team)`],
    ],
    [
      "under a session name",
      organization(allow({ AWS: app }, { StringLike: { "sts:RoleSessionName": "${aws:username}" } }), {
        users: { app: {} },
        roles: { app: {} },
      }),
      [`${A}:role/app conditional (sts:RoleSessionName)`],
    ],
    [
      "with a source identity",
      organization(allow({ AWS: app }, { StringLike: { "sts:SourceIdentity": "*" } }), { roles: { app: {} } }),
      [`${A}:role/app conditional (sts:SourceIdentity)`],
    ],
    [
      "one session of a role",
      organization(`arn:aws:sts::${A}:assumed-role/app/i-1`, { roles: { app: {} } }),
      [`${A}:assumed-role/app/i-1 yes`],
    ],
    [
      "one session of a role with a path",
      organization(`arn:aws:sts::${A}:assumed-role/app/i-1`, { roles: { app: { path: "team/" } } }),
      [`${A}:assumed-role/app/i-1 yes`],
    ],
    [
      "one session of a role that was not read",
      organization(`arn:aws:sts::${B}:assumed-role/app/i-1`),
      [`${B}:assumed-role/app/i-1 unknown`],
    ],
    ["a service", organization("lambda.amazonaws.com"), ["lambda.amazonaws.com yes"]],
    [
      "a service for one account",
      organization(allow({ Service: "sns.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": A } })),
      ["sns.amazonaws.com conditional (aws:SourceAccount)"],
    ],
    [
      "whoever an assertion vouches for",
      organization(
        allow(
          { Federated: `arn:aws:iam::${A}:saml-provider/okta` },
          { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
          "sts:AssumeRoleWithSAML",
        ),
      ),
      [`arn:aws:iam::${A}:saml-provider/okta conditional (SAML:aud)`],
    ],
    [
      "nobody by an assertion where tokens are meant",
      organization(
        allow({ Federated: `arn:aws:iam::${A}:saml-provider/okta` }, undefined, "sts:AssumeRoleWithWebIdentity"),
      ),
      [],
    ],
    ["everybody", organization("*"), ["anyone yes"]],
    [
      "everybody of an organization",
      organization(allow("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }), {
        organization: "o-1",
        scp: [],
        rcp: [],
        roles: { app: { allow: [ASSUME] } },
      }),
      ["anyone conditional (aws:PrincipalOrgID)", `holders ${A} yes`],
    ],
    [
      "all but one",
      organization(
        { Effect: "Allow", NotPrincipal: { AWS: app }, Action: ASSUME },
        { roles: { app: { allow: [ASSUME] } } },
      ),
      ["anyone yes"],
    ],
    ["not against a Deny for all", organization([allow({ AWS: app }), deny("*")], { roles: { app: {} } }), []],
    [
      "against a Deny for some",
      organization([allow({ AWS: app }), deny("*", { StringNotEquals: { "aws:SourceVpc": "vpc-1" } })], {
        roles: { app: {} },
      }),
      [`${A}:role/app conditional (aws:SourceVpc)`],
    ],
    [
      "all but one who is denied by name",
      organization([allow({ AWS: root }), deny({ AWS: app })], {
        roles: { app: { allow: [ASSUME] }, ops: { allow: [ASSUME] } },
      }),
      [`${A}:role/ops yes`],
    ],
    [
      "not against an SCP",
      organization(root, {
        organization: "o-1",
        rcp: [],
        scp: [{ Effect: "Deny", Action: "sts:*", Resource: "*" }],
        roles: { app: { allow: [ASSUME] } },
      }),
      [],
    ],
    [
      "not against an RCP",
      organization(root, {
        organization: "o-1",
        scp: [],
        rcp: [{ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole", Resource: "*" }],
        roles: { app: { allow: [ASSUME] } },
      }),
      [],
    ],
    [
      "against an SCP in the management account",
      organization(root, {
        organization: "o-1",
        management: true,
        scp: [{ Effect: "Deny", Action: "sts:*", Resource: "*" }],
        roles: { app: { allow: [ASSUME] } },
      }),
      [`holders ${A} yes`],
    ],
    [
      "nobody for tags alone",
      organization(allow({ AWS: app }, undefined, ["sts:TagSession", "sts:SetSourceIdentity"]), { roles: { app: {} } }),
      [],
    ],
    ["itself where it says so", organization(TARGET), [`${A}:role/target yes`]],
  ])("%s", (_, spec, expected) => {
    expect(answers(spec)).toEqual(expected);
  });

  it("names the statement, the permission and the limit it is because of", () => {
    const spec = organization([allow({ Service: "ec2.amazonaws.com" }), allow({ AWS: root })], {
      organization: "o-1",
      scp: [],
      rcp: [],
      roles: { app: { allow: [`${ASSUME} on ${TARGET}`] } },
    });

    const [, becoming] = whoCanBecomeRole(worldFrom(spec), TARGET);

    expect(becoming?.statement).toBe(1);
    expect(new Set(becoming?.because.map(({ type }) => type))).toEqual(
      new Set(["identity", "resource", "scp", "rcp"].map((type) => (type.length === 3 ? `${type}s` : type))),
    );
    expect(becoming?.unread).toEqual([]);
  });

  it("says which limits were not read", () => {
    const world = { ...worldFrom(organization(app, { roles: { app: {} } })) };
    const accounts = new Map(
      [...world.accounts].map(([id, account]) => [id, { ...account, read: new Set(["iam" as const]) }]),
    );

    const [becoming] = whoCanBecomeRole({ ...world, accounts }, TARGET);

    expect(becoming?.unread).toEqual([{ what: "limits", account: A }]);
  });

  it("does not know of a role whose trust policy was not read", () => {
    const world = worldFrom(organization(app, { roles: { app: {} } }));
    const roles = new Map([...world.roles].map(([arn, role]) => [arn, { ...role, trust: null }]));

    expect(whoCanBecomeRole({ ...world, roles }, TARGET)).toMatchObject([
      { answer: "unknown", unread: [{ what: "trust", account: A }] },
    ]);
  });

  it("counts everybody who may become any role", () => {
    const spec = organization(root, {
      roles: { app: { allow: [ASSUME] }, admin: { allow: ["*"] } },
      users: { eve: { allow: ["sts:*"] } },
    });

    expect(whoCanBecomeRole(worldFrom(spec), TARGET).flatMap((becoming) => membersOf(becoming))).toHaveLength(3);
  });
});
