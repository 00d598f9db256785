import { describe, expect, it } from "vitest";
import type { Listing } from "../../system.ts";
import { ACCOUNT, allow, ask, CREATE_USER, deny, IN_ORGANIZATION, type World } from "./testing/ask.ts";

const IAM = { policies: { admin: { statements: [allow("iam:*")] } } };

describe("what a role may do beyond its own policies and account", () => {
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
});
