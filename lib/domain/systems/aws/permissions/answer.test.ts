import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../facts/json.ts";
import type { Listing, PolicyFacts } from "../../system.ts";
import { permissions } from "./answer.ts";

const ACCOUNT = "111122223333";
const ROLE = `aws:aws:${ACCOUNT}:role/deploy`;
const ARN = `arn:aws:iam::${ACCOUNT}:role/deploy`;

const allow = (Action: string | string[], Resource = "*", more: JsonObject = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const deny = (Action: string, Resource = "*") => ({ Effect: "Deny", Action, Resource });

/** Policies by name, each with what it is attached to. */
interface World {
  policies?: Record<string, { kind?: string; target?: string; statements: JsonObject[] | null }>;
  account?: JsonObject | null;
  unread?: Listing[];
  boundary?: string;
  labels?: JsonObject;
}

const IN_ORGANIZATION = { id: ACCOUNT, units: [{ id: "r-1", name: "Root" }], organization: "o-1", management: false };
const ALONE = { id: ACCOUNT, units: [], organization: null, management: false };

function factsOf({ policies = {}, account = ALONE, unread = [], boundary, labels = {} }: World): PolicyFacts {
  const entries = Object.entries(policies);
  const alias = (name: string) => `aws:aws:managed-policy:${ACCOUNT}/${name}`;
  const read = ["authorization-details", "organization-policies", "secrets", "keys", "repositories"].map((kind) => ({
    kind,
    scope: `account/${ACCOUNT}`,
    complete: true,
    reason: "",
  }));
  return {
    documents: entries.flatMap(([name, { statements }]) =>
      statements
        ? [
            {
              kind: "managed-policy",
              alias: alias(name),
              name,
              content: { document: { Version: "2012-10-17", Statement: statements } },
            },
          ]
        : [],
    ),
    attachments: entries.map(([name, { kind = "attached", target = ARN }]) => ({
      content: { kind, target, of: alias(name) },
    })),
    identities: [
      { kind: "role", alias: ROLE, content: { arn: ARN, labels, ...(boundary === undefined ? {} : { boundary }) } },
    ],
    platform: account ? [{ kind: "account", content: account }] : [],
    listings: [...read.filter(({ kind }) => unread.every((one) => one.kind !== kind)), ...unread],
    fromServer: true,
  };
}

function ask(world: World, question: JsonObject, key = ROLE) {
  const answer = permissions(factsOf(world))(key, question);
  if ("fault" in answer) return answer.fault;
  return [answer.allowed, ...answer.because.map(({ sentence }) => sentence)];
}

const CREATE_USER = { action: "iam:CreateUser", resource: `arn:aws:iam::${ACCOUNT}:user/x` };
const IAM = { policies: { admin: { statements: [allow("iam:*")] } } };

describe("what a role may do", () => {
  it("is yes by the statement that allows it", () => {
    expect(ask(IAM, CREATE_USER)).toEqual([true, "The policy `admin` allows it, in statement 1."]);
  });

  it("is no where no policy allows it", () => {
    expect(ask({}, CREATE_USER)).toEqual([false, "No policy of it allows this."]);
  });

  it("is no by a denial, whatever was not read", () => {
    const policies = { ...IAM.policies, guard: { statements: [deny("iam:CreateUser")] } };

    expect(ask({ policies, account: null }, CREATE_USER)).toEqual([
      false,
      "The policy `guard` denies it, in statement 1.",
    ]);
  });

  it("is conditional on what the question does not say, and decided by what it says", () => {
    const statements = [allow("iam:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })];
    const world = { policies: { office: { statements } } };

    expect(ask(world, CREATE_USER)).toEqual([
      "conditional",
      "The policy `office` allows it, in statement 1.",
      "Only if the address asked from is in `10.0.0.0/8`, says statement 1 of `office`.",
    ]);
    expect(ask(world, { ...CREATE_USER, context: { "aws:SourceIp": "10.1.2.3" } })[0]).toBe(true);
    expect(ask(world, { ...CREATE_USER, context: { "aws:SourceIp": "192.0.2.1" } })[0]).toBe(false);
  });

  it("takes what the boundary does not allow away", () => {
    const policies = { ...IAM.policies, edge: { kind: "boundary", statements: [allow("s3:*")] } };

    expect(ask({ policies }, CREATE_USER)).toEqual([false, "Its permissions boundary does not allow this."]);
  });

  it("is unknown, not yes, where a boundary was not read", () => {
    expect(ask({ ...IAM, boundary: `arn:aws:iam::${ACCOUNT}:policy/edge` }, CREATE_USER)).toEqual([
      "unknown",
      "Its permissions boundary `edge` was not read.",
      "The policy `admin` allows it, in statement 1.",
    ]);
  });

  it("takes what an SCP of its root does not allow away", () => {
    const policies = { ...IAM.policies, narrow: { kind: "scp", target: "r-1", statements: [allow("s3:*")] } };

    expect(ask({ policies, account: IN_ORGANIZATION }, CREATE_USER)[0]).toBe(false);
  });

  it("does not hold SCPs against the management account", () => {
    const policies = { ...IAM.policies, narrow: { kind: "scp", target: "r-1", statements: [deny("*")] } };

    expect(ask({ policies, account: { ...IN_ORGANIZATION, management: true } }, CREATE_USER)[0]).toBe(true);
  });

  it.each([
    ["the account was not read", { account: null }],
    [
      "SCPs were refused",
      {
        account: IN_ORGANIZATION,
        unread: [{ kind: "organization-policies", scope: "organization/o-1", complete: false, reason: "" }],
      },
    ],
  ])("is unknown, not yes, where %s, and stays no", (_, world) => {
    const [allowed, first] = ask({ ...IAM, ...world }, CREATE_USER);

    expect([allowed, first]).toEqual(["unknown", expect.stringContaining("organization")]);
    expect(ask(world, CREATE_USER)[0]).toBe(false);
  });

  it("is unknown where one of its policies was not read, and yes where another allows it all the same", () => {
    const policies = { lost: { statements: null } };

    expect(ask({ policies }, CREATE_USER)).toEqual([
      "unknown",
      "The policy `lost` of it was not read.",
      "No policy of it allows this.",
    ]);
  });

  it("says where policies of resources that are not read could change the answer", () => {
    const question = { action: "s3:GetObject", resource: "arn:aws:s3:::logs/x" };

    expect(ask({}, question)).toEqual([
      false,
      "No policy of it allows this.",
      "A policy of the bucket itself could allow it; those of such resources are not read.",
    ]);
  });

  it("lets a secret's own policy allow what none of its policies do", () => {
    const secret = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:db-abc`;
    const statements = [{ Effect: "Allow", Principal: { AWS: ARN }, Action: "secretsmanager:*", Resource: "*" }];
    const policies = { own: { kind: "secret-policy", target: secret, statements } };

    expect(ask({ policies }, { action: "secretsmanager:GetSecretValue", resource: secret })).toEqual([
      true,
      "The resource policy `own` allows it, in statement 1.",
    ]);
  });

  it("needs the trust policy to assume a role", () => {
    const target = `arn:aws:iam::${ACCOUNT}:role/hub`;
    const may = { statements: [allow("sts:AssumeRole")] };
    const trusts = (AWS: string) => ({
      kind: "trust",
      target,
      statements: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }],
    });
    const question = { action: "sts:AssumeRole", resource: target };

    expect(ask({ policies: { may, trust: trusts(`arn:aws:iam::${ACCOUNT}:root`) } }, question)[0]).toBe(true);
    expect(ask({ policies: { may, trust: trusts("arn:aws:iam::999988887777:root") } }, question)[0]).toBe(false);
    expect(ask({ policies: { trust: trusts(`arn:aws:iam::${ACCOUNT}:root`) } }, question)[0]).toBe(false);
  });

  describe("with policies of the organization read in part", () => {
    const full = { kind: "scp", statements: [allow("*")] };
    const refused = [{ kind: "organization-policies", scope: "organization/o-1", complete: false, reason: "" }];

    it.each<[string, World["policies"], Listing[]]>([
      [
        "a document is missing",
        { root: { ...full, target: "r-1", statements: null }, own: { ...full, target: ACCOUNT } },
        [],
      ],
      ["a level is missing", { own: { ...full, target: ACCOUNT } }, refused],
      [
        "a level may have more",
        { root: { ...full, target: "r-1" }, own: { kind: "scp", target: ACCOUNT, statements: [allow("s3:*")] } },
        refused,
      ],
    ])("is unknown, not no, where %s", (_, policies, unread) => {
      const world = { policies: { ...IAM.policies, ...policies }, account: IN_ORGANIZATION, unread };

      expect(ask(world, CREATE_USER).slice(0, 2)).toEqual([
        "unknown",
        "Not all policies of its organization were read.",
      ]);
    });

    it("is no by a denial that was read", () => {
      const guard = { kind: "scp", target: ACCOUNT, statements: [deny("iam:CreateUser")] };
      const root = { ...full, target: "r-1", statements: null };
      const world = { policies: { ...IAM.policies, root, guard }, account: IN_ORGANIZATION, unread: refused };

      expect(ask(world, CREATE_USER)).toEqual([false, "The service control policy `guard` denies it, in statement 1."]);
    });
  });

  describe("across accounts", () => {
    const TOPIC = { action: "sns:Publish", resource: "arn:aws:sns:eu-west-1:999988887777:alarms" };
    const LOG = { action: "logs:PutLogEvents", resource: "arn:aws:logs:eu-west-1:999988887777:log-group:x" };
    const all = { statements: [allow("*")] };

    it.each([
      ["topic", TOPIC],
      ["resource", { ...LOG, action: "xray:PutTraceSegments" }],
      ["resource", LOG],
    ])("is unknown where the policy of the %s is not read", (of, question) => {
      const [allowed, ...because] = ask({ policies: { all } }, question);

      expect(allowed).toBe("unknown");
      expect(because).toContain(`The policy of the ${of} was not read.`);
    });

    it("is no where its own side denies it, or gives nothing", () => {
      expect(ask({}, TOPIC)).toEqual([false, "No policy of it allows this."]);
      expect(ask({ policies: { all, guard: { statements: [deny("sns:*")] } } }, TOPIC)).toEqual([
        false,
        "The policy `guard` denies it, in statement 1.",
      ]);
    });

    it("is unknown where its own policies were not all read either", () => {
      expect(ask({ policies: { lost: { statements: null } } }, TOPIC)[0]).toBe("unknown");
    });

    it("is no where no resource has a policy that could share it", () => {
      const resource = "arn:aws:iam::999988887777:user/x";

      expect(ask({ policies: { all } }, { action: "iam:CreateUser", resource })).toEqual([
        false,
        "The policy of the resource does not allow this.",
      ]);
    });
  });

  describe("of a bucket whose account is not said", () => {
    const OBJECT = { action: "s3:GetObject", resource: "arn:aws:s3:::someone-elses/x" };
    const reads = { statements: [allow("s3:GetObject")] };
    const IF = `Only if the bucket is of account \`${ACCOUNT}\`: its ARN does not say whose it is.`;

    it("is conditional on whose it is, and yes where that is said", () => {
      const [allowed, ...because] = ask({ policies: { reads } }, OBJECT);

      expect(allowed).toBe("conditional");
      expect(because).toContain(IF);
      expect(ask({ policies: { reads } }, { ...OBJECT, resourceAccount: ACCOUNT })[0]).toBe(true);
      expect(ask({ policies: { reads } }, { ...OBJECT, resourceAccount: "999988887777" })[0]).toBe("unknown");
    });

    it("is not denied by what holds for the buckets of its own account", () => {
      const open = { ...allow("*"), Principal: "*" };
      const closed = { ...deny("s3:*"), Principal: "*" };
      const policies = {
        reads,
        root: { kind: "rcp", target: "r-1", statements: [open] },
        own: { kind: "rcp", target: ACCOUNT, statements: [open, closed] },
      };
      const world = { policies, account: IN_ORGANIZATION };

      expect(ask(world, OBJECT).slice(0, 2)).toEqual(["unknown", expect.stringContaining("Whose the bucket is")]);
      expect(ask(world, { ...OBJECT, resourceAccount: ACCOUNT })[0]).toBe(false);
    });
  });

  it("knows the tags of who asks", () => {
    const statements = [allow("iam:*", "*", { Condition: { StringEquals: { "aws:PrincipalTag/team": "core" } } })];

    expect(ask({ policies: { p: { statements } }, labels: { team: "core" } }, CREATE_USER)[0]).toBe(true);
    expect(ask({ policies: { p: { statements } }, labels: { team: "web" } }, CREATE_USER)[0]).toBe(false);
  });

  it.each([
    [{ verb: "get", resource: "secrets" }],
    [{ action: "s3:*", resource: "*" }],
    [{ action: "s3:GetObject", resource: "arn:aws:s3:::*" }],
    [{ action: "s3:GetObject", resource: "*", more: 1 }],
  ])("takes no question in another form: %j", (question) => {
    expect(ask({}, question)).toContain("Ask {action, resource");
  });

  it("answers about nobody else", () => {
    expect(ask({}, CREATE_USER, "aws:aws:managed-policy:1/x")).toContain("is no role, user, root or service");
  });
});
