import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { parsePolicy } from "./parse-policy.ts";
import { conditionHolds, prepareCondition } from "./prepare-condition.ts";
import { allow, deny, question, role, set } from "./testing/by-hand.ts";
import { MAYBE, NO, YES } from "./truth.ts";

type Values = readonly string[] | null | undefined;

/** Whether one condition holds for the values of its key `a:Key`; undefined: they are not known. */
function holds(operator: string, named: string | string[], values: Values, version = "2012-10-17") {
  const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { [operator]: { "a:Key": named } } };
  const policy = parsePolicy({ Version: version, Statement: statement });
  expect(policy.faults).toEqual([]);
  const context = new Map<string, readonly string[] | null>([
    ["aws:username", ["ann"]],
    ["a:gone", null],
  ]);
  if (values !== undefined) context.set("a:key", values);
  const [condition] = policy.statements[0]?.conditions ?? [];
  if (!condition) throw new Error("no condition");
  return conditionHolds(prepareCondition(condition, policy.version), context);
}

describe("an operator", () => {
  it.each<[string, string | string[], string, boolean]>([
    ["StringEquals", "a*", "a*", true],
    ["StringEquals", "a*", "ab", false],
    ["StringEqualsIgnoreCase", "AB", "ab", true],
    ["StringNotEquals", ["x", "y"], "z", true],
    ["StringNotEquals", ["x", "y"], "y", false],
    ["StringLike", "a?c*", "abcd", true],
    ["StringLike", "${aws:username}-*", "ann-1", true],
    ["StringLike", "${a:Gone, 'bob'}", "bob", true],
    ["StringLike", "${a:Gone}", "bob", false],
    ["StringNotLike", "${a:Gone}", "bob", false],
    ["StringLike", "a${*}", "a*", true],
    ["StringLike", "a${*}", "ab", false],
    ["NumericLessThan", "10", "9.5", true],
    ["NumericEquals", "10", "10.0", true],
    ["NumericNotEquals", "ten", "9", false],
    ["DateGreaterThan", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", true],
    ["DateLessThan", "1767225600", "2025-12-31", true],
    ["DateEquals", "2026-01-01T01:00:00+01:00", "1767225600", true],
    ["Bool", "TRUE", "true", true],
    ["Bool", "yes", "true", false],
    ["BinaryEquals", "QmluYXJ5", "QmluYXJ5", true],
    ["IpAddress", "10.0.0.0/8", "10.255.0.1", true],
    ["IpAddress", "0.0.0.0/0", "2001:db8::1", false],
    ["NotIpAddress", "10.0.0.0/8", "2001:db8::1", true],
    ["NotIpAddress", "10.0.0.0/8", "not an address", false],
    ["IpAddress", "2001:DB8:0::/32", "2001:db8:ffff::", true],
    ["IpAddress", "::ffff:10.0.0.1", "::ffff:a00:1", true],
    ["ArnLike", "arn:aws:iam::*:role/*", "arn:aws:iam::1:role/a/b", true],
    ["ArnEquals", "arn:aws:iam::1*:x", "arn:aws:iam::1:role:x", false],
    ["ArnNotLike", "arn:aws:iam::*:role/*", "arn:aws:iam::1:user/a", true],
    ["ArnLike", "arn:*", "arn:aws:iam::1:user/a", false],
  ])("%s %j against %j: %j", (operator, named, value, expected) => {
    expect(holds(operator, named, [value])).toBe(expected ? YES : NO);
  });

  it("that is negated holds where the key is absent, others do not, and IfExists does", () => {
    expect(holds("StringEquals", "a", null)).toBe(NO);
    expect(holds("StringNotEquals", "a", null)).toBe(YES);
    expect(holds("StringEqualsIfExists", "a", null)).toBe(YES);
    expect(holds("StringEqualsIfExists", "a", ["b"])).toBe(NO);
    expect(holds("Null", "true", null)).toBe(YES);
    expect(holds("Null", "true", ["a"])).toBe(NO);
    expect(holds("Null", "false", ["a"])).toBe(YES);
  });

  it("needs a set operator for several values", () => {
    expect(holds("StringEquals", ["a", "b"], ["a", "b"])).toBe(NO);
    expect(holds("ForAnyValue:StringEquals", ["a"], ["a", "b"])).toBe(YES);
    expect(holds("ForAnyValue:StringNotEquals", ["a"], ["a", "b"])).toBe(YES);
    expect(holds("ForAnyValue:StringEquals", ["a"], null)).toBe(NO);
    expect(holds("ForAnyValue:StringEqualsIfExists", ["a"], null)).toBe(YES);
    expect(holds("ForAllValues:StringEquals", ["a"], ["a", "b"])).toBe(NO);
    expect(holds("ForAllValues:StringEquals", ["a"], null)).toBe(YES);
    expect(holds("ForAllValues:StringNotEquals", ["c"], ["a", "b"])).toBe(YES);
  });

  it("may hold where the key is not known", () => {
    for (const operator of ["StringEquals", "StringNotLikeIfExists", "ForAllValues:StringLike", "Null"]) {
      expect(holds(operator, "true", undefined)).toBe(MAYBE);
    }
  });

  it("knows variables in policies of 2012 only", () => {
    expect(holds("StringEquals", "${aws:username}", ["ann"], "2012-10-17")).toBe(YES);
    expect(holds("StringEquals", "${aws:username}", ["ann"], "2008-10-17")).toBe(NO);
    expect(holds("StringEquals", "${aws:username}", ["${aws:username}"], "2008-10-17")).toBe(YES);
    expect(holds("StringEquals", ["${a:unknown}", "b"], ["b"])).toBe(YES);
    expect(holds("StringEquals", "${a:unknown}", ["b"])).toBe(MAYBE);
  });
});

describe("a condition that remains", () => {
  const asked = question(role("arn:aws:iam::111122223333:role/a"), "s3:GetObject", "arn:aws:s3:::b/c");
  const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
  const network = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };

  it("is named with what it would decide", () => {
    const decision = decide(
      asked,
      set({ identity: [[allow("s3:*", { condition: mfa }), allow("ec2:*", { condition: network })]] }),
    );

    expect(decision).toEqual({
      answer: "conditional",
      conditions: [
        {
          condition: {
            operator: "Bool",
            set: null,
            ifExists: false,
            key: "aws:MultiFactorAuthPresent",
            values: ["true"],
          },
          policy: "identity-0",
          statement: 0,
          effect: "Allow",
        },
      ],
      because: [{ type: "identity", policy: "identity-0", statement: 0, effect: "Allow" }],
    });
  });

  it("is not named where it changes nothing", () => {
    const either = set({ identity: [[allow("s3:*", { condition: mfa }), allow("s3:Get*")]] });
    const neither = set({ identity: [[allow("s3:*", { condition: mfa })]], boundary: [allow("ec2:*")] });
    const one = set({
      identity: [[allow("s3:*"), allow("s3:*", { condition: mfa }), deny("s3:*", { condition: network })]],
    });

    expect(decide(asked, either)).toMatchObject({ answer: "yes", conditions: [] });
    expect(decide(asked, neither)).toMatchObject({ answer: "no", conditions: [] });
    expect(decide(asked, one)).toMatchObject({
      answer: "conditional",
      conditions: [{ condition: { key: "aws:SourceIp" }, effect: "Deny" }],
    });
  });

  it("that both allows and denies never allows", () => {
    const policies = set({ identity: [[allow("s3:*", { condition: mfa }), deny("s3:*", { condition: mfa })]] });

    expect(decide(asked, policies).answer).toBe("no");
    expect(decide(asked, policies).because).not.toEqual([]);
  });

  it("is named for each statement, and all of them where there are many", () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      allow("s3:*", { condition: { StringEquals: { [`aws:RequestTag/k${index}`]: "v" } } }),
    );

    expect(decide(asked, set({ identity: [many] })).conditions).toHaveLength(12);
  });
});
