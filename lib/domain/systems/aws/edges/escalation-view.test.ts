import { describe, expect, it } from "vitest";
import { type AccountSpec, factsFrom } from "../trust/testing/account-spec.ts";
import { worldOf } from "../trust/world-of.ts";
import { escalationViews } from "./escalation-view.ts";
import { ACCOUNT } from "./testing/found-in.ts";

function answersOf(account: AccountSpec, limitsRead: boolean): [string, string][] {
  const world = worldOf({
    ...factsFrom({ [ACCOUNT]: { organization: "o-1", ...account } }),
    read: (listed) => listed !== "limits" || limitsRead,
  });
  return escalationViews(world, `arn:aws:iam::${ACCOUNT}:role/app`, () => null).map(({ deed, answer }) => [
    deed,
    answer,
  ]);
}

const EVERYTHING = { roles: { app: { allow: ["*"] } } };
const CONDITIONAL = { roles: { app: { allow: ["secretsmanager:GetSecretValue"] } }, sealed: ["db"] };

describe("the ways a role gets further", () => {
  it("are sure where the policies of the organization were read", () => {
    expect(answersOf(EVERYTHING, true)).toEqual([["may do everything in its account", "yes"]]);
  });

  it("are not known to be open where they were not", () => {
    expect(answersOf(EVERYTHING, false)).toEqual([["may do everything in its account", "unknown"]]);
  });

  it("are as sure in the management account, which they do not limit", () => {
    expect(answersOf({ ...EVERYTHING, management: true }, false)).toEqual([
      ["may do everything in its account", "yes"],
    ]);
  });

  it("keep the conditions they have, as the policy of a key that was not read", () => {
    expect(answersOf(CONDITIONAL, true)).toEqual([["reads a secret", "conditional"]]);
    expect(answersOf(CONDITIONAL, false)).toEqual([["reads a secret", "conditional"]]);
  });
});
