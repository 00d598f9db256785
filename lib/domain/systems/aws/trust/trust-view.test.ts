import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import { githubToken } from "./oidc/tokens.ts";
import { type AccountSpec, factsFrom } from "./testing/account-spec.ts";
import { trustView } from "./trust-view.ts";
import { worldOf } from "./world-of.ts";

const A = "111111111111";
const GITHUB = "token.actions.githubusercontent.com";
const LETS_TOKENS_IN = {
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::${A}:oidc-provider/${GITHUB}` },
  Action: "sts:AssumeRoleWithWebIdentity",
};
const UNREAD = `Whether policies of an organization forbid it was not read in ${A}.`;

function viewOf(trust: JsonObject, more: AccountSpec = {}, limitsRead = true) {
  const account = { organization: "o-1", oidc: { [GITHUB]: ["sts.amazonaws.com"] }, ...more };
  const facts = factsFrom({ [A]: { ...account, roles: { target: { trust } } } });
  return trustView({
    world: worldOf({ ...facts, read: (listed) => listed !== "limits" || limitsRead }),
    role: `arn:aws:iam::${A}:role/target`,
    tokens: [{ token: githubToken({ subject: "repo:acme/api:ref:refs/heads/main", certain: true }), by: [] }],
    idOf: () => null,
  });
}

function answersOf({ subjects }: ReturnType<typeof viewOf>): string[] {
  return subjects.map(({ answer }) => answer);
}

describe("tokens that a role's trust policy lets in", () => {
  it("get in where everything was read", () => {
    const view = viewOf(LETS_TOKENS_IN);

    expect(answersOf(view)).toEqual(["yes"]);
    expect(view.unread).toEqual([]);
  });

  it("are not known to where policies of the organization were not read", () => {
    const view = viewOf(LETS_TOKENS_IN, {}, false);

    expect(answersOf(view)).toEqual(["unknown"]);
    expect(view.unread).toEqual([UNREAD]);
  });

  it("are not known to where one of those policies is not understood", () => {
    expect(answersOf(viewOf(LETS_TOKENS_IN, { rcp: [{ Effect: "Perhaps" }] }))).toEqual(["unknown"]);
  });

  it("are limited by no organization in its management account", () => {
    expect(answersOf(viewOf(LETS_TOKENS_IN, { management: true }, false))).toEqual(["yes"]);
  });
});

describe("those whom a trust policy names", () => {
  it("are shown up to a number, and the rest counted", () => {
    const others = Array.from(
      { length: 205 },
      (_, index) => `arn:aws:iam::${String(index + 1).padStart(12, "0")}:root`,
    );

    const { entrants, moreEntrants } = viewOf({
      Effect: "Allow",
      Principal: { AWS: others },
      Action: "sts:AssumeRole",
    });

    expect([entrants.length, moreEntrants]).toEqual([200, 5]);
  });
});
