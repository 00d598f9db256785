import { describe, expect, it } from "vitest";
import type { AccountSpec } from "../trust/testing/account-spec.ts";
import { readSecret } from "./kinds/read-secret.ts";
import { createAccessKey } from "./kinds/create-access-key.ts";
import { startBuild } from "./kinds/start-build.ts";
import { foundIn } from "./testing/found-in.ts";

/** Everything is denied outside of some regions, as organizations do. */
function within(regions: string[], account: AccountSpec): AccountSpec {
  const elsewhere = { StringNotEquals: { "aws:RequestedRegion": regions } };
  return {
    organization: "o-1",
    scp: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: elsewhere }],
    ...account,
  };
}

const SECRET = { roles: { app: { allow: ["secretsmanager:GetSecretValue"] } }, secrets: ["db"] };

describe("a limit to regions", () => {
  it("is decided by the region of the thing", () => {
    // The secret is in eu-west-1.
    expect(foundIn(within(["eu-west-1"], SECRET), "role/app", readSecret)).toEqual(["hub secrets yes"]);
    expect(foundIn(within(["eu-north-1"], SECRET), "role/app", readSecret)).toEqual([]);
  });

  it("is of the one region that services for all regions are run from", () => {
    const account = { roles: { app: { allow: ["iam:CreateAccessKey"] } }, users: { eve: {} } };
    expect(foundIn(within(["us-east-1"], account), "role/app", createAccessKey)).toEqual(["hub users yes"]);
    expect(foundIn(within(["eu-west-1"], account), "role/app", createAccessKey)).toEqual([]);
  });

  it("tells things of two regions apart", () => {
    const build = (region: string) => `arn:aws:codebuild:${region}:111111111111:project/*`;
    const account: AccountSpec = {
      roles: {
        app: { allow: [`codebuild:StartBuild on ${build("eu-west-1")},${build("eu-north-1")}`] },
        admin: { trust: "codebuild.amazonaws.com" },
      },
      consumers: [["codebuild-project", "main", "admin"]],
    };
    expect(foundIn(within(["eu-west-1"], account), "role/app", startBuild)).toEqual(["role/admin yes"]);
    expect(foundIn(within(["eu-north-1"], account), "role/app", startBuild)).toEqual([]);
  });
});
