import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { Decision } from "./policy.ts";
import { allow, deny, question, role, set, service, user } from "./testing/by-hand.ts";

const HOME = "111122223333";
const AWAY = "444455556666";
const ROLE = `arn:aws:iam::${HOME}:role/team/shop`;
const BUCKET = "arn:aws:s3:::ledger/report";
const KEY = `arn:aws:kms:eu-west-1:${HOME}:key/1`;
const RELEASE = `arn:aws:iam::${HOME}:role/release`;
const ROOT = `arn:aws:iam::${HOME}:root`;

/** The answer alone. */
const answer = (...asked: Parameters<typeof decide>): Decision["answer"] => decide(...asked).answer;

describe("within an account", () => {
  it("either the principal's policies or the resource's are enough", () => {
    const asked = question(role(ROLE), "s3:GetObject", BUCKET);

    expect(answer(asked, set({}))).toBe("no");
    expect(answer(asked, set({ identity: [[allow("s3:Get*")]] }))).toBe("yes");
    expect(answer(asked, set({ resource: [allow("s3:GetObject", { principal: ROLE })] }))).toBe("yes");
  });

  it("a Deny anywhere wins", () => {
    const asked = question(role(ROLE), "s3:GetObject", BUCKET);
    const allowed = {
      identity: [[allow("*")]],
      boundary: [allow("*")],
      session: [[allow("*")]],
      scps: [[[allow("*")]]],
    };

    expect(answer(asked, set(allowed))).toBe("yes");
    expect(answer(asked, set({ ...allowed, identity: [[allow("*")], [deny("s3:*")]] }))).toBe("no");
    expect(answer(asked, set({ ...allowed, boundary: [allow("*"), deny("s3:*")] }))).toBe("no");
    expect(answer(asked, set({ ...allowed, session: [[allow("*"), deny("s3:*")]] }))).toBe("no");
    expect(answer(asked, set({ ...allowed, scps: [[[allow("*"), deny("s3:*")]]] }))).toBe("no");
    expect(answer(asked, set({ ...allowed, rcps: [[[deny("s3:*", { principal: "*" })]]] }))).toBe("no");
    expect(answer(asked, set({ ...allowed, resource: [deny("s3:*", { principal: ROOT })] }))).toBe("no");
  });

  it("boundary and session policies limit what a resource's policy gives to a role, not what it gives to a session or user", () => {
    const limits = { boundary: [allow("ec2:*")], session: [[allow("ec2:*")]] };
    const given = (principal: string) => set({ ...limits, resource: [allow("s3:GetObject", { principal })] });
    const session = `arn:aws:sts::${HOME}:assumed-role/shop/run-1`;
    const ann = `arn:aws:iam::${HOME}:user/ann`;

    expect(answer(question(role(ROLE, "run-1"), "s3:GetObject", BUCKET), given(ROLE))).toBe("no");
    expect(answer(question(role(ROLE, "run-1"), "s3:GetObject", BUCKET), given(session))).toBe("yes");
    expect(answer(question(role(ROLE, "run-2"), "s3:GetObject", BUCKET), given(session))).toBe("no");
    expect(answer(question(role(ROLE, "run-1"), "s3:GetObject", BUCKET), given("*"))).toBe("yes");
    expect(answer(question(user(ann), "s3:GetObject", BUCKET), given(ann))).toBe("yes");
  });

  it("a policy that names a session is a condition where the session is not known", () => {
    const session = `arn:aws:sts::${HOME}:assumed-role/shop/run-1`;
    const policies = set({ resource: [allow("s3:GetObject", { principal: session })] });

    const decision = decide(question(role(ROLE), "s3:GetObject", BUCKET), policies);

    expect(decision.answer).toBe("conditional");
    expect(decision.conditions).toMatchObject([
      { condition: { operator: "StringEquals", key: "sts:RoleSessionName", values: ["run-1"] }, effect: "Allow" },
    ]);
  });

  it("the root needs no policy, and only organizations and the resource stop it", () => {
    const root = { kind: "root", arn: ROOT, account: HOME } as const;

    expect(answer(question(root, "s3:GetObject", BUCKET), set({}))).toBe("yes");
    expect(answer(question(root, "s3:GetObject", BUCKET), set({ scps: [[[allow("ec2:*")]]] }))).toBe("no");
    expect(
      answer(question(root, "sts:AssumeRole", RELEASE), set({ resource: [allow("sts:*", { principal: ROOT })] })),
    ).toBe("no");
  });
});

describe("trust", () => {
  const asked = question(role(ROLE), "sts:AssumeRole", RELEASE);
  const permission = { identity: [[allow("sts:AssumeRole", { resource: RELEASE })]] };
  const trust = (principal: string) => [allow("sts:AssumeRole", { principal, resource: null })];

  it("of a role that names the principal needs no permission within the account", () => {
    expect(answer(asked, set({ resource: trust(ROLE) }))).toBe("yes");
    expect(answer(asked, set({ resource: trust("*") }))).toBe("yes");
  });

  it("of a role that names the account needs permission", () => {
    expect(answer(asked, set({ resource: trust(ROOT) }))).toBe("no");
    expect(answer(asked, set({ resource: trust(HOME), ...permission }))).toBe("yes");
    expect(answer(asked, set({ resource: trust(ROOT), ...permission }))).toBe("yes");
  });

  it("is missed where permission is there", () => {
    expect(answer(asked, set({ ...permission, resource: trust(`arn:aws:iam::${HOME}:role/other`) }))).toBe("no");
    expect(answer(asked, set(permission))).toBe("no");
    expect(decide(asked, set(permission)).because).toEqual([
      { type: "resource", policy: null, statement: null, effect: "none" },
    ]);
  });

  it("from another account needs both", () => {
    const stranger = `arn:aws:iam::${AWAY}:role/ci`;
    const across = question(role(stranger, null, AWAY), "sts:AssumeRole", RELEASE);

    expect(answer(across, set({ resource: trust(stranger) }))).toBe("no");
    expect(answer(across, set(permission))).toBe("no");
    expect(answer(across, set({ resource: trust(stranger), ...permission }))).toBe("yes");
    expect(answer(across, set({ resource: trust(AWAY), ...permission }))).toBe("yes");
    expect(answer(across, set({ resource: trust(ROOT), ...permission }))).toBe("no");
  });

  it("of a key must name the account before the account's policies count", () => {
    const use = question(role(ROLE), "kms:Decrypt", KEY);
    const permitted = { identity: [[allow("kms:Decrypt")]] };

    expect(answer(use, set(permitted))).toBe("no");
    expect(answer(use, set({ ...permitted, resource: [allow("kms:*", { principal: ROOT })] }))).toBe("yes");
    expect(answer(use, set({ resource: [allow("kms:*", { principal: ROLE })] }))).toBe("yes");
    expect(answer(question(role(ROLE), "kms:ListKeys", "*"), set({ identity: [[allow("kms:ListKeys")]] }))).toBe("yes");
  });

  it("of a service or a provider is by its name", () => {
    const lambda = service("lambda.amazonaws.com");
    const provider = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
    const federated = { kind: "federated", arn: provider, account: HOME } as const;
    const web = { action: "sts:AssumeRoleWithWebIdentity", resource: null };

    expect(
      answer(
        question(lambda, "sts:AssumeRole", RELEASE),
        set({ resource: [allow("sts:AssumeRole", { resource: null, principal: { Service: lambda.arn } })] }),
      ),
    ).toBe("yes");
    expect(
      answer(question(lambda, "sts:AssumeRole", RELEASE), set({ resource: trust(ROOT), identity: [[allow("*")]] })),
    ).toBe("no");
    expect(
      answer(
        question(federated, web.action, RELEASE),
        set({ resource: [allow(web.action, { resource: null, principal: { Federated: provider } })] }),
      ),
    ).toBe("yes");
    expect(answer(question(federated, web.action, RELEASE), set({ resource: trust(ROOT) }))).toBe("no");
  });
});

describe("organizations", () => {
  const asked = question(role(ROLE), "s3:GetObject", BUCKET);
  const identity = [[allow("*")]];

  it("every level must allow", () => {
    expect(answer(asked, set({ identity, scps: [[[allow("*")]], [[allow("s3:*")]]] }))).toBe("yes");
    expect(answer(asked, set({ identity, scps: [[[allow("*")]], [[allow("ec2:*")]]] }))).toBe("no");
    expect(answer(asked, set({ identity, scps: [[[allow("*")]], []] }))).toBe("no");
  });

  it("do not limit service-linked roles", () => {
    const linked = `arn:aws:iam::${HOME}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;

    expect(answer(question(role(linked), "s3:GetObject", BUCKET), set({ identity, scps: [[[deny("*")]]] }))).toBe(
      "yes",
    );
  });

  it("limit what the resource's policy gives, too", () => {
    const resource = [allow("s3:GetObject", { principal: ROLE })];

    expect(answer(asked, set({ resource, scps: [[[allow("ec2:*")]]] }))).toBe("no");
  });
});

describe("whatever policies say", () => {
  it("anybody who is somebody may ask who they are", () => {
    const asked = question(role(ROLE), "sts:GetCallerIdentity", "*");

    expect(answer(asked, set({ identity: [[deny("*")]], scps: [[[deny("*")]]] }))).toBe("yes");
    expect(
      answer(question({ kind: "anonymous", arn: "*", account: null }, "sts:GetCallerIdentity", "*"), set({})),
    ).toBe("no");
  });

  it("what AWS made stays", () => {
    const identity = [[allow("*")]];
    const managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const reserved = `arn:aws:iam::${HOME}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1`;

    expect(answer(question(role(ROLE), "iam:CreatePolicyVersion", managed), set({ identity }))).toBe("no");
    expect(answer(question(role(ROLE), "iam:GetPolicy", managed), set({ identity }))).toBe("yes");
    expect(answer(question(role(ROLE), "iam:UpdateAssumeRolePolicy", reserved), set({ identity }))).toBe("no");
  });
});
