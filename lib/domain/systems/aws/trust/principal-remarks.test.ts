import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { principalRemarks } from "./principal-remarks.ts";
import { type OrganizationSpec, type RoleSpec, worldFrom } from "./testing/account-spec.ts";

const OWN = "111111111111";
const SISTER = "222222222222";
const STRANGE = "999999999999";

function allow(principal: JsonObject | string, condition: JsonObject): JsonObject {
  return { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", Condition: condition };
}

const withId = { StringEquals: { "sts:ExternalId": "b1946ac9" } };

describe("remarks on principals that a role trusts", () => {
  it.each<[string, RoleSpec["trust"], string[]]>([
    ["a service", "lambda.amazonaws.com", []],
    ["its own account", `arn:aws:iam::${OWN}:root`, []],
    ["an account of its organization", SISTER, []],
    ["a role of an account of its organization that was not read", `arn:aws:iam::${SISTER}:role/app`, []],
    ["a strange account", STRANGE, [`outside-without-id ${STRANGE}`]],
    [
      "a role of a strange account",
      `arn:aws:iam::${STRANGE}:role/app`,
      [`outside-without-id arn:aws:iam::${STRANGE}:role/app`],
    ],
    ["a strange account with an id", allow({ AWS: STRANGE }, withId), [`outside ${STRANGE}`]],
    [
      "a strange account with any id",
      allow({ AWS: STRANGE }, { StringLike: { "sts:ExternalId": "*" } }),
      [`outside-without-id ${STRANGE}`],
    ],
    [
      "a strange account with an id if it has one",
      allow({ AWS: STRANGE }, { StringEqualsIfExists: { "sts:ExternalId": "x" } }),
      [`outside-without-id ${STRANGE}`],
    ],
    ["everybody", "*", ["anyone *"]],
    [
      "everybody of the organization",
      allow("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
      ["anyone-conditional *"],
    ],
    ["everybody with an id", allow({ AWS: "*" }, withId), ["anyone-conditional *"]],
    ["a role that is gone", `arn:aws:iam::${OWN}:role/gone`, [`gone arn:aws:iam::${OWN}:role/gone`]],
    ["a role that was removed", "AROAEXAMPLEEXAMPLE", ["gone AROAEXAMPLEEXAMPLE"]],
    ["a role that is there", `arn:aws:iam::${OWN}:role/app`, []],
  ])("%s", (_, trust, expected) => {
    const spec: OrganizationSpec = {
      [OWN]: { organization: "o-1", roles: { target: { trust: trust ?? [] }, app: {} } },
      [SISTER]: { organization: "o-1", unread: true },
    };
    const world = worldFrom(spec);
    const role = world.roles.get(`arn:aws:iam::${OWN}:role/target`);

    const remarks = role ? principalRemarks(world, role) : [];

    expect(remarks.map(({ kind, principal }) => `${kind} ${principal}`)).toEqual(expected);
  });
});
