import { describe, expect, it } from "vitest";
import { memberships } from "./memberships.ts";

const names = (...args: Parameters<typeof memberships>) =>
  memberships(...args).map(({ alias, because }) => [alias.replace("kubernetes:prod:", ""), because]);

describe("whose rights an identity has beside its own", () => {
  it("are those of everybody like it", () => {
    expect(names("kubernetes:prod:serviceaccount:shop/ci", [], [])).toEqual([
      ["group:system:serviceaccounts", null],
      ["group:system:serviceaccounts:shop", null],
      ["group:system:authenticated", null],
    ]);
    expect(names("kubernetes:prod:user:alice", [], [])).toEqual([["group:system:authenticated", null]]);
    expect(names("kubernetes:prod:group:ops", [], [])).toEqual([]);
  });

  it("are those of the groups its certificates name", () => {
    const certificate = { groups: ["ops", "system:authenticated"], expires: "2027-01-01T00:00:00.000Z" };

    expect(names("kubernetes:prod:user:alice", [certificate], [])).toEqual([
      ["group:ops", "its client certificate, valid until 2027-01-01 and not to be revoked, puts it there"],
      ["group:system:authenticated", null],
    ]);
  });

  it("are those of the user and the groups that aws-auth makes it", () => {
    const alias = "kubernetes:prod:awsrole:arn:aws:iam::111122223333:role/admin";
    const mapping = { attachment: "aws-auth", username: "admin", groups: ["system:masters"] };

    expect(names(alias, [], [mapping])).toEqual([
      ["group:system:masters", "aws-auth puts it there"],
      ["user:admin", "aws-auth puts it there"],
      ["group:system:authenticated", null],
    ]);
  });

  it("name no user that only the sign-in knows, and nobody by what is invalid", () => {
    const alias = "kubernetes:prod:awsrole:arn:aws:iam::111122223333:role/node";
    const mapping = { attachment: "aws-auth", username: "system:node:{{EC2PrivateDNSName}}", groups: [] };

    expect(names(alias, [], [mapping])).toEqual([["group:system:authenticated", null]]);
    expect(names(alias, [], [{ ...mapping, username: "x", invalid: "no ARN" }])).toEqual([
      ["group:system:authenticated", null],
    ]);
  });
});
