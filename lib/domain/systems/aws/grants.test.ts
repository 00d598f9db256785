import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import { aws } from "./aws.ts";
import { attached, ROLE } from "./testing/policies.ts";

const grantsOf = (...held: Parameters<typeof attached>[]) =>
  aws.grants(
    ROLE,
    held.map((one) => attached(...one)),
    [],
    true,
  );

const wordsOf = (statement: JsonObject) => grantsOf(["p", { Effect: "Allow", ...statement }]).map(({ words }) => words);

describe("what a statement says, in words", () => {
  it.each([
    [{ Action: "*", Resource: "*" }, "do everything on everything"],
    [{ Action: "s3:*", Resource: "*" }, "do everything of S3 on everything"],
    [{ Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }, "read objects of the bucket `logs`"],
    [
      { Action: ["s3:GetObject", "s3:PutObject"], Resource: ["arn:aws:s3:::a", "arn:aws:s3:::a/x*"] },
      "call `s3:GetObject` and `s3:PutObject` on the bucket `a` and the objects `x*` of the bucket `a`",
    ],
    [
      { Action: ["ec2:a", "ec2:b", "sqs:c", "sns:d"], Resource: "*" },
      "call 4 actions of EC2, SQS and SNS on everything",
    ],
    [
      { Action: "sts:AssumeRole", Resource: "arn:aws:iam::999988887777:role/hub" },
      "become the role `hub` of 999988887777",
    ],
    [{ NotAction: ["iam:*"], Resource: "*" }, "do everything but `iam:*`, on everything"],
    [{ Action: "s3:GetObject", NotResource: "arn:aws:s3:::a/*" }, "read everything but objects of the bucket `a`"],
    [
      { Action: "kms:Decrypt", Resource: "*", Condition: { StringEquals: { "kms:ViaService": ["s3", "ec2"] } } },
      "decrypt with every key, if the service it is used through is `s3` or `ec2`",
    ],
    [
      { Action: "iam:PassRole", Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": true } } },
      "hand every role to services, if who asks signed in with a second factor",
    ],
  ])("says %j", (statement, words) => {
    expect(wordsOf(statement)).toEqual([words]);
  });

  it("names policy, statement and Sid", () => {
    const [, second] = grantsOf([
      "p",
      [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" },
      ],
    ]);

    expect(second?.because.role).toMatchObject({ kind: "managed policy", name: "p" });
    expect(second?.because.rule).toEqual({ words: "statement 2, Read", path: ["document", "Statement", 1] });
    expect(second?.scope).toEqual({ kind: "resource", name: "arn:aws:s3:::b/*" });
  });

  it("puts denials first and marks them", () => {
    const rows = grantsOf(
      ["a", { Effect: "Allow", Action: "*", Resource: "*" }],
      ["b", { Effect: "Deny", Action: "iam:*", Resource: "*" }],
    );

    expect(rows.map(({ words, denies }) => [words, denies])).toEqual([
      ["denied: do everything of IAM on everything", true],
      ["do everything on everything", undefined],
    ]);
  });

  it("gives nothing by boundaries and trust policies", () => {
    const all = { Effect: "Allow", Action: "*", Resource: "*" };

    expect(grantsOf(["b", all, { kind: "boundary" }], ["t", all, { kind: "trust" }])).toEqual([]);
  });

  it("says of a policy that is no policy that it is unknown", () => {
    expect(grantsOf(["p", {}, { document: null, fault: "No JSON." }])).toMatchObject([
      { words: "unknown: the policy `p` could not be understood", unread: true },
    ]);
  });

  it("names the group a policy comes through", () => {
    const group = "aws:aws:111122223333:group/ops";
    const held = attached("p", { Effect: "Allow", Action: "*", Resource: "*" }, { identity: group });

    const [row] = aws.grants(ROLE, [held], [{ alias: group, because: "it is a member" }], true);

    expect(row?.because.via).toEqual({ kind: "group", name: "ops", everyone: false });
  });
});
