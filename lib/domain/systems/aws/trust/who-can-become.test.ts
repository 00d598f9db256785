import { describe, expect, it } from "vitest";
import { membersOf } from "./becoming.ts";
import { type OrganizationSpec, worldFrom } from "./testing/account-spec.ts";
import {
  A,
  allow,
  answers,
  app,
  ASSUME,
  B,
  C,
  deny,
  organization,
  other,
  root,
  TARGET,
} from "./testing/who-becomes.ts";
import { whoCanBecomeRole } from "./who-can-become.ts";

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

  it("counts everybody who may become any role", () => {
    const spec = organization(root, {
      roles: { app: { allow: [ASSUME] }, admin: { allow: ["*"] } },
      users: { eve: { allow: ["sts:*"] } },
    });

    expect(whoCanBecomeRole(worldFrom(spec), TARGET).flatMap((becoming) => membersOf(becoming))).toHaveLength(3);
  });
});
