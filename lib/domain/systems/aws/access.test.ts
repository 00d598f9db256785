import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../facts/json.ts";
import { identityRow } from "../../inventory/testing/identity-row.ts";
import { plainSentence, verdictSentence } from "../../inventory/verdict.ts";
import type { AttachedDocument, Itself } from "../system.ts";
import { aws } from "./aws.ts";
import { attached, ROLE } from "./testing/policies.ts";

const ARN = "arn:aws:iam::111122223333:role/deploy";
const ACCOUNT = { id: "111122223333", units: [{ id: "r-1", name: "Root" }], organization: "o-1", management: false };
const allow = (Action: string | string[], Resource = "*", more: JsonObject = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: string | string[]) => ({ Effect: "Deny", Action, Resource: "*" });

function itself(limits: AttachedDocument[] = [], account: JsonObject = ACCOUNT, listed = true): Itself {
  const around = [{ kind: "account", key: "111122223333", content: account }];
  return { identity: { arn: ARN, labels: {}, boundary: null }, around, limits: { attached: limits, listed } };
}

function scp(name: string, statement: JsonObject, target = "r-1"): AttachedDocument {
  const one = attached(name, statement, { kind: "scp" });
  return { ...one, attachment: { ...one.attachment, content: { ...one.attachment.content, target } } };
}

/** What AWS attaches to every level by itself. */
const FULL = [scp("full", allow("*")), scp("full", allow("*"), "111122223333")];

const accessOf = (held: AttachedDocument[], around = itself()) => aws.access(ROLE, held, [], [], around);

describe("what is dangerous of what it may do", () => {
  it("is everything for an administrator, and nothing else is listed", () => {
    expect(accessOf([attached("admin", allow("*"))])).toEqual([
      {
        risk: "admin",
        words: "do anything in its account",
        because: "because the managed policy `admin` says so in statement 1",
      },
    ]);
  });

  it("says what an SCP takes away from an administrator", () => {
    const [one] = accessOf([attached("admin", allow("*"))], itself([...FULL, scp("trail", deny("cloudtrail:*"))]));

    expect(one).toMatchObject({
      risk: "admin",
      because:
        "because the managed policy `admin` says so in statement 1, but not what the service control policy `trail` takes away",
    });
  });

  it("names the action, the resource and the statement", () => {
    expect(
      accessOf([attached("p", [allow("s3:ListBucket"), allow("iam:PassRole", "arn:aws:iam::111122223333:role/ecs")])]),
    ).toEqual([
      {
        risk: "pass-role",
        words: "hand roles to services, which then act as them, by `iam:PassRole` on the role `ecs` of 111122223333",
        because: "because the managed policy `p` says so in statement 2",
      },
    ]);
  });

  it.each([
    ["a denial of its own", [attached("p", [allow("iam:*"), deny("iam:*")])], itself()],
    ["a boundary", [attached("p", allow("iam:*")), attached("edge", allow("s3:*"), { kind: "boundary" })], itself()],
    ["a policy of its organization", [attached("p", allow("iam:*"))], itself([...FULL, scp("no-iam", deny("iam:*"))])],
  ])("leaves out what %s takes away", (_, held, around) => {
    expect(accessOf(held, around)).toEqual([]);
  });

  it("keeps what is taken away in other places only", () => {
    const held = [
      attached("p", [
        allow("secretsmanager:GetSecretValue"),
        { Effect: "Deny", Action: "*", Resource: "arn:aws:secretsmanager:*:*:secret:hr-*" },
      ]),
    ];

    expect(accessOf(held).map(({ risk }) => risk)).toEqual(["secrets"]);
  });

  it("says that a condition decides", () => {
    const held = [
      attached("p", allow("iam:PutRolePolicy", "*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })),
    ];

    expect(accessOf(held)[0]?.because).toBe("because the managed policy `p` says so in statement 1, on conditions");
  });

  it("knows that everything but some is nearly everything", () => {
    const statement = { Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" };
    const risks = accessOf([attached("power", statement)]).map(({ risk }) => risk);

    expect(risks).toContain("secrets");
    expect(risks).not.toContain("iam-write");
  });
});

describe("what holds whatever its policies say", () => {
  const wordsOf = (held: AttachedDocument[], around: Itself) => aws.limitWords(ROLE, held, around);

  it("is what its boundary allows at most", () => {
    const edge = attached("edge", [allow("s3:*"), allow("logs:*"), deny("iam:*")], { kind: "boundary" });

    expect(wordsOf([edge], itself())).toEqual([
      "Its permissions boundary `edge` limits it, whatever its policies say: at most it can do everything of S3 on everything and do everything of CloudWatch Logs on everything.",
    ]);
  });

  it("is what its organization denies", () => {
    expect(wordsOf([], itself([...FULL, scp("trail", deny("cloudtrail:StopLogging"))]))).toEqual([
      "Its organization takes away, by `trail`: to call `cloudtrail:StopLogging` on everything.",
    ]);
  });

  it("says what was not read", () => {
    expect(wordsOf([], itself([], ACCOUNT, false))).toEqual([
      "Not all policies of its organization were read. That could take away what is listed here.",
    ]);
  });
});

describe("the verdict", () => {
  const say = (held: AttachedDocument[], around = itself()) => {
    const row = identityRow({
      system: "aws",
      kind: "role",
      name: "deploy",
      key: ROLE,
      container: { key: "", name: "prod" },
    });
    const grants = aws.grants(ROLE, held, [], true, around);
    const known = { row, grants, access: accessOf(held, around), identity: around.identity, consumers: [] };
    const facts = { owner: null, containerKind: "account", naming: [], unwatched: false, grouping: [] };
    return plainSentence(verdictSentence(aws, known, true, facts).parts);
  };

  it.each([
    ["can do anything in prod", [attached("a", allow("*"))]],
    ["can change permissions in prod", [attached("a", allow(["s3:GetObject", "iam:AttachRolePolicy"]))]],
    ["can read secrets in prod", [attached("a", allow("secretsmanager:*"))]],
    ["holds 1 permission in prod", [attached("a", allow("s3:ListBucket"))]],
    ["holds no permission", []],
  ])("says that it %s", (claim, held) => {
    expect(say(held)).toBe(`deploy ${claim} and nobody is named as its owner.`);
  });

  it("does not claim what a boundary takes away", () => {
    const held = [attached("a", allow("*")), attached("edge", allow("s3:ListBucket"), { kind: "boundary" })];

    expect(say(held)).toBe("deploy holds 1 permission in prod and nobody is named as its owner.");
  });
});
