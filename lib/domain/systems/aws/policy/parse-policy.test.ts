import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "#lib/domain/facts/json.ts";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { decide } from "./decide.ts";
import { parsePolicy } from "./parse-policy.ts";
import { question, role } from "./testing/by-hand.ts";

const asked = question(role("arn:aws:iam::111122223333:role/a"), "s3:GetObject", "arn:aws:s3:::b/c");
const faultsOf = (statement: Json) => parsePolicy({ Version: "2012-10-17", Statement: statement }).faults;
const answerTo = (document: Json) => {
  const policy = { id: "p", name: "p", policy: parsePolicy(document) };
  return decide(asked, { identity: [policy], boundary: null, session: null, scps: null, rcps: null, resource: policy });
};

describe("a policy document", () => {
  it("may have one statement or many, strings or lists, and its elements in any case", () => {
    const policy = parsePolicy({
      version: "2012-10-17",
      STATEMENT: {
        effect: "Allow",
        ACTION: "s3:*",
        resource: ["*"],
        Principal: { aws: "111122223333", Service: ["a"] },
      },
    });

    expect(policy).toEqual({
      version: "2012-10-17",
      faults: [],
      statements: [
        {
          index: 0,
          sid: null,
          effect: "Allow",
          principal: { not: false, aws: ["111122223333"], service: ["a"], federated: [], canonicalUser: [] },
          action: { not: false, patterns: ["s3:*"] },
          resource: { not: false, patterns: ["*"] },
          conditions: [],
        },
      ],
    });
  });

  it("says each condition apart, its operator as AWS writes it", () => {
    const condition = {
      "foranyvalue:stringlikeifexists": { "aws:TagKeys": "a" },
      Bool: { "aws:SecureTransport": true },
    };
    const policy = parsePolicy({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: condition }] });

    expect(policy.version).toBe("2008-10-17");
    expect(policy.statements[0]?.conditions).toEqual([
      { operator: "StringLike", set: "any", ifExists: true, key: "aws:TagKeys", values: ["a"] },
      { operator: "Bool", set: null, ifExists: false, key: "aws:SecureTransport", values: ["true"] },
    ]);
  });

  it.each<[string, Json, string]>([
    ["no object", "Allow", "Statement 1 is no object: Allow."],
    [
      "an effect in small letters",
      { Effect: "allow", Action: "*" },
      "Statement 1 has no Effect of Allow or Deny: allow.",
    ],
    ["no action", { Effect: "Allow", Resource: "*" }, "Statement 1 names no Action."],
    ["both", { Effect: "Allow", Action: "*", NotAction: "s3:*" }, "Statement 1 has both Action and NotAction."],
    ["an element twice", { Effect: "Deny", effect: "Allow", Action: "*" }, "Statement 1 has Effect twice."],
    [
      "a number for an action",
      { Effect: "Allow", Action: 7 },
      "Action of Statement 1 holds something else than text: 7.",
    ],
    [
      "an action alone",
      { Effect: "Allow", Action: "GetObject" },
      "Statement 1 has an action without service: GetObject.",
    ],
    [
      "no ARN",
      { Effect: "Allow", Action: "*", Resource: "b" },
      "Statement 1 has a resource that is no ARN and not *: b.",
    ],
    [
      "an unknown operator",
      { Effect: "Allow", Action: "*", Condition: { StringMatches: { a: "b" } } },
      "Condition of Statement 1 has an operator that AWS does not know: StringMatches.",
    ],
    [
      "a principal of text",
      { Effect: "Allow", Action: "*", Principal: "arn:aws:iam::1:root" },
      "Principal of Statement 1 is no object and not *: arn:aws:iam::1:root.",
    ],
    [
      "an unknown element",
      { Effect: "Allow", Action: "*", When: "now" },
      "Statement 1 has an element that the grammar does not know: When.",
    ],
  ])("with %s is faulty", (_, statement, fault) => {
    expect(faultsOf(statement)).toEqual([fault]);
  });

  it("with faults decides nothing, but a Deny elsewhere does", () => {
    const broken = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*", When: "now" }] };

    expect(answerTo(broken).answer).toBe("unknown");
  });

  it("never throws, whatever it is", () => {
    const text = fc.constantFrom(
      "Statement",
      "Effect",
      "Allow",
      "Action",
      "*",
      "Condition",
      "__proto__",
      "constructor",
      "${a",
      "arn:",
    );
    const json = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 5 }, text, fc.jsonValue(), fc.array(tie("any")), fc.dictionary(text, tie("any"))),
    })).any as fc.Arbitrary<Json>;

    fc.assert(
      fc.property(json, (document) => void answerTo(document)),
      lawRuns(2000),
    );
    fc.assert(
      fc.property(json, (statement) => void answerTo({ Statement: statement })),
      lawRuns(2000),
    );
  });
});

describe("hostile documents", () => {
  const hostile = 100_000;

  it("keys of objects are data", () => {
    const document = JSON.parse(
      '{"__proto__": {"polluted": true}, "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"constructor": {"a": "b"}, "__proto__:Bool": {"x": "y"}}}}',
    ) as Json;

    expect(answerTo(document).answer).toBe("unknown");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("patterns longer than any of AWS are faults, quoted in part", () => {
    const [fault = ""] = faultsOf({ Effect: "Allow", Action: `s3:${"*a".repeat(hostile)}`, Resource: "*" });

    expect(fault).toMatch(/^Statement 1 has an action longer than any of AWS/);
    expect(fault.length).toBeLessThan(200);
  });

  it("are read and decided in linear steps", () => {
    const stars = "*a".repeat(1000);
    const resource = `arn:aws:s3:::${"a".repeat(hostile)}`;
    const statements = Array.from({ length: 200 }, (_, index) => ({
      Effect: "Allow",
      Action: [`service${index}:*`, "s3:*"],
      Resource: `arn:aws:s3:::${index}${stars}b`,
      Condition: { StringLike: { "aws:UserAgent": `${stars}\${`.slice(0, 2000) } },
    }));
    const policy = { id: "p", name: "p", policy: parsePolicy({ Version: "2012-10-17", Statement: statements }) };
    const none = { boundary: null, session: null, scps: null, rcps: null, resource: null };

    expect(decide({ ...asked, resource }, { identity: [policy], ...none }).answer).toBe("no");
  });

  it("have twenty faults at most", () => {
    expect(faultsOf(Array.from({ length: hostile }, () => null))).toHaveLength(20);
  });

  it("may be as deep as they like", () => {
    let deep: Json = "bottom";
    for (let level = 0; level < hostile; level += 1) deep = [deep];

    expect(
      answerTo({ Statement: { Effect: "Allow", Action: deep, Resource: deep, Condition: { Bool: { a: deep } } } })
        .answer,
    ).toBe("unknown");
  });
});
