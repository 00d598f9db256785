import { describe, expect, it } from "vitest";
import { type OrganizationSpec } from "./testing/account-spec.ts";
import { A, allow, answers, app, ASSUME, B, C, organization, root } from "./testing/who-becomes.ts";

describe("who can become a role under conditions, and who is no role or user of the account", () => {
  it.each<[string, OrganizationSpec, string[]]>([
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
  ])("%s", (_, spec, expected) => {
    expect(answers(spec)).toEqual(expected);
  });
});
